import { type ArcTimes, NO_WAY } from './customise.ts'
import { type Hierarchy, NO_PARENT } from './hierarchy.ts'
import { LANES } from './laneKernel.ts'
import { createSelection } from './selection.ts'

/** `from`: driving from the root of a tree to all others; `to`: from all others to it. */
export type Sense = 'from' | 'to'

type Cells = { readonly into: Uint32Array; readonly rootStep: number; readonly wantedStep: number }

/**
 * Fastest times over a hierarchy. Each tree is a climb, from its root to the top over everybody above it, and a sweep,
 * down again over those whose times are wanted.
 */
export function createTrees(hierarchy: Hierarchy, times: ArcTimes) {
  const { nodeCount, offset, head, parent } = hierarchy
  const climbed = new Int32Array(nodeCount)
  const exact = new Int32Array(nodeCount)
  // In which turn a rank was last met: nothing is wiped between two trees.
  const known = new Uint32Array(nodeCount)
  const isAboveGoal = new Uint32Array(nodeCount)
  const selection = createSelection(hierarchy)
  let turns = 0
  let latest: { readonly goal: number; readonly millisFrom: (rank: number) => number } | undefined

  /** Times between `root` and each rank above it, by ways that only rise from it (`to`: only fall to it). */
  function climb(root: number, sense: Sense): void {
    latest = undefined
    const along = sense === 'from' ? times.up : times.down
    for (let rank = root; rank !== NO_PARENT; rank = parent[rank] ?? NO_PARENT) climbed[rank] = NO_WAY
    climbed[root] = 0
    for (let rank = root; rank !== NO_PARENT; rank = parent[rank] ?? NO_PARENT) {
      const here = climbed[rank] ?? NO_WAY
      if (here === NO_WAY) continue
      const end = offset[rank + 1] ?? 0
      for (let arc = offset[rank] ?? 0; arc < end; arc++) {
        const above = head[arc] ?? 0
        const there = here + (along[arc] ?? 0)
        if (there < (climbed[above] ?? 0)) climbed[above] = there
      }
    }
  }

  return {
    /** The arcs' times are others now: nothing that was found holds. */
    timesChanged(): void {
      latest = undefined
    },

    /**
     * Answers milliseconds from a rank to `goal`, looking only at what lies above either; until the next tree is asked for.
     * Asked for the same goal again it still knows what it looked at: twelve ways to one call share their ends.
     */
    toGoal(goal: number): (rank: number) => number {
      if (latest?.goal === goal) return latest.millisFrom
      climb(goal, 'to')
      const turn = ++turns
      for (let rank = goal; rank !== NO_PARENT; rank = parent[rank] ?? NO_PARENT) isAboveGoal[rank] = turn
      const way: number[] = []
      const millisFrom = (start: number): number => {
        for (let rank = start; rank !== NO_PARENT && known[rank] !== turn; rank = parent[rank] ?? NO_PARENT)
          way.push(rank)
        for (let rank = way.pop(); rank !== undefined; rank = way.pop()) {
          let best = isAboveGoal[rank] === turn ? (climbed[rank] ?? 0) : NO_WAY
          const end = offset[rank + 1] ?? 0
          for (let arc = offset[rank] ?? 0; arc < end; arc++)
            best = Math.min(best, (exact[head[arc] ?? 0] ?? 0) + (times.up[arc] ?? 0))
          exact[rank] = best
          known[rank] = turn
        }
        return exact[start] ?? NO_WAY
      }
      latest = { goal, millisFrom }
      return millisFrom
    },

    /** Milliseconds between `root` and every rank, into `millis` (by rank). */
    one(root: number, sense: Sense, millis: Int32Array): void {
      const along = sense === 'from' ? times.down : times.up
      climb(root, sense)
      millis.fill(NO_WAY)
      for (let rank = root; rank !== NO_PARENT; rank = parent[rank] ?? NO_PARENT) millis[rank] = climbed[rank] ?? 0
      for (let rank = nodeCount - 1; rank >= 0; rank--) {
        let best = millis[rank] ?? 0
        const end = offset[rank + 1] ?? 0
        for (let arc = offset[rank] ?? 0; arc < end; arc++) {
          const over = (millis[head[arc] ?? 0] ?? 0) + (along[arc] ?? 0)
          if (over < best) best = over
        }
        millis[rank] = best
      }
    },

    /**
     * Milliseconds between each of `roots` and each of `wanted`, a tree for each root; NO_WAY where there is no way. They go
     * into `cells.into`, those of two roots and of two wanted so many cells apart.
     */
    table(roots: Uint32Array, wanted: Uint32Array, sense: Sense, { into, rootStep, wantedStep }: Cells): void {
      selection.choose(wanted, sense === 'from' ? times.down : times.up)
      for (let first = 0; first < roots.length; first += LANES) {
        const width = Math.min(LANES, roots.length - first)
        const lanes = selection.clear(NO_WAY)
        for (let lane = 0; lane < width; lane++) {
          const root = roots[first + lane] ?? 0
          climb(root, sense)
          for (let rank = root; rank !== NO_PARENT; rank = parent[rank] ?? NO_PARENT) {
            const row = selection.rowOf(rank)
            if (row >= 0) lanes[row + lane] = climbed[rank] ?? 0
          }
        }
        selection.sweep()
        for (let i = 0; i < wanted.length; i++) {
          const row = selection.rowOf(wanted[i] ?? 0)
          let cell = first * rootStep + i * wantedStep
          for (let lane = 0; lane < width; lane++, cell += rootStep) into[cell] = lanes[row + lane] ?? 0
        }
      }
    },
  }
}
