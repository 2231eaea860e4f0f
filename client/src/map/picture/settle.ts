import { type Box, createCrowd, grown } from './crowd.ts'
import { boxOf, type Mark, type Placed } from './mark.ts'
import type { Pixel } from './view.ts'

/** A mark moves back, or comes back, only where there is this much room around it, so that it does not flicker. */
const CALM_PX = 5

/** Remembers which spot each mark got the last time; -1: left out. */
export type Seats = Map<string, number>

/**
 * Gives every mark a place (the incident stays, the plate moves on a leader). Earlier marks are served first; `taken`
 * is covered from the start. `seats` is read for the former places and then holds the new ones.
 */
export function settle(marks: readonly Mark[], seats: Seats, taken: readonly Box[] = []): readonly Placed[] {
  const crowd = createCrowd()
  for (const box of taken) crowd.add(box)
  const placed: Placed[] = []
  const seen = new Map<string, number>()
  for (const mark of marks) {
    const seat = seatOf(mark, seats.get(mark.id))
    seen.set(mark.id, seat)
    const offset = mark.spots[seat]
    if (offset === undefined) continue
    crowd.add(boxOf(mark, offset))
    placed.push({ ...mark, offset })
  }
  seats.clear()
  for (const [id, seat] of seen) seats.set(id, seat)
  return placed

  function seatOf(mark: Mark, former: number | undefined): number {
    const { spots } = mark
    if (mark.mustShow && spots.length === 1) return 0
    const best = firstFree(mark, former === undefined || former === 0 ? 0 : CALM_PX)
    // Whoever moved stays there as long as it is free, unless its first spot is free with room to spare.
    const kept = former === undefined ? undefined : spots[former]
    if (former !== undefined && kept && best !== 0 && crowd.coverOf(boxOf(mark, kept)) === 0) return former
    if (best >= 0 || !mark.mustShow) return best
    return leastCovered(mark)
  }

  function firstFree(mark: Mark, roomPx: number): number {
    return mark.spots.findIndex((spot) => crowd.coverOf(grown(boxOf(mark, spot), roomPx)) === 0)
  }

  function leastCovered(mark: Mark): number {
    let least = { seat: 0, cover: Number.POSITIVE_INFINITY }
    mark.spots.forEach((spot: Pixel, seat) => {
      const cover = crowd.coverOf(boxOf(mark, spot))
      if (cover < least.cover) least = { seat, cover }
    })
    return least.seat
  }
}
