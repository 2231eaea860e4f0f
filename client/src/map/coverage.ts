import { SolidPolygonLayer } from '@deck.gl/layers'
import type { CoverCell, CoverMove } from '../desk/coverOnMap.ts'
import { rgba } from './colours.ts'
import { defineLayer } from './defineLayer.ts'
import { dashesOf, type Stroke } from './picture/dashes.ts'
import { hatchOf } from './picture/hatch.ts'
import type { Mark } from './picture/mark.ts'
import { type Picture, placeOf } from './picture/picture.ts'
import { GHOST_SPOTS } from './picture/spots.ts'
import { isInView, type Pixel } from './picture/view.ts'
import { plateSprite } from './sprites/plate.ts'
import { strokeLines } from './strokeLines.ts'

const DASH = { dashPx: 7, gapPx: 5, widthPx: 2.2 } as const
/** A closed road is drawn as it is when it is so, but in the colour of what is only proposed. */
const CLOSED = { dashPx: 7, gapPx: 4, widthPx: 4.5, casingPx: 8 } as const
const HEAD = { longPx: 11, widePx: 5 } as const
const HATCH = { gapPx: 7, linePx: 1, alpha: 170, fromBand: 2 } as const
/** Parks and quays must not look like housing: where few live, a cell is so much fainter. */
const ALPHA = { full: 215, faint: 82 } as const

function ghost(picture: Picture, { unitId, number, to }: CoverMove): readonly Mark[] {
  const { fleet, projector, view, colours } = picture
  const unit = fleet.units[fleet.indexOf.get(unitId) ?? -1]
  const at = projector.toPixel(...to)
  if (!unit || !isInView(at, view, 40)) return []
  return [
    {
      id: `move:${unitId}`,
      lngLat: to,
      at,
      sprite: plateSprite({ ...unit, tone: 'proposed', number }, colours),
      spots: GHOST_SPOTS,
      mustShow: true,
      leader: colours.violet,
      legend: 'proposed',
      pick: { kind: 'unit', id: unitId },
      label: (say) => say('map.proposedNumber', { unit: unit.callSign, number }),
    },
  ]
}

/** From where it is to where it should wait, with a head at the end. */
function arrow(picture: Picture, { unitId, to }: CoverMove): readonly Stroke[] {
  const { fleet, projector, view } = picture
  const i = fleet.indexOf.get(unitId) ?? -1
  const place = placeOf(picture, i) ?? fleet.units[i]?.home
  if (!place) return []
  const [from, end] = [projector.toPixel(...place), projector.toPixel(...to)]
  const length = Math.hypot(end[0] - from[0], end[1] - from[1])
  if (length < HEAD.longPx) return []
  const [x, y] = [(end[0] - from[0]) / length, (end[1] - from[1]) / length]
  const wing = (side: 1 | -1): Pixel => [
    end[0] - x * HEAD.longPx - y * HEAD.widePx * side,
    end[1] - y * HEAD.longPx + x * HEAD.widePx * side,
  ]
  return [
    ...dashesOf([from, end], DASH.dashPx, DASH.gapPx, view),
    { from: wing(1), to: end },
    { from: wing(-1), to: end },
  ]
}

/** Who is reached too late, cell by cell, and the units that should wait elsewhere: a ghost at the post and an arrow to it. */
export const coverage = defineLayer({
  id: 'coverage',
  name: 'map.layer.coverage',
  isOnAtFirst: true,
  marks: (picture) => (picture.cover?.moves ?? []).flatMap((move) => ghost(picture, move)),
  ground(picture) {
    const { cover, projector, view, colours } = picture
    if (!cover) return []
    const lines = strokeLines(projector)
    const pixels = (points: readonly (readonly [number, number])[]) =>
      points.map((point) => projector.toPixel(...point))
    const hatched = cover.cells
      .filter(({ band }) => band >= HATCH.fromBand)
      .flatMap(({ ring }) => hatchOf(pixels(ring), HATCH.gapPx, view))
    const edges = cover.mended.map(
      ([from, to]): Stroke => ({
        from: projector.toPixel(...from),
        to: projector.toPixel(...to),
      }),
    )
    const closed = (dashPx: number, gapPx: number) =>
      cover.closed.flatMap((line) => dashesOf(pixels(line), dashPx, gapPx, view))
    return [
      new SolidPolygonLayer<CoverCell>({
        id: 'cover-cells',
        data: cover.cells,
        getPolygon: ({ ring }) => ring.map(([lng, lat]): [number, number] => [lng, lat]),
        getFillColor: ({ band, isFaint }) => rgba(colours.cover[band] ?? '', isFaint ? ALPHA.faint : ALPHA.full),
        updateTriggers: { getFillColor: colours.cover.join() },
      }),
      lines('cover-hatch', hatched, colours.halo, HATCH.linePx, HATCH.alpha),
      lines('cover-mended', edges, colours.violet, 2),
      lines(
        'cover-moves',
        cover.moves.flatMap((move) => arrow(picture, move)),
        colours.violet,
        DASH.widthPx,
      ),
      lines('cover-closed-casing', closed(view.width + view.height, 0), colours.halo, CLOSED.casingPx),
      lines('cover-closed', closed(CLOSED.dashPx, CLOSED.gapPx), colours.violet, CLOSED.widthPx),
    ]
  },
})
