import type { Adjacency, RoadGraph } from '@muster/server/dispatch/roadGraph.ts'

/** The road graph with its bends left out: `stops` are crossings, dead ends and the nodes that were asked for. */
export type Streets = {
  readonly count: number
  readonly lng: Float64Array
  readonly lat: Float64Array
  readonly forward: Adjacency
  readonly backward: Adjacency
  readonly maxEdgeMillis: number
  /** The stop of a road node that was asked for. */
  stopOf(node: number): number
}

const NONE = -1

/**
 * Leaves out every node at which nobody can turn off, save the `kept`: the same times, with a fraction of the nodes.
 * `open`: the same graph before roads were closed, so that its stops have the same numbers.
 */
export function streetsOf(graph: RoadGraph, kept: Iterable<number>, open: RoadGraph = graph): Streets {
  const { forward, strongCount } = graph
  const isStop = new Uint8Array(graph.nodeCount)
  for (let node = 0; node < strongCount; node++) if (neighbours(open, node).size !== 2) isStop[node] = 1
  for (const node of kept) isStop[node] = 1
  const stop = new Int32Array(graph.nodeCount).fill(NONE)
  const nodes: number[] = []
  for (let node = 0; node < strongCount; node++) if (isStop[node]) stop[node] = nodes.push(node) - 1

  const edges = nodes.flatMap((node, tail) => leaving(forward, node).map((edge) => ({ tail, ...follow(node, edge) })))
  // Follows a street from a stop to the next one. What leads out of the part that hangs together leads nowhere.
  function follow(from: number, first: Edge): { head: number; millis: number } {
    let [before, here, millis] = [from, first.to, first.millis]
    while (here < strongCount && !isStop[here]) {
      const on = leaving(forward, here).find(({ to }) => to !== before)
      if (!on) return { head: NONE, millis }
      ;[before, here, millis] = [here, on.to, millis + on.millis]
    }
    return { head: stop[here] ?? NONE, millis }
  }
  const led = edges.filter(({ tail, head }) => head !== NONE && head !== tail)
  return {
    count: nodes.length,
    lng: Float64Array.from(nodes, (node) => graph.lng[node] ?? 0),
    lat: Float64Array.from(nodes, (node) => graph.lat[node] ?? 0),
    forward: adjacency(nodes.length, led),
    backward: adjacency(
      nodes.length,
      led.map(({ tail, head, millis }) => ({ tail: head, head: tail, millis })),
    ),
    maxEdgeMillis: led.reduce((most, { millis }) => Math.max(most, millis), 1),
    stopOf: (node) => stop[node] ?? NONE,
  }

  function neighbours({ forward, backward }: RoadGraph, node: number): Set<number> {
    return new Set([...leaving(forward, node), ...leaving(backward, node)].map(({ to }) => to))
  }
}

type Edge = { readonly to: number; readonly millis: number }

/** The edges that leave a node. */
export function leaving({ offset, target, millis }: Adjacency, node: number): Edge[] {
  const found: Edge[] = []
  for (let edge = offset[node] ?? 0; edge < (offset[node + 1] ?? 0); edge++)
    found.push({ to: target[edge] ?? 0, millis: millis[edge] ?? 0 })
  return found
}

function adjacency(
  count: number,
  edges: readonly { readonly tail: number; readonly head: number; readonly millis: number }[],
): Adjacency {
  const sorted = [...edges].sort((a, b) => a.tail - b.tail || a.head - b.head)
  const offset = new Uint32Array(count + 1)
  for (const { tail } of sorted) offset[tail + 1] = (offset[tail + 1] ?? 0) + 1
  for (let node = 0; node < count; node++) offset[node + 1] = (offset[node + 1] ?? 0) + (offset[node] ?? 0)
  return {
    offset,
    target: Uint32Array.from(sorted, ({ head }) => head),
    millis: Uint32Array.from(sorted, ({ millis }) => millis),
  }
}
