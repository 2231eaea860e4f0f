import { createCustomiser, NO_WAY } from './hierarchy/customise.ts'
import { createTrees, type Sense } from './hierarchy/trees.ts'
import { NO_EDGE, type RoadGraph } from './roadGraph.ts'
import type { RoadMap } from './roadMap.ts'
import { type Route, routeOver } from './route.ts'

/** In place of milliseconds where there is no way. */
export const UNREACHED = 0xffffffff

/** A stretch of the road file that nobody may drive, in both directions or one. */
export type ClosedStretch = { readonly stretch: number; readonly direction?: 'along' | 'against' }

/** Driving times on the city's roads under the closures of now, to the millisecond those of a plain search. */
export type Network = {
  readonly graph: RoadGraph
  /** Whole milliseconds of driving from each source node to each target node, row by row; UNREACHED where no way. `into`: as long as both multiplied. */
  table(sources: ArrayLike<number>, targets: ArrayLike<number>, into?: Uint32Array): Uint32Array
  /** From everywhere to `node`, ms, by node. */
  millisTo(node: number, into?: Uint32Array): Uint32Array
  /** From `node` to everywhere, ms, by node. */
  millisFrom(node: number, into?: Uint32Array): Uint32Array
  /** The fastest way, or null; of equally fast ways always the same one: at each crossroads on to the lowest-numbered node. */
  route(from: number, to: number): Route | null
  /** Closes exactly these stretches, all others open again. Times change at once. */
  close(stretches: Iterable<ClosedStretch>): void
  /** Counts up with every change of times. */
  readonly version: number
}

/**
 * The network of one world, all its roads open. In memory some 80 bytes a node for the map that worlds share, 60 a world,
 * and 95 more once a table asks for everybody: a map of a million nodes takes 80 MB, each world on it 60 to 155.
 */
export function createNetwork({ graph, hierarchy }: RoadMap): Network {
  const { nodeCount, forward, edgeOfStretch } = graph
  const { rankOf, head } = hierarchy
  const closed = new Uint8Array(forward.target.length)
  const times = { up: new Int32Array(head.length), down: new Int32Array(head.length) }
  const customiser = createCustomiser({ graph, closed, hierarchy }, times)
  customiser.all()
  const trees = createTrees(hierarchy, times)
  const byRank = new Int32Array(nodeCount)
  let closedEdges: ReadonlySet<number> = new Set()
  let version = 0

  const rankOfNode = (node: number): number => {
    const rank = Number.isInteger(node) ? rankOf[node] : undefined
    if (rank === undefined) throw new RangeError(`no road node ${node}`)
    return rank
  }
  const tell = (millis: number): number => (millis < NO_WAY ? millis : UNREACHED)

  function one(node: number, sense: Sense, into: Uint32Array): Uint32Array {
    trees.one(rankOfNode(node), sense, byRank)
    for (let each = 0; each < nodeCount; each++) into[each] = tell(byRank[rankOf[each] ?? 0] ?? 0)
    return into
  }

  function edgesOf({ stretch, direction }: ClosedStretch): number[] {
    const [along, against] = [edgeOfStretch[2 * stretch], edgeOfStretch[2 * stretch + 1]]
    if (along === undefined || against === undefined) throw new RangeError(`no road stretch ${stretch}`)
    const both = direction === undefined
    return [...(both || direction === 'along' ? [along] : []), ...(both || direction === 'against' ? [against] : [])]
  }

  return {
    graph,

    table(sources, targets, into = new Uint32Array(sources.length * targets.length)) {
      const [from, to] = [Uint32Array.from(sources, rankOfNode), Uint32Array.from(targets, rankOfNode)]
      // A tree for each of the fewer; to a single place by looking only at what lies above who comes.
      const [goal] = to
      if (to.length === 1 && goal !== undefined) into.set(from.map(trees.toGoal(goal)))
      else if (to.length < from.length) trees.table(to, from, 'to', { into, rootStep: 1, wantedStep: to.length })
      else trees.table(from, to, 'from', { into, rootStep: to.length, wantedStep: 1 })
      for (let cell = 0; cell < into.length; cell++) into[cell] = tell(into[cell] ?? 0)
      return into
    },

    millisTo: (node, into = new Uint32Array(nodeCount)) => one(node, 'to', into),
    millisFrom: (node, into = new Uint32Array(nodeCount)) => one(node, 'from', into),

    route(from, to) {
      const goal = rankOfNode(to)
      rankOfNode(from)
      const millisTo = trees.toGoal(goal)
      const total = millisTo(rankOfNode(from))
      if (total >= NO_WAY) return null
      const nodes = [from]
      for (let node = from; node !== to; nodes.push(node)) node = nodeAfter(node)
      return routeOver(graph, nodes, total)

      function nodeAfter(node: number): number {
        const here = millisTo(rankOf[node] ?? 0)
        let best = Number.POSITIVE_INFINITY
        for (let edge = forward.offset[node] ?? 0; edge < (forward.offset[node + 1] ?? 0); edge++) {
          const after = forward.target[edge] ?? 0
          if (closed[edge] || after > best) continue
          if (millisTo(rankOf[after] ?? 0) + (forward.millis[edge] ?? 0) === here) best = after
        }
        if (best === Number.POSITIVE_INFINITY) throw new Error(`node ${node} leads nowhere`)
        return best
      }
    },

    close(stretches) {
      const wanted = new Set<number>()
      for (const stretch of stretches) for (const edge of edgesOf(stretch)) if (edge !== NO_EDGE) wanted.add(edge)
      const changed = [
        ...[...wanted].filter((edge) => !closedEdges.has(edge)),
        ...[...closedEdges].filter((edge) => !wanted.has(edge)),
      ]
      if (changed.length === 0) return
      for (const edge of changed) closed[edge] = wanted.has(edge) ? 1 : 0
      closedEdges = wanted
      customiser.changed(changed)
      trees.timesChanged()
      version++
    },

    get version() {
      return version
    },
  }
}
