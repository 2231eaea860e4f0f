import { addProtocol, Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
// Vite finds the worker only by its URL: without this the map never loads.
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { Protocol } from 'pmtiles'
import { basemapStyle } from '../basemap/style.ts'
import type { Colours } from '../colours.ts'

/** What of `GET /api/v1/city` the map needs. `bounds`: west, south, east, north, degrees. */
export type CityInfo = {
  readonly center: readonly [number, number]
  readonly zoom: number
  readonly bounds: readonly [number, number, number, number]
  readonly attribution: string
}

export type Start = { readonly lng: number; readonly lat: number; readonly zoom: number }

let isReady = false

function makeReady(): void {
  if (isReady) return
  setWorkerUrl(workerUrl)
  addProtocol('pmtiles', new Protocol().tile)
  isReady = true
}

/** Degrees around the city that one may still look at: what happens beyond is another city's. */
const BEYOND_DEG = 0.25

/** Device pixels to a CSS pixel of this element: a page drawn for another screen zooms its parts. */
export const pixelRatioOf = (element: Element): number => devicePixelRatio * (element.currentCSSZoom ?? 1)

/** Opens a map of the city that can be moved and zoomed but neither turned nor tilted: north is up on every console. */
export function openMap(container: HTMLElement, city: CityInfo, start: Start, colours: Colours): MapLibreMap {
  makeReady()
  const [west, south, east, north] = city.bounds
  const map = new MapLibreMap({
    container,
    style: basemapStyle(colours, true),
    center: [start.lng, start.lat],
    zoom: start.zoom,
    pixelRatio: pixelRatioOf(container),
    minZoom: 8,
    maxZoom: 18,
    maxBounds: [west - BEYOND_DEG, south - BEYOND_DEG, east + BEYOND_DEG, north + BEYOND_DEG],
    maxPitch: 0,
    dragRotate: false,
    touchPitch: false,
    pitchWithRotate: false,
    renderWorldCopies: false,
    // The console's own keys move the map (`+`, `-`, arrows of the list); MapLibre's would fight them.
    keyboard: false,
    attributionControl: false,
    fadeDuration: 0,
  })
  map.touchZoomRotate.disableRotation()
  return map
}
