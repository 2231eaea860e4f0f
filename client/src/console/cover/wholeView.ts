import { boundsOf } from '@muster/shared/geo/ring.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import type { MapView } from '../../desk/place.ts'

/** The world is so many pixels wide at zoom 0. */
const WORLD_PX = 512
const MARGIN_PX = 24

/** The view that shows all these places in a pane of that size, CSS px; undefined where there is none to show. */
export function wholeView(places: readonly LngLat[], width: number, height: number): MapView | undefined {
  if (places.length === 0 || width <= 2 * MARGIN_PX || height <= 2 * MARGIN_PX) return undefined
  const [west, south, east, north] = boundsOf(places)
  const lat = (south + north) / 2
  const zoomFor = (px: number, degrees: number) => Math.log2(((px - 2 * MARGIN_PX) * 360) / (WORLD_PX * degrees))
  // A degree of latitude is drawn longer than one of longitude, the more the farther from the equator.
  const tall = (north - south) / Math.cos((lat * Math.PI) / 180)
  return { lng: (west + east) / 2, lat, zoom: Math.min(zoomFor(width, east - west), zoomFor(height, tall)) }
}
