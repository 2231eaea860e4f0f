import type { Colours } from '../colours.ts'
import { glyphSprite, ringSprite } from '../sprites/glyph.ts'
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

/** More symbols than this cannot be read, nor placed within a frame: the calmest become dots. */
const MOST_SYMBOLS = 300

export type Shown = (incident: IncidentSpot) => boolean

/** The incidents in view, the selected one first, then by urgency: those with a symbol, and those that are only a dot. */
export function incidentsInView(
  picture: Picture,
  shown: Shown,
): { readonly symbols: readonly IncidentSpot[]; readonly dots: readonly IncidentSpot[] } {
  const { scene, selectedIncidentId } = picture
  const isSeen = boundsOf(picture, SELECTED_RING_PX)
  const first: IncidentSpot[] = []
  const rest: IncidentSpot[] = []
  for (const incident of scene.incidents) {
    if (!isSeen(incident.lngLat) || !shown(incident)) continue
    if (incident.id === selectedIncidentId) first.push(incident)
    else rest.push(incident)
  }
  const room = MOST_SYMBOLS - first.length
  return { symbols: [...first, ...rest.slice(0, room)], dots: rest.slice(room) }
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

/** The marks of the incidents in view; who is first is placed first and drawn on top. */
export function incidentMarks(picture: Picture, shown: Shown): readonly Mark[] {
  const { scene, projector, colours, selectedIncidentId } = picture
  const selected = scene.incidents.find(({ id }) => id === selectedIncidentId)
  const selectedAt = selected && projector.toPixel(...selected.lngLat)
  return incidentsInView(picture, shown).symbols.map((incident) => {
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
}
