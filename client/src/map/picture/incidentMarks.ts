import type { Colours } from '../colours.ts'
import { clusterSprite, glyphSprite, ringSprite } from '../sprites/glyph.ts'
import { type Cluster, type clustersOf, countText, createClusters } from './clusters.ts'
import type { Attachment, Label, Mark } from './mark.ts'
import type { Picture } from './picture.ts'
import type { IncidentSpot } from './scene.ts'
import { FIXED_SPOT } from './spots.ts'
import { boundsOf, type Pixel } from './view.ts'

/**
 * 24 px on the map, 28 px waiting, counted with the room around a shape; here without. What is selected
 * fills its ring.
 */
const SIZE_PX = 20
const WAITING_PX = 24
const SELECTED_PX = 36
const WAITING_RING_PX = 18
const SELECTED_RING_PX = 23
/** A neighbour under the selection ring moves out to here. */
const NEIGHBOUR_PX = 40

const isWaiting = ({ tone }: IncidentSpot): boolean => tone === 'red' || tone === 'amber'

/** How large an incident is drawn, px. */
function sizeOf(incident: IncidentSpot, isSelected: boolean): number {
  if (isSelected) return isWaiting(incident) ? SELECTED_PX : WAITING_PX
  return isWaiting(incident) ? WAITING_PX : SIZE_PX
}

function ringsOf(incident: IncidentSpot, isSelected: boolean, colours: Colours): readonly Attachment[] {
  if (isSelected) return [{ sprite: ringSprite(colours.violet, SELECTED_RING_PX, 2.5), offset: [0, 0], under: true }]
  if (!isWaiting(incident)) return []
  const colour = incident.tone === 'red' ? colours.red : colours.amber
  return [{ sprite: ringSprite(colour, WAITING_RING_PX, 2), offset: [0, 0], under: true }]
}

/** Where an incident is drawn that the selection ring would cover; [0, 0] where it does not. */
export function besideSelection(at: Pixel, selectedAt: Pixel | undefined): Pixel {
  if (selectedAt === undefined) return [0, 0]
  const [dx, dy] = [at[0] - selectedAt[0], at[1] - selectedAt[1]]
  const away = Math.hypot(dx, dy)
  if (away >= SELECTED_RING_PX + SIZE_PX / 2) return [0, 0]
  // Two calls at one address: the neighbour goes to the lower right, where no letter of the selected one is.
  const [x, y] = away < 1 ? [Math.SQRT1_2, Math.SQRT1_2] : [dx / away, dy / away]
  return [x * NEIGHBOUR_PX - dx, y * NEIGHBOUR_PX - dy]
}

/** More symbols than this cannot be read, nor placed within a frame: those that lie together become one count. */
const MOST_SYMBOLS = 150
/** The most urgent of all never disappear in a count. */
const ALWAYS_SHOWN = 40

/** Which incidents a layer shows: what is open, or what is over; what is selected counts as open. */
export type Which = 'open' | 'closed'

type InView = { readonly symbols: readonly IncidentSpot[]; readonly clusters: readonly Cluster[] }

/** One of its kind for each list of incidents, so that a frame that only moves the map groups nothing anew. */
const groups = new WeakMap<readonly IncidentSpot[], Map<string, { rest: IncidentSpot[]; group: typeof clustersOf }>>()

/** All of these but the first few, and the way they are grouped. */
function restOf(incidents: readonly IncidentSpot[], which: Which, selectedId: string | undefined) {
  const known = groups.get(incidents) ?? new Map<string, { rest: IncidentSpot[]; group: typeof clustersOf }>()
  groups.set(incidents, known)
  const key = `${which} ${selectedId}`
  const kept = known.get(key)
  if (kept) return kept
  const all = incidents.filter(({ id, tone }) => id !== selectedId && (tone === 'closed') === (which === 'closed'))
  const made = { rest: all.slice(which === 'open' ? ALWAYS_SHOWN : 0), group: createClusters() }
  known.set(key, made)
  return made
}

/** The incidents in view, the selected one first, then by urgency; where they are too many, most of them as counts. */
export function incidentsInView(picture: Picture, which: Which): InView {
  const { scene, selectedIncidentId, view } = picture
  const isSeen = boundsOf(picture, SELECTED_RING_PX)
  const isSelected = ({ id }: IncidentSpot) => id === selectedIncidentId
  const isShown = (incident: IncidentSpot) =>
    which === 'open'
      ? incident.tone !== 'closed' || isSelected(incident)
      : incident.tone === 'closed' && !isSelected(incident)
  const seen = scene.incidents.filter((incident) => isSeen(incident.lngLat) && isShown(incident))
  const first = seen.filter(isSelected)
  const others = seen.filter((incident) => !isSelected(incident))
  if (seen.length <= MOST_SYMBOLS) return { symbols: [...first, ...others], clusters: [] }
  const { rest, group } = restOf(scene.incidents, which, selectedIncidentId)
  const { single, clusters } = group(rest, view.zoom)
  const told = new Set(rest)
  return {
    symbols: [
      ...first,
      ...others.filter((incident) => !told.has(incident)),
      ...single.filter(({ lngLat }) => isSeen(lngLat)),
    ],
    clusters: clusters.filter(({ lngLat }) => isSeen(lngLat)),
  }
}

const labelOf =
  (incident: IncidentSpot): Label =>
  (say, lang) =>
    say('map.incident', {
      number: incident.number,
      priority: incident.priority,
      type: incident.typeName?.[lang] ?? incident.group,
      state: say(`map.legend.${incident.tone}`),
    })

function clusterMark({ id, lngLat, count, tone }: Cluster, { projector, colours }: Picture): Mark {
  const sprite = clusterSprite(tone, countText(count), colours)
  return {
    id: `cluster:${id}`,
    lngLat,
    at: projector.toPixel(...lngLat),
    sprite,
    spots: FIXED_SPOT,
    mustShow: true,
    legend: tone,
    pick: { kind: 'cluster', id },
    label: (say) => say('map.cluster', { count: String(count), state: say(`map.legend.${tone}`) }),
  }
}

/** The marks of the incidents in view; who is first is placed first and drawn on top. */
export function incidentMarks(picture: Picture, which: Which): readonly Mark[] {
  const { scene, projector, colours, selectedIncidentId } = picture
  const selected = scene.incidents.find(({ id }) => id === selectedIncidentId)
  const selectedAt = selected && projector.toPixel(...selected.lngLat)
  const { symbols, clusters } = incidentsInView(picture, which)
  const marks = symbols.map((incident): Mark => {
    const isSelected = incident === selected
    const at = projector.toPixel(...incident.lngLat)
    const reach = isSelected ? SELECTED_RING_PX : isWaiting(incident) ? WAITING_RING_PX : SIZE_PX / 2
    return {
      id: `incident:${incident.id}`,
      lngLat: incident.lngLat,
      at,
      sprite: glyphSprite(incident, sizeOf(incident, isSelected), colours),
      attachments: ringsOf(incident, isSelected, colours),
      extent: { left: -reach, top: -reach, right: reach, bottom: reach },
      spots: isSelected ? FIXED_SPOT : [besideSelection(at, selectedAt)],
      mustShow: true,
      leader: colours.lineStrong,
      legend: incident.tone,
      pick: { kind: 'incident', id: incident.id },
      label: labelOf(incident),
    }
  })
  return [...marks, ...clusters.map((cluster) => clusterMark(cluster, picture))]
}
