import { defineLayer } from './defineLayer.ts'
import { dashesOf } from './picture/dashes.ts'
import type { Mark } from './picture/mark.ts'
import { type Picture, type Proposal, placeOf } from './picture/picture.ts'
import { FIXED_SPOT, GHOST_SPOTS, PLATE_SPOTS } from './picture/spots.ts'
import { isInView } from './picture/view.ts'
import { ringSprite } from './sprites/glyph.ts'
import { plateSprite } from './sprites/plate.ts'
import { strokeLines } from './strokeLines.ts'

const DASH = { dashPx: 7, gapPx: 5, widthPx: 2.2 } as const
const POINT_PX = 9

/** The ghost of a unit that would be sent, with its number, beside the unit or the station it would leave. */
function ghost(picture: Picture, { unitId, number }: Proposal): Mark | undefined {
  const { fleet, projector, view, colours } = picture
  const i = fleet.indexOf.get(unitId) ?? -1
  const unit = fleet.units[i]
  const place = unit && (placeOf(picture, i) ?? unit.home)
  if (unit === undefined || place === undefined) return undefined
  const at = projector.toPixel(place[0], place[1])
  if (!isInView(at, view, 40)) return undefined
  return {
    id: `ghost:${unitId}`,
    lngLat: place,
    at,
    sprite: plateSprite({ ...unit, tone: 'proposed', number }, colours),
    spots: fleet.atHome[i] === 1 ? GHOST_SPOTS : PLATE_SPOTS,
    mustShow: true,
    leader: colours.violet,
    legend: 'proposed',
    pick: { kind: 'unit', id: unitId },
    label: (say) => say(number === undefined ? 'map.proposed' : 'map.proposedNumber', { unit: unit.callSign, number }),
  }
}

function pointMark({ previewPoint, projector, colours }: Picture): readonly Mark[] {
  if (previewPoint === undefined) return []
  const sprite = ringSprite(colours.violet, POINT_PX, 2.5)
  return [
    {
      id: 'preview-point',
      lngLat: previewPoint,
      at: projector.toPixel(...previewPoint),
      sprite,
      spots: FIXED_SPOT,
      mustShow: true,
    },
  ]
}

/** What the machine advises, or a command being typed would do: violet dashed ways, ghost plates, numbered discs. */
export const proposals = defineLayer({
  id: 'proposals',
  name: 'map.layer.proposals',
  isOnAtFirst: true,
  marks: (picture) => [
    ...pointMark(picture),
    ...picture.proposals.flatMap((proposal) => ghost(picture, proposal) ?? []),
  ],
  ground({ proposals: proposed, previewLine = [], projector, view, colours }) {
    const routes = [...proposed.map(({ route }) => route), previewLine]
    const strokes = routes.flatMap((route) =>
      dashesOf(
        route.map(([lng, lat]) => projector.toPixel(lng, lat)),
        DASH.dashPx,
        DASH.gapPx,
        view,
      ),
    )
    return [strokeLines(projector)('proposal-routes', strokes, colours.violet, DASH.widthPx)]
  },
})
