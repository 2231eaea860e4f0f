import type { LngLat } from '@muster/shared/kernel/measure.ts'
import type { IncidentSpot, IncidentTone } from './scene.ts'
import { projectorOf } from './view.ts'

/** Incidents that lie so close together that one symbol stands for them; its tone is that of the worst. */
export type Cluster = {
  readonly id: string
  readonly lngLat: LngLat
  readonly count: number
  readonly tone: IncidentTone
}

/** Incidents within a square of this many pixels are told as one. */
const CELL_PX = 56

/** What of a list is told one by one, and what together. */
export type Grouped = { readonly single: readonly IncidentSpot[]; readonly clusters: readonly Cluster[] }

type Cell = { count: number; lng: number; lat: number; first: IncidentSpot }

/**
 * Puts incidents together by squares that are fixed to the ground and change with whole zoom levels only, so that moving the
 * map moves no count from one symbol to another. `incidents` come worst first.
 */
export function clustersOf(incidents: readonly IncidentSpot[], zoom: number): Grouped {
  const level = Math.floor(zoom)
  const { toPixel } = projectorOf({ center: [0, 0], zoom: level, width: 0, height: 0 })
  const cells = new Map<string, Cell>()
  for (const incident of incidents) {
    const [x, y] = toPixel(...incident.lngLat)
    const key = `${level}/${Math.floor(x / CELL_PX)}/${Math.floor(y / CELL_PX)}`
    const cell = cells.get(key)
    if (cell) {
      cell.count += 1
      cell.lng += incident.lngLat[0]
      cell.lat += incident.lngLat[1]
    } else cells.set(key, { count: 1, lng: incident.lngLat[0], lat: incident.lngLat[1], first: incident })
  }
  const single: IncidentSpot[] = []
  const clusters: Cluster[] = []
  for (const [id, { count, lng, lat, first }] of cells) {
    if (count === 1) single.push(first)
    else clusters.push({ id, count, lngLat: [lng / count, lat / count], tone: first.tone })
  }
  return { single, clusters }
}

/** Keeps the answer while the same list is looked at from the same whole zoom level. */
export function createClusters(): typeof clustersOf {
  let kept: { incidents: readonly IncidentSpot[]; level: number; grouped: Grouped } | undefined
  return (incidents, zoom) => {
    const level = Math.floor(zoom)
    if (kept?.incidents !== incidents || kept.level !== level)
      kept = { incidents, level, grouped: clustersOf(incidents, zoom) }
    return kept.grouped
  }
}

/** `12`, `1.2k`. */
export const countText = (count: number): string => (count < 1000 ? String(count) : `${(count / 1000).toFixed(1)}k`)
