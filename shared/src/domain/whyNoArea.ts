import { areaM2, boundsOf, type Ring, selfCrossing } from '../geo/ring.ts'
import type { LngLat } from '../kernel/measure.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'

/** Wider than this, in degrees, is no drawing of a city's, some 200 km. */
const WIDEST_DEG = 2

/** True where these points lie farther apart than any city is wide. */
export const tooWide = (points: readonly LngLat[]): boolean => {
  const [west, south, east, north] = boundsOf(points)
  return east - west > WIDEST_DEG || north - south > WIDEST_DEG
}

/** A place as people read it, latitude first. */
const readable = ([lng, lat]: LngLat): string => `${lat.toFixed(5)}, ${lng.toFixed(5)}`

/** Why these corners make no area, or undefined. */
export function whyNoArea(ring: Ring): Refusal | undefined {
  if (tooWide(ring)) return refuse('outline.tooWide')
  // First, because the two halves of a bow tie take each other's area away.
  const crossing = selfCrossing(ring)
  if (crossing) return refuse('outline.crosses', { place: readable(crossing) })
  return ring.length < 3 || areaM2(ring) < 1 ? refuse('outline.flat') : undefined
}
