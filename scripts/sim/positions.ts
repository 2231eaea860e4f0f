import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { lot } from './lot.ts'

/** A unit's position as it goes to the feed. `at`: epoch ms, city time. */
export type Fix = { readonly unitId: string; readonly point: LngLat; readonly headingDeg: number; readonly at: number }

/** A moving unit tells its place this often, ms of real time; when the city runs fast, twice as often. */
const MOVING_MS = 2000
const MOVING_FAST_MS = 1000
const FAST_RATE = 4
/** A standing unit tells its place this often, ms of city time. */
const STANDING_MS = 60_000

/** Chooses whose position is due, so that a standing fleet sends little and a driving one moves smoothly. */
export function createPositions() {
  const sent = new Map<string, { point: LngLat; at: number; real: number }>()
  return {
    /** The positions due at city time `now` and real time `real` (both ms), which then count as sent. */
    due(
      units: Iterable<readonly [string, { readonly point: LngLat; readonly headingDeg: number }]>,
      now: number,
      real: number,
      rate: number,
    ): Fix[] {
      const everyMs = rate >= FAST_RATE ? MOVING_FAST_MS : MOVING_MS
      const fixes: Fix[] = []
      for (const [unitId, { point, headingDeg }] of units) {
        const last = sent.get(unitId)
        const moved = last !== undefined && (last.point[0] !== point[0] || last.point[1] !== point[1])
        // Half a tick early is on time: two ticks apart is what is meant.
        if (last && (moved ? real - last.real < everyMs - 100 : now - last.at < STANDING_MS && now >= last.at)) continue
        fixes.push({ unitId, point, headingDeg, at: now })
        // The first round is spread over the minute that follows, or all would tell at once for ever.
        sent.set(unitId, { point, at: last ? now : now - Math.floor(STANDING_MS * lot(unitId, 'standing')), real })
      }
      return fixes
    },
  }
}
