import type { DistrictCells } from './districtCells.ts'
import type { PostReach } from './postReach.ts'
import type { Reach, ReachRow } from './reach.ts'
import type { Standing } from './standing.ts'
import type { Duty } from './sufficiency.ts'
import { driveSec, type Tuning } from './tuning.ts'

/**
 * What would close a district's gap, or a part of it: a unit that is nearly free, one that is out of service and could be
 * called in at its post, a free one that no district misses where it is and that can be at a post within `seconds`;
 * `noPost`: nothing, because no station serves the district. `share` of its people then have one more, per cent.
 */
export type Closer =
  | { readonly kind: 'soonFree'; readonly unitId: string; readonly share: number }
  | { readonly kind: 'recall'; readonly unitId: string; readonly postId: string; readonly share: number }
  | {
      readonly kind: 'move'
      readonly unitId: string
      readonly postId: string
      readonly seconds: number
      readonly share: number
    }
  | { readonly kind: 'noPost' }

/** Who brings fewer people of a district nearer closes nothing. */
const LEAST_SHARE = 0.25

/** Finds what would close a gap in one capability. `rows`, `counts` and `have` are those of the `free` ones. */
export function createClosers({
  ground,
  posts,
  reach,
  tuning,
  duty,
  seconds,
  isInTime,
  able,
  free,
  rows,
  counts,
  required,
  have,
}: {
  readonly ground: DistrictCells
  readonly posts: PostReach
  readonly reach: Reach
  readonly tuning: Tuning
  readonly duty: Duty
  readonly seconds: number
  readonly isInTime: (roadSec: number | undefined) => boolean
  readonly able: readonly Standing[]
  readonly free: readonly (Standing & { readonly node: number })[]
  readonly rows: readonly ReachRow[]
  readonly counts: Uint16Array
  readonly required: readonly number[]
  readonly have: readonly number[]
}): (district: number) => readonly Closer[] {
  const { ids, cells, weight, enough } = ground
  let spare: readonly { readonly unitId: string; readonly row: ReachRow }[] | undefined

  const isWithin = (row: ReachRow, cell: number): boolean => isInTime(row[cell])

  /** The share of a district's people who lack a unit and would have one more. */
  function shareOf(district: number, isReached: (cell: number) => boolean): number {
    let more = 0
    for (const cell of cells[district] ?? [])
      if ((counts[cell] ?? 0) < (required[district] ?? 0) && isReached(cell)) more += weight[cell] ?? 0
    return more / (2 * (enough[district] ?? 1))
  }

  /** Free units without each of which every district that has enough would still have it. */
  function spareUnits() {
    return free.flatMap(({ unit }, at) => {
      const row = rows[at]
      if (!row || unit.status !== 'available') return []
      const rest = counts.map((count, cell) => (isWithin(row, cell) ? count - 1 : count))
      const isMissed = ids.some((_, district) => {
        const least = Math.min(required[district] ?? 0, have[district] ?? 0)
        return least > 0 && ground.halfHave(district, rest) < least
      })
      return isMissed ? [] : [{ unitId: unit.id, row }]
    })
  }

  const best = <T extends { readonly share: number }>(
    all: readonly T[],
    before: (a: T, b: T) => number,
  ): readonly T[] =>
    all
      .filter(({ share }) => share >= LEAST_SHARE)
      .toSorted(before)
      .slice(0, 1)
      .map((one) => ({ ...one, share: Math.round(100 * one.share) }))

  return (district) => {
    const spots = posts.spots()
    const helpful = posts.reached(seconds).within.flatMap((inside, post) => {
      const reached = new Set(inside)
      const share = shareOf(district, (cell) => reached.has(cell))
      return share >= LEAST_SHARE ? [{ share, spot: spots[post] }] : []
    })
    const shareOfPost = new Map(helpful.map(({ share, spot }) => [spot?.id, share]))

    const soon = able.filter(({ unit, node }) => duty.lastStep.has(unit.id) && node !== undefined)
    const soonRows = reach.from(soon.map(({ node = 0, vehicle }) => ({ node, vehicle })))
    const soonFree = soon.map(({ unit }, at) => {
      const row = soonRows[at]
      return {
        kind: 'soonFree' as const,
        unitId: unit.id,
        share: row ? shareOf(district, (cell) => isWithin(row, cell)) : 0,
      }
    })

    const recalls = able.flatMap(({ unit }) => {
      const postId = unit.post ?? (typeof unit.home === 'string' ? unit.home : undefined)
      return postId !== undefined && duty.recallable.has(unit.id)
        ? [{ kind: 'recall' as const, unitId: unit.id, postId, share: shareOfPost.get(postId) ?? 0 }]
        : []
    })

    spare ??= spareUnits()
    const moves = spare.flatMap(({ unitId, row }) =>
      helpful.flatMap(({ share, spot }) => {
        // To the middle of the station's cell: some hundred metres beside it at most.
        const drive = spot && driveSec(tuning, row[spot.cell] ?? Number.POSITIVE_INFINITY)
        return drive !== undefined && Number.isFinite(drive)
          ? [{ kind: 'move' as const, unitId, postId: spot?.id ?? '', seconds: Math.round(drive), share }]
          : []
      }),
    )
    const byShare = (a: { share: number }, b: { share: number }) => b.share - a.share
    return [...best(soonFree, byShare), ...best(recalls, byShare), ...best(moves, (a, b) => a.seconds - b.seconds)]
  }
}
