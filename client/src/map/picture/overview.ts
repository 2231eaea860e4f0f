import type { Box } from './crowd.ts'
import { type EdgePointer, edgePointers } from './edgePointers.ts'
import { LEGEND_KEYS, type LegendKey } from './legendKey.ts'
import type { Pick, Placed } from './mark.ts'
import type { Picture } from './picture.ts'
import type { IncidentSpot } from './scene.ts'
import { isInView } from './view.ts'

/** Something of the map that a screen reader or the arrow keys can reach. */
export type Feature = { readonly pick: Pick; readonly label: string }

/** A pointer with the incident it stands for. */
export type Pointer = EdgePointer & { readonly incident: IncidentSpot }

/** What the page around the map has to know of it. */
export type Overview = {
  readonly pointers: readonly Pointer[]
  /** How many incidents off the view found no room for a pointer. */
  readonly pointersLeftOut: number
  /** Only what is on the map now. */
  readonly legend: readonly LegendKey[]
  readonly features: readonly Feature[]
}

export const EMPTY_OVERVIEW: Overview = { pointers: [], pointersLeftOut: 0, legend: [], features: [] }

/** Reads off a frame what is told beside the map. */
export function overviewOf(picture: Picture, placed: readonly Placed[], obstacles: readonly Box[]): Overview {
  const { scene, view, projector, selectedIncidentId } = picture
  const off = scene.incidents.flatMap((incident) => {
    if (incident.tone === 'closed' && incident.id !== selectedIncidentId) return []
    const at = projector.toPixel(...incident.lngLat)
    return isInView(at, view) ? [] : [{ id: incident.id, at, incident }]
  })
  const { pointers, leftOut } = edgePointers(off, view, obstacles)
  const byId = new Map(off.map(({ id, incident }) => [id, incident]))
  const kinds = new Set(placed.flatMap(({ legend }) => legend ?? []))
  return {
    pointers: pointers.flatMap((pointer) => {
      const incident = byId.get(pointer.id)
      return incident ? [{ ...pointer, incident }] : []
    }),
    pointersLeftOut: leftOut,
    legend: LEGEND_KEYS.filter((key) => kinds.has(key)),
    features: placed.flatMap(({ pick, label }) => (pick && label !== undefined ? [{ pick, label }] : [])),
  }
}

/** True where two overviews would look and read the same. */
export function sameOverview(a: Overview, b: Overview): boolean {
  const told = ({ pointers, pointersLeftOut, legend, features }: Overview): string =>
    JSON.stringify([
      pointers.map(({ id, left, top, side, incident: { tone, number } }) => [id, left, top, side, tone, number]),
      pointersLeftOut,
      legend,
      features.map(({ pick, label }) => [pick.kind, pick.id, label]),
    ])
  return told(a) === told(b)
}
