import type { LngLat } from '@muster/shared/kernel/measure.ts'

/** What the map looks at: centre in degrees, zoom as MapLibre counts it (512 px tiles), size in CSS pixels. North is up. */
export type View = {
  readonly center: LngLat
  readonly zoom: number
  readonly width: number
  readonly height: number
}

/** A place on the map pane, CSS pixels from its upper left corner. */
export type Pixel = readonly [x: number, y: number]

const TILE_PX = 512
const RAD = Math.PI / 180

const worldX = (lng: number): number => (lng + 180) / 360
const worldY = (lat: number): number => 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * RAD) / 2)) / (2 * Math.PI)

export type Projector = {
  readonly toPixel: (lng: number, lat: number) => Pixel
  readonly toLngLat: (x: number, y: number) => [lng: number, lat: number]
  /** How many pixels a degree of longitude is wide; of latitude it is about that much or more. */
  readonly pxPerDeg: number
}

/** Web Mercator for one view. The map can neither turn nor tilt, so two multiplications and a logarithm are all. */
export function projectorOf({ center, zoom, width, height }: View): Projector {
  const worldPx = TILE_PX * 2 ** zoom
  const left = worldX(center[0]) * worldPx - width / 2
  const top = worldY(center[1]) * worldPx - height / 2
  return {
    toPixel: (lng, lat) => [worldX(lng) * worldPx - left, worldY(lat) * worldPx - top],
    toLngLat: (x, y) => [
      ((x + left) / worldPx) * 360 - 180,
      (2 * Math.atan(Math.exp((0.5 - (y + top) / worldPx) * 2 * Math.PI)) - Math.PI / 2) / RAD,
    ],
    pxPerDeg: worldPx / 360,
  }
}

/** True where a pixel lies on the pane, or within `marginPx` of it. */
export const isInView = ([x, y]: Pixel, { width, height }: View, marginPx = 0): boolean =>
  x >= -marginPx && y >= -marginPx && x <= width + marginPx && y <= height + marginPx

/** Tells places in view, or within `marginPx` of it, by degrees alone: no logarithm for what is far away. */
export function boundsOf(
  { view, projector }: { view: View; projector: Projector },
  marginPx: number,
): (place: LngLat) => boolean {
  const [west, north] = projector.toLngLat(-marginPx, -marginPx)
  const [east, south] = projector.toLngLat(view.width + marginPx, view.height + marginPx)
  return ([lng, lat]) => lng >= west && lng <= east && lat >= south && lat <= north
}
