import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { metresBetween } from './distance.ts'

/** How far back a trail goes, ms of city time. */
export const TRAIL_MS = 15 * 60_000
/** Nearer than this it has not moved, metres: fixes of a standing unit tremble. */
const STILL_M = 12
/** A silence longer than this leaves a gap: nobody knows what was between, ms. */
const SILENCE_MS = 60_000

/** A place where a unit was, from its first fix there to its last; city time, epoch ms. */
export type Stop = { readonly lngLat: LngLat; readonly at: number; readonly until: number }

/** Where a unit was, oldest first. */
export type Trail = readonly Stop[]

/** A stretch of a trail; `age` from 0, now, to 1, the oldest shown. */
export type Stretch = { readonly from: LngLat; readonly to: LngLat; readonly age: number }

/** The trail with one more fix. Fixes that come late or twice change nothing. */
export function withFix(trail: Trail, { lngLat, at }: { readonly lngLat: LngLat; readonly at: number }): Trail {
  const last = trail.at(-1)
  if (last && at <= last.until) return trail
  if (last && metresBetween(last.lngLat, lngLat) < STILL_M) return [...trail.slice(0, -1), { ...last, until: at }]
  return [...trail, { lngLat, at, until: at }]
}

/** What of a trail is drawn at `nowMs`: from fix to fix, with gaps where the unit was silent. `here`: where it is shown now. */
export function stretchesOf(trail: Trail, nowMs: number, here: LngLat | undefined): readonly Stretch[] {
  const last = trail.at(-1)
  const stops =
    here && last && nowMs - last.until <= SILENCE_MS ? [...trail, { lngLat: here, at: nowMs, until: nowMs }] : trail
  return stops.slice(1).flatMap(({ lngLat: to, at }, i) => {
    const before = stops[i]
    const age = before && (nowMs - before.until) / TRAIL_MS
    if (!before || age === undefined || age >= 1 || at - before.until > SILENCE_MS) return []
    return [{ from: before.lngLat, to, age: Math.max(0, age) }]
  })
}
