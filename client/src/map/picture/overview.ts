import type { Box } from './crowd.ts'
import { type EdgePointer, edgePointers, POINTER } from './edgePointers.ts'
import { LEGEND_KEYS, type LegendKey } from './legendKey.ts'
import type { Pick as Picked, Placed } from './mark.ts'
import type { Picture } from './picture.ts'
import type { IncidentSpot } from './scene.ts'
import { isInView, type Pixel } from './view.ts'

/** Something of the map that a screen reader or the arrow keys can reach. */
export type Feature = { readonly pick: Picked; readonly label: string }

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

/** Pointers to the open incidents that lie outside the view; they keep clear of `obstacles`. */
export function pointersOf(
  picture: Picture,
  obstacles: readonly Box[],
): Pick<Overview, 'pointers' | 'pointersLeftOut'> {
  const { scene, view, projector, selectedIncidentId } = picture
  const off = new Map<string, { id: string; at: Pixel; incident: IncidentSpot }>()
  for (const incident of scene.incidents) {
    if (incident.tone === 'closed' && incident.id !== selectedIncidentId) continue
    const at = projector.toPixel(...incident.lngLat)
    if (!isInView(at, view)) off.set(incident.id, { id: incident.id, at, incident })
  }
  const { pointers, leftOut } = edgePointers([...off.values()], view, obstacles)
  return {
    pointers: pointers.flatMap((pointer) => {
      const target = off.get(pointer.id)
      return target ? [{ ...pointer, incident: target.incident }] : []
    }),
    pointersLeftOut: leftOut,
  }
}

/** What a pointer covers. */
export const pointerBox = ({ left, top }: EdgePointer): Box => ({
  left,
  top,
  right: left + POINTER.width,
  bottom: top + POINTER.height,
})

/** What of the placed marks is told beside the map; `alsoShown`: what is drawn without marks. */
export function tellPlaced(
  placed: readonly Placed[],
  alsoShown: readonly LegendKey[],
): Pick<Overview, 'legend' | 'features'> {
  const kinds = new Set([...alsoShown, ...placed.flatMap(({ legend }) => legend ?? [])])
  return {
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
