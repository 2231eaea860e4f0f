import { type Closings, NOTHING_CLOSED } from './closings.ts'
import { createCustomiser, NO_WAY } from './hierarchy/customise.ts'
import { createTrees, type Sense } from './hierarchy/trees.ts'
import type { Profile } from './profiles.ts'
import { NO_EDGE, type RoadGraph } from './roadGraph.ts'
import { type Route, routeOver } from './route.ts'

/** In place of milliseconds where there is no way. */
export const UNREACHED = 0xffffffff

/** Times of one kind of vehicle, to the millisecond those of a plain search. */
export type ProfileTimes = {
  /** Whole milliseconds from each source node to each target node, row by row; UNREACHED where no way. `into`: as long as both multiplied. */
  table(sources: ArrayLike<number>, targets: ArrayLike<number>, into?: Uint32Array): Uint32Array
  /** From everywhere to `node`, ms, by node. */
  millisTo(node: number, into?: Uint32Array): Uint32Array
  /** From `node` to everywhere, ms, by node. */
  millisFrom(node: number, into?: Uint32Array): Uint32Array
  /** The fastest way, or null; of equally fast ways always the same one: at each crossroads on to the lowest-numbered node. */
  route(from: number, to: number): Route | null
}

/** The times of a profile under the closings of now, which are looked at whenever something is asked, and when `settle` says so. */
export function createProfileTimes(
  { forward, edgeOfStretch, hierarchy, open, afloat, isShutOut }: Profile,
  graph: RoadGraph,
  closingsNow: () => Closings,
): ProfileTimes & { readonly settle: () => void } {
  const { nodeCount, rankOf, head } = hierarchy
  const millis = open.slice()
  const times = { up: new Int32Array(head.length), down: new Int32Array(head.length) }
  const customiser = createCustomiser({ millis, hierarchy }, times)
  customiser.all()
  const trees = createTrees(hierarchy, times)
  const byRank = new Int32Array(nodeCount)
  let settled = NOTHING_CLOSED

  function settle(): void {
    const closings = closingsNow()
    if (settled === closings) return
    const { shut, flooded } = closings
    const timeOf = (half: number, edge: number): number => {
      if (flooded.has(half)) return afloat?.[edge] ?? NO_WAY
      return isShutOut && shut.has(half) ? NO_WAY : (open[edge] ?? NO_WAY)
    }
    const changed: number[] = []
    for (const halves of [settled.shut, settled.flooded, shut, flooded])
      for (const half of halves) {
        const edge = edgeOfStretch[half] ?? NO_EDGE
        const time = timeOf(half, edge)
        if (edge === NO_EDGE || millis[edge] === time) continue
        millis[edge] = time
        changed.push(edge)
      }
    settled = closings
    if (changed.length === 0) return
    customiser.changed(changed)
    trees.timesChanged()
  }

  const rankOfNode = (node: number): number => {
    const rank = Number.isInteger(node) ? rankOf[node] : undefined
    if (rank === undefined) throw new RangeError(`no road node ${node}`)
    return rank
  }
  const tell = (time: number): number => (time < NO_WAY ? time : UNREACHED)

  function one(node: number, sense: Sense, into: Uint32Array): Uint32Array {
    settle()
    trees.one(rankOfNode(node), sense, byRank)
    for (let each = 0; each < nodeCount; each++) into[each] = tell(byRank[rankOf[each] ?? 0] ?? 0)
    return into
  }

  return {
    settle,

    table(sources, targets, into = new Uint32Array(sources.length * targets.length)) {
      settle()
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
      settle()
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
          const time = millis[edge] ?? NO_WAY
          if (time === NO_WAY || after > best) continue
          if (millisTo(rankOf[after] ?? 0) + time === here) best = after
        }
        if (best === Number.POSITIVE_INFINITY) throw new Error(`node ${node} leads nowhere`)
        return best
      }
    },
  }
}
