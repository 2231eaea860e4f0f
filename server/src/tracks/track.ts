import type { LngLat } from '@muster/shared/kernel/measure.ts'

/** Where a unit was last known to be. `at`: city time of the position, epoch ms. */
export type Track = {
  readonly unitId: string
  readonly lngLat: LngLat
  readonly at: number
  /** Degrees clockwise from north, as its device says. */
  readonly headingDeg?: number
  readonly speedMps?: number
}

/**
 * What becomes of a new position (bad input 56). `kept`: it is now the latest. `same`: it was known.
 * `old`: it lies back in time and is dropped. `tooFast`: nothing on wheels came there from the last good one. `spared`:
 * the hub is pressed and leaves it out; the unit's next one counts (J9).
 */
export type TrackVerdict = 'kept' | 'same' | 'old' | 'tooFast' | 'spared'

const MAX_MPS = 300 / 3.6
/** Below a second the receiver's own noise would look like speed. */
const MIN_SEC = 1
/** A last position so far ahead of the city's clock means that the clock was set back, not that the new one is old. */
const FUTURE_MS = 120_000
const METRES_PER_DEG = 111_195

/** Judges a position by the last good one. `cityNow`: epoch ms. */
export function judgeTrack(last: Track | undefined, next: Track, cityNow: number): TrackVerdict {
  if (!last || last.at > cityNow + FUTURE_MS) return 'kept'
  if (next.at === last.at && next.lngLat[0] === last.lngLat[0] && next.lngLat[1] === last.lngLat[1]) return 'same'
  if (next.at <= last.at) return 'old'
  const sec = Math.max(MIN_SEC, (next.at - last.at) / 1000)
  return metresApart(last.lngLat, next.lngLat) / sec > MAX_MPS ? 'tooFast' : 'kept'
}

/** Metres on a sphere by the mean latitude: within a per mille over the distances that a unit drives between two positions. */
function metresApart([lngA, latA]: LngLat, [lngB, latB]: LngLat): number {
  const turn = ((lngB - lngA + 540) % 360) - 180
  const east = turn * Math.cos((((latA + latB) / 2) * Math.PI) / 180)
  return Math.hypot(east, latB - latA) * METRES_PER_DEG
}
