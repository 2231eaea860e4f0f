import { metresBetween } from '@muster/server/dispatch/metresBetween.ts'
import type { Route } from '@muster/server/dispatch/route.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'

/** One drive along the roads: when it began (epoch ms, city time), and the way with the metres driven at each of its points. */
export type Leg = {
  readonly startAt: number
  readonly metresPerSec: number
  readonly points: readonly LngLat[]
  readonly metresAt: readonly number[]
  readonly metres: number
}

/** Where a unit is. `headingDeg`: clockwise from north. `arrivedAt`: epoch ms, city time, or null while it is under way. */
export type Position = { readonly point: LngLat; readonly headingDeg: number; readonly arrivedAt: number | null }

/** Slower than this a "drive" would never end: a way of no length has no speed of its own. */
const SLOWEST_METRES_PER_SEC = 2

/**
 * A drive from `from` (a place on or beside the road) along a route. `pace`: 1 is the road's own speed for a unit
 * driving to a call; `extraSec` is what it takes beyond the road's own time. `stopShortMetres` leaves that much at the end, so that units sent to one place do not stand in one.
 */
export function legOf({
  from,
  way,
  startAt,
  pace = 1,
  extraSec = 0,
  stopShortMetres = 0,
}: {
  from: LngLat
  way: Route
  startAt: number
  pace?: number
  extraSec?: number
  stopShortMetres?: number
}): Leg {
  const points: LngLat[] = [from, ...way.points]
  const metresAt = [0]
  for (let i = 1; i < points.length; i++) {
    const [lngA, latA] = points[i - 1] ?? from
    const [lngB, latB] = points[i] ?? from
    metresAt.push((metresAt[i - 1] ?? 0) + metresBetween(lngA, latA, lngB, latB))
  }
  const whole = metresAt[metresAt.length - 1] ?? 0
  const roadSpeed = way.seconds > 0 ? way.metres / (way.seconds + extraSec) : 0
  return {
    startAt,
    metresPerSec: Math.max(SLOWEST_METRES_PER_SEC, roadSpeed * pace),
    points,
    metresAt,
    metres: Math.max(0, whole - Math.min(stopShortMetres, whole / 2)),
  }
}

/** Where on its drive a unit is at `at` (epoch ms, city time). Before the start it stands there; after the end, there. */
export function whereOn(leg: Leg, at: number): Position {
  const drivenMetres = Math.max(0, ((at - leg.startAt) / 1000) * leg.metresPerSec)
  const arrived = drivenMetres >= leg.metres
  const metres = Math.min(drivenMetres, leg.metres)
  const next = segmentAt(leg.metresAt, metres)
  const a: LngLat = leg.points[next - 1] ?? [0, 0]
  const b: LngLat = leg.points[next] ?? a
  const [before, after] = [leg.metresAt[next - 1] ?? 0, leg.metresAt[next] ?? 0]
  const share = after > before ? (metres - before) / (after - before) : 0
  return {
    point: [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share],
    headingDeg: headingDeg(a, b),
    arrivedAt: arrived ? Math.round(leg.startAt + (leg.metres / leg.metresPerSec) * 1000) : null,
  }
}

/** The next corner of the way ahead of a unit at `at`: from there a new way can begin without leaving the road. */
export function cornerAhead(leg: Leg, at: number): LngLat {
  const metres = Math.min(Math.max(0, ((at - leg.startAt) / 1000) * leg.metresPerSec), leg.metres)
  const next = segmentAt(leg.metresAt, metres)
  return leg.points[next] ?? leg.points[next - 1] ?? [0, 0]
}

/** Index of the point at the end of the stretch that holds this metre (at least 1). */
function segmentAt(metresAt: readonly number[], metres: number): number {
  let [low, high] = [1, Math.max(1, metresAt.length - 1)]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((metresAt[middle] ?? 0) < metres) low = middle + 1
    else high = middle
  }
  return low
}

function headingDeg([lngA, latA]: LngLat, [lngB, latB]: LngLat): number {
  const east = (lngB - lngA) * Math.cos((latA * Math.PI) / 180)
  return (Math.atan2(east, latB - latA) * (180 / Math.PI) + 360) % 360
}
