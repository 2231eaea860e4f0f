import { bucketSearch, UNREACHED } from './bucketSearch.ts'
import { metresBetween } from './metresBetween.ts'
import type { RoadGraph } from './roadGraph.ts'

/** A way along the roads. `points` are [longitude, latitude], the first and last being the two nodes. */
export type Route = { seconds: number; metres: number; points: [number, number][] }

// One set of working arrays a graph, made at first use and kept while the graph lives.
const searches = new WeakMap<RoadGraph, ReturnType<typeof bucketSearch>>()

function searchOf(graph: RoadGraph) {
  const known = searches.get(graph)
  if (known) return known
  const made = bucketSearch(graph.nodeCount, graph.maxEdgeMillis)
  searches.set(graph, made)
  return made
}

/**
 * Driving seconds from node `source` to every node, or with `reverse` from every node to it; Infinity where there is no
 * way. Pass `into` (one number a node) to use an array again instead of making one.
 */
export function secondsToAll(
  graph: RoadGraph,
  source: number,
  { reverse = false, into = new Float64Array(graph.nodeCount) }: { reverse?: boolean; into?: Float64Array } = {},
): Float64Array {
  checkNode(graph, source)
  const millis = searchOf(graph)(reverse ? graph.backward : graph.forward, source)
  for (let node = 0; node < graph.nodeCount; node++) {
    const reached = millis[node] ?? UNREACHED
    into[node] = reached === UNREACHED ? Number.POSITIVE_INFINITY : reached / 1000
  }
  return into
}

/** The fastest way between two nodes, or null where there is none. Of equally fast ways always the same one. */
export function route(graph: RoadGraph, fromNode: number, toNode: number): Route | null {
  checkNode(graph, fromNode)
  checkNode(graph, toNode)
  const millis = searchOf(graph)(graph.forward, fromNode, toNode)
  const total = millis[toNode] ?? UNREACHED
  if (total === UNREACHED) return null
  const nodes = [toNode]
  for (let node = toNode; node !== fromNode; ) {
    node = nodeBefore(graph, millis, node)
    nodes.push(node)
  }
  return { seconds: total / 1000, ...along(graph, nodes.reverse()) }
}

/**
 * The fastest way from a node to where the tree leads, without another search; null where there is none. `secondsTo`: what
 * `secondsToAll` answered with `reverse` for the goal. Of equally fast ways always the same one.
 */
export function wayDown(graph: RoadGraph, secondsTo: Float64Array, fromNode: number, toNode: number): Route | null {
  checkNode(graph, fromNode)
  checkNode(graph, toNode)
  const seconds = secondsTo[fromNode] ?? Number.POSITIVE_INFINITY
  if (!Number.isFinite(seconds)) return null
  const nodes = [fromNode]
  for (let node = fromNode; node !== toNode; ) {
    node = nodeAfter(graph, secondsTo, node)
    nodes.push(node)
  }
  return { seconds, ...along(graph, nodes) }
}

function along(graph: RoadGraph, nodes: readonly number[]): Pick<Route, 'metres' | 'points'> {
  const points = nodes.map((node): [number, number] => [graph.lng[node] ?? 0, graph.lat[node] ?? 0])
  const metres = points.slice(1).reduce((sum, [lng, lat], i) => {
    const [lngBefore, latBefore] = points[i] ?? [lng, lat]
    return sum + metresBetween(lngBefore, latBefore, lng, lat)
  }, 0)
  return { metres, points }
}

/** The lowest-numbered node through which the goal is reached in the shortest time. */
function nodeAfter({ forward }: RoadGraph, secondsTo: Float64Array, node: number): number {
  // The tree holds seconds, the roads whole milliseconds.
  const millisTo = (at: number): number => Math.round((secondsTo[at] ?? Number.POSITIVE_INFINITY) * 1000)
  const here = millisTo(node)
  let best = Number.POSITIVE_INFINITY
  for (let edge = forward.offset[node] ?? 0; edge < (forward.offset[node + 1] ?? 0); edge++) {
    const after = forward.target[edge] ?? 0
    if (millisTo(after) + (forward.millis[edge] ?? 0) === here) best = Math.min(best, after)
  }
  if (best === Number.POSITIVE_INFINITY) throw new Error(`node ${node} leads nowhere`)
  return best
}

/** The lowest-numbered node from which `node` was reached in its shortest time. */
function nodeBefore({ backward }: RoadGraph, millis: Uint32Array, node: number): number {
  const here = millis[node] ?? 0
  let best = Number.POSITIVE_INFINITY
  for (let edge = backward.offset[node] ?? 0; edge < (backward.offset[node + 1] ?? 0); edge++) {
    const before = backward.target[edge] ?? 0
    if ((millis[before] ?? UNREACHED) + (backward.millis[edge] ?? 0) === here) best = Math.min(best, before)
  }
  if (best === Number.POSITIVE_INFINITY) throw new Error(`node ${node} was reached from nowhere`)
  return best
}

function checkNode(graph: RoadGraph, node: number): void {
  if (!Number.isInteger(node) || node < 0 || node >= graph.nodeCount) throw new RangeError(`no road node ${node}`)
}
