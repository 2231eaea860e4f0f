import type { Ground } from './ground.ts'
import { drivingSec, type Pace } from './pace.ts'
import type { Wanted } from './wanted.ts'

/** For each post the wanted stops (their indices) that a unit reaches from there in time. */
export type Reach = { readonly within: readonly Uint32Array[]; readonly shares: Float64Array }

export function reachOf({ posts, times }: Ground, pace: Pace, wanted: Wanted, standardSec: number): Reach {
  const within = posts.map(({ stop }) =>
    Uint32Array.from(
      wanted.flatMap((one, i) => (drivingSec(pace, times.seconds(stop, one.stop)) <= standardSec ? [i] : [])),
    ),
  )
  return { within, shares: Float64Array.from(wanted, ({ share }) => share) }
}

/**
 * The share of calls that one more unit at each post is expected to answer in time, where `covered` units reach each stop
 * already and each is busy with chance `busy` (MEXCLP's gain: the last of k units is needed and free).
 */
export function gains({ within, shares }: Reach, covered: Uint8Array, busy: number): Float64Array {
  return Float64Array.from(within, (stops) => {
    let gain = 0
    for (const stop of stops) gain += (shares[stop] ?? 0) * (1 - busy) * busy ** (covered[stop] ?? 0)
    return gain
  })
}

/** Adds a unit at a post to the count of those who reach each stop, or takes it away. */
export function cover({ within }: Reach, covered: Uint8Array, post: number, by: 1 | -1): void {
  for (const stop of within[post] ?? []) covered[stop] = (covered[stop] ?? 0) + by
}

export const best = (values: ArrayLike<number>): number => {
  let at = 0
  for (let i = 1; i < values.length; i++) if ((values[i] ?? 0) > (values[at] ?? 0)) at = i
  return at
}

/**
 * Posts for so many units, best first: each next one where it gains most (greedy), then each in turn taken up and set down
 * where it gains most until none wants to move (local search), then set in order again. A post may be taken more than once.
 */
export function seatsOf(reach: Reach, count: number, busy: number): number[] {
  const covered = new Uint8Array(reach.shares.length)
  const chosen = Array.from({ length: count }, () => {
    const post = best(gains(reach, covered, busy))
    cover(reach, covered, post, 1)
    return post
  })
  for (let moved = true; moved; ) {
    moved = false
    for (let i = 0; i < chosen.length; i++) {
      const here = chosen[i] ?? 0
      cover(reach, covered, here, -1)
      const found = gains(reach, covered, busy)
      const there = best(found)
      const isBetter = (found[there] ?? 0) > (found[here] ?? 0) + LEAST_GAIN
      chosen[i] = isBetter ? there : here
      cover(reach, covered, chosen[i] ?? 0, 1)
      moved ||= isBetter
    }
  }
  return inOrder(reach, chosen, busy)
}

const LEAST_GAIN = 1e-9

/** The same seats, so that any first few of them are a good choice, too. */
function inOrder(reach: Reach, seats: readonly number[], busy: number): number[] {
  const covered = new Uint8Array(reach.shares.length)
  const left = [...seats]
  return seats.map(() => {
    const found = gains(reach, covered, busy)
    const at = best(left.map((post) => found[post] ?? 0))
    const [post = 0] = left.splice(at, 1)
    cover(reach, covered, post, 1)
    return post
  })
}
