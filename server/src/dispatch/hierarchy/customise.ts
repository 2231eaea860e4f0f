import { type Hierarchy, NO_ARC } from './hierarchy.ts'

/** No way, or one of more than 12 days: two of them still add up within 31 bits. */
export const NO_WAY = 0x3fffffff

/** Milliseconds of driving over each arc from its lower end to its upper one, and from the upper to the lower. */
export type ArcTimes = { readonly up: Int32Array; readonly down: Int32Array }

/** What times come from: those of the edges now (NO_WAY: closed), and the hierarchy on which they lie. */
type Roads = { readonly millis: Uint32Array; readonly hierarchy: Hierarchy }

/** Gives the arcs of a hierarchy their times: of the roads that lie on each, and of every detour over a lower rank. */
export function createCustomiser({ millis, hierarchy }: Roads, { up, down }: ArcTimes) {
  const { nodeCount, offset, head, tail, downOffset, downArc, arcOfEdge, edgeOffset, edgeAt } = hierarchy
  // The best so far between the rank at work and each above it.
  const rise = new Int32Array(nodeCount)
  const fall = new Int32Array(nodeCount)

  /** The arcs above a rank, where all below it have their times. */
  function renew(rank: number): void {
    const [start, end] = [offset[rank] ?? 0, offset[rank + 1] ?? 0]
    for (let arc = start; arc < end; arc++) {
      const above = head[arc] ?? 0
      rise[above] = NO_WAY
      fall[above] = NO_WAY
    }
    const lastEdge = edgeOffset[rank + 1] ?? 0
    for (let at = edgeOffset[rank] ?? 0; at < lastEdge; at++) {
      const edge = edgeAt[at] ?? 0
      const code = arcOfEdge[edge] ?? 0
      const above = head[code >>> 1] ?? 0
      const best = code & 1 ? fall : rise
      best[above] = Math.min(best[above] ?? 0, millis[edge] ?? 0)
    }
    const lastDown = downOffset[rank + 1] ?? 0
    for (let at = downOffset[rank] ?? 0; at < lastDown; at++) {
      const arc = downArc[at] ?? 0
      const [fromBelow, toBelow] = [up[arc] ?? 0, down[arc] ?? 0]
      // All that are joined to the lower rank above this one are joined to this one.
      const last = offset[(tail[arc] ?? 0) + 1] ?? 0
      for (let other = arc + 1; other < last; other++) {
        const above = head[other] ?? 0
        const there = toBelow + (up[other] ?? 0)
        if (there < (rise[above] ?? 0)) rise[above] = there
        const back = fromBelow + (down[other] ?? 0)
        if (back < (fall[above] ?? 0)) fall[above] = back
      }
    }
  }

  /** Writes down what was found; answers after which arc nothing is new. */
  function write(rank: number): number {
    let after = 0
    const end = offset[rank + 1] ?? 0
    for (let arc = offset[rank] ?? 0; arc < end; arc++) {
      const above = head[arc] ?? 0
      const [there, back] = [rise[above] ?? 0, fall[above] ?? 0]
      if (up[arc] === there && down[arc] === back) continue
      up[arc] = there
      down[arc] = back
      after = arc + 1
    }
    return after
  }

  return {
    all(): void {
      for (let rank = 0; rank < nodeCount; rank++) {
        renew(rank)
        write(rank)
      }
    },

    /** The same after the times of these edges have changed: only the ranks that what changed can reach. */
    changed(edges: Iterable<number>): void {
      const waiting = new Uint8Array(nodeCount)
      for (const edge of edges) {
        const code = arcOfEdge[edge] ?? NO_ARC
        if (code !== NO_ARC) waiting[tail[code >>> 1] ?? 0] = 1
      }
      // Whoever waits because of a rank lies above it: one pass meets all.
      for (let rank = waiting.indexOf(1); rank !== -1; rank = waiting.indexOf(1, rank + 1)) {
        renew(rank)
        const after = write(rank)
        for (let arc = offset[rank] ?? 0; arc < after; arc++) waiting[head[arc] ?? 0] = 1
      }
    },
  }
}
