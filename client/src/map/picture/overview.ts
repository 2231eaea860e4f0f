import type { Box } from './crowd.ts'
import { type EdgePointer, edgePointers, POINTER } from './edgePointers.ts'
import { LEGEND_KEYS, type LegendKey } from './legendKey.ts'
import type { Label, Pick as Picked, Placed } from './mark.ts'
import type { Picture } from './picture.ts'
import type { IncidentSpot } from './scene.ts'
import { boundsOf } from './view.ts'

/** Something of the map that a screen reader or the arrow keys can reach. */
export type Feature = { readonly pick: Picked; readonly state: LegendKey | undefined; readonly label: Label }

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

/** Nobody walks through more; the queue and the board hold all. */
const MOST_FEATURES = 200

/** Order of the list: open incidents, what is drawn for them, closed roads, units, facilities, what is closed. */
const RANK: Readonly<Record<Picked['kind'], number>> = {
  incident: 0,
  cluster: 1,
  outline: 2,
  closure: 3,
  unit: 4,
  station: 5,
}
const CLOSED_RANK = 6
const rankOf = ({ pick, state }: Feature): number => (state === 'closed' ? CLOSED_RANK : RANK[pick.kind])

/** In a flood the loudest are pointed to and the others counted: a wall of pointers points nowhere. */
const MOST_TARGETS = 12
const LOUDNESS = ['red', 'amber', 'grey', 'closed'] as const
/** Calls that have their units are pointed to up to this number and then counted: a calm city is a calm map. */
const MOST_QUIET = 8

export const EMPTY_OVERVIEW: Overview = { pointers: [], pointersLeftOut: 0, legend: [], features: [] }

/** Pointers to the open incidents that lie outside the view; they keep clear of `obstacles`. */
export function pointersOf(
  picture: Picture,
  obstacles: readonly Box[],
): Pick<Overview, 'pointers' | 'pointersLeftOut'> {
  const { scene, projector, view, selectedIncidentId } = picture
  const isSeen = boundsOf(picture, 0)
  const loudness = ({ id, tone }: IncidentSpot) => (id === selectedIncidentId ? -1 : LOUDNESS.indexOf(tone))
  const outside = scene.incidents
    .filter(({ id, tone, lngLat }) => (tone !== 'closed' || id === selectedIncidentId) && !isSeen(lngLat))
    .toSorted((one, other) => loudness(one) - loudness(other))
  const isQuiet = ({ id, tone }: IncidentSpot) => tone === 'grey' && id !== selectedIncidentId
  const quiet = outside.filter(isQuiet).slice(0, MOST_QUIET)
  const pointed = outside.filter((incident) => !isQuiet(incident) || quiet.includes(incident)).slice(0, MOST_TARGETS)
  const off = new Map(
    pointed.map((incident) => [incident.id, { id: incident.id, at: projector.toPixel(...incident.lngLat), incident }]),
  )
  const beyond = outside.length - pointed.length
  const { pointers, leftOut } = edgePointers([...off.values()], view, obstacles)
  return {
    pointers: pointers.flatMap((pointer) => {
      const target = off.get(pointer.id)
      return target ? [{ ...pointer, incident: target.incident }] : []
    }),
    pointersLeftOut: leftOut + beyond,
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
    features: placed
      .flatMap(({ pick, label, legend }) => (pick && label ? [{ pick, label, state: legend }] : []))
      .sort((a, b) => rankOf(a) - rankOf(b))
      .slice(0, MOST_FEATURES),
  }
}

const alikeLists = <T>(a: readonly T[], b: readonly T[], isAlike: (one: T, other: T) => boolean): boolean =>
  a.length === b.length &&
  a.every((one, i) => {
    const other = b[i]
    return other !== undefined && isAlike(one, other)
  })

/** True where two overviews look and read the same. Asked on every frame that is drawn, so it writes nothing down. */
export const sameOverview = (a: Overview, b: Overview): boolean =>
  a.pointersLeftOut === b.pointersLeftOut &&
  alikeLists(a.legend, b.legend, (one, other) => one === other) &&
  alikeLists(
    a.pointers,
    b.pointers,
    (one, other) =>
      one.incident === other.incident && one.left === other.left && one.top === other.top && one.side === other.side,
  ) &&
  alikeLists(
    a.features,
    b.features,
    (one, other) => one.pick.kind === other.pick.kind && one.pick.id === other.pick.id && one.state === other.state,
  )
