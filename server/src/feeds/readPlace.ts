import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { type Rejection, reject } from './feed.ts'

/** How far around the city its neighbours lie, as a part of its own width and height. */
const AROUND = 1

/**
 * Judges a place (bad inputs 32 to 34): on Earth, not 0,0, and not with longitude and latitude swapped, which is never
 * mended silently. Outside the city is a place too: neighbours help each other.
 */
export function readPlace(
  lng: number,
  lat: number,
  bounds: readonly [number, number, number, number],
): LngLat | Rejection {
  if (lng === 0 && lat === 0) return reject('null_island', 'longitude and latitude are both 0')
  if (!isNear(lng, lat, bounds) && isNear(lat, lng, bounds))
    return reject('swapped', `${lng}, ${lat}: longitude and latitude are swapped; longitude comes first`)
  if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) return reject('place', `${lng}, ${lat} is nowhere on Earth`)
  return [lng, lat]
}

function isNear(
  lng: number,
  lat: number,
  [west, south, east, north]: readonly [number, number, number, number],
): boolean {
  const [width, height] = [(east - west) * AROUND, (north - south) * AROUND]
  return lng >= west - width && lng <= east + width && lat >= south - height && lat <= north + height
}
