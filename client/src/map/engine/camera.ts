import type { LngLat } from '@muster/shared/kernel/measure.ts'
import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Box } from '../picture/crowd.ts'
import type { Pixel } from '../picture/view.ts'

/** How long the map takes to the selection, ms; it jumps there where the reader wants no motion. */
const TO_SELECTION_MS = 300
/** Closer to the edge than this counts as out of view, px. */
const EDGE_PX = 28
/** Zoom at which a selection is looked at by its own key. */
const CLOSE_ZOOM = 14.5

const durationMs = (): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : TO_SELECTION_MS)

/** True where a pixel can be seen: on the pane, not at its very edge nor beneath what stands on it. */
export function isSeen([x, y]: Pixel, size: { width: number; height: number }, obstacles: readonly Box[]): boolean {
  if (x < EDGE_PX || y < EDGE_PX || x > size.width - EDGE_PX || y > size.height - EDGE_PX) return false
  return !obstacles.some(({ left, top, right, bottom }) => x >= left && x <= right && y >= top && y <= bottom)
}

const sizeOf = (map: MapLibreMap) => ({
  width: map.getContainer().clientWidth,
  height: map.getContainer().clientHeight,
})

/** Brings a place into view, and moves nothing where it is seen already. */
export function bringIntoView(map: MapLibreMap, [lng, lat]: LngLat, obstacles: readonly Box[]): void {
  // The pane may have changed its width with what was just selected; a resize counts as a move, so only then.
  const { clientWidth, clientHeight } = map.getCanvas()
  const { width, height } = sizeOf(map)
  if (clientWidth !== width || clientHeight !== height) map.resize()
  const { x, y } = map.project([lng, lat])
  if (isSeen([x, y], sizeOf(map), obstacles)) return
  map.easeTo({ center: [lng, lat], duration: durationMs() })
}

/** Goes close to a place. */
export function goClose(map: MapLibreMap, [lng, lat]: LngLat): void {
  map.easeTo({ center: [lng, lat], zoom: Math.max(CLOSE_ZOOM, map.getZoom()), duration: durationMs() })
}

/** Goes two steps nearer to a place: a quarter of the ground on each side. */
export function goNearer(map: MapLibreMap, [lng, lat]: LngLat): void {
  map.easeTo({ center: [lng, lat], zoom: map.getZoom() + 2, duration: durationMs() })
}

/** Shows all these places at once; without any, the whole city as it was opened. */
export function fitTo(map: MapLibreMap, places: readonly LngLat[], home: { center: LngLat; zoom: number }): void {
  const [first] = places
  if (first === undefined) {
    map.easeTo({ center: [home.center[0], home.center[1]], zoom: home.zoom, duration: durationMs() })
    return
  }
  const lngs = places.map(([lng]) => lng)
  const lats = places.map(([, lat]) => lat)
  map.fitBounds([Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)], {
    padding: 64,
    maxZoom: CLOSE_ZOOM,
    duration: durationMs(),
  })
}
