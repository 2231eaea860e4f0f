import { type Hierarchy, NO_PARENT } from './hierarchy.ts'
import { LANES, laneKernel, ROW_BYTES, type SweepLanes } from './laneKernel.ts'

const PAGE_BYTES = 65_536
const NOT_CHOSEN = -1

/**
 * The ranks whose times are wanted with all above them, laid beside each other with their arcs, so that a sweep over them
 * runs through memory in order (RPHAST, Delling, Goldberg and Werneck 2011). One at a time; the next takes its room.
 */
export function createSelection({ nodeCount, offset, head, parent }: Hierarchy) {
  const memory = new WebAssembly.Memory({ initial: 1 })
  const sweep: SweepLanes = laneKernel(memory)
  const place = new Int32Array(nodeCount).fill(NOT_CHOSEN)
  let ranks: number[] = []
  let lanes = new Int32Array(memory.buffer)
  let [endsAt, arcsAt] = [0, 0]

  const reserve = (bytes: number) => {
    const missing = bytes - memory.buffer.byteLength
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES))
  }

  return {
    /** Chooses these ranks; `times` are those of the arcs down which they are reached. */
    choose(wanted: ArrayLike<number>, times: Int32Array): void {
      for (const rank of ranks) place[rank] = NOT_CHOSEN
      ranks = []
      const way: number[] = []
      let arcCount = 0
      for (let i = 0; i < wanted.length; i++) {
        for (
          let rank = wanted[i] ?? NO_PARENT;
          rank !== NO_PARENT && place[rank] === NOT_CHOSEN;
          rank = parent[rank] ?? NO_PARENT
        ) {
          place[rank] = 0
          way.push(rank)
        }
        for (let rank = way.pop(); rank !== undefined; rank = way.pop()) {
          place[rank] = ranks.length
          ranks.push(rank)
          arcCount += (offset[rank + 1] ?? 0) - (offset[rank] ?? 0)
        }
      }
      endsAt = ranks.length * ROW_BYTES
      arcsAt = endsAt + ranks.length * 4
      reserve(arcsAt + arcCount * 8)
      lanes = new Int32Array(memory.buffer, 0, ranks.length * LANES)
      const ends = new Int32Array(memory.buffer, endsAt, ranks.length)
      const arcs = new Int32Array(memory.buffer, arcsAt, arcCount * 2)
      let filled = 0
      for (let i = 0; i < ranks.length; i++) {
        const rank = ranks[i] ?? 0
        const end = offset[rank + 1] ?? 0
        for (let arc = offset[rank] ?? 0; arc < end; arc++) {
          arcs[filled++] = (place[head[arc] ?? 0] ?? 0) * ROW_BYTES
          arcs[filled++] = times[arc] ?? 0
        }
        ends[i] = arcsAt + filled * 4
      }
    },

    /** Where the first lane of a rank's times lies in what `clear` answers; below 0 for ranks that were not chosen. */
    rowOf: (rank: number): number => (place[rank] ?? NOT_CHOSEN) * LANES,

    /** The times of all lanes, set to `value`. */
    clear: (value: number): Int32Array => lanes.fill(value),

    /** Brings the times of all chosen ranks down from those set at the top. */
    sweep(): void {
      sweep(0, endsAt, arcsAt, endsAt)
    },
  }
}
