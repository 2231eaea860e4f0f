import type { Layer } from '@deck.gl/core'
import { ScatterplotLayer } from '@deck.gl/layers'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { rgba } from '../colours.ts'
import type { Stroke } from '../picture/dashes.ts'
import type { Picture } from '../picture/picture.ts'
import type { Pixel } from '../picture/view.ts'
import { strokeLines } from '../strokeLines.ts'
import { pathOf } from './draft.ts'

const CROSSHAIR = { fromPx: 5, toPx: 14 } as const
const POINT_PX = 4

/** The drawing under way, in violet, and the crosshair of its next point. */
export function draftLayers({ draft, projector, colours }: Picture): readonly Layer[] {
  if (draft === undefined) return []
  const pixelOf = ([lng, lat]: LngLat): Pixel => projector.toPixel(lng, lat)
  const path = pathOf(draft).map(pixelOf)
  const strokes = path.slice(1).flatMap((to, i): Stroke[] => {
    const from = path[i]
    return from ? [{ from, to }] : []
  })
  const [x, y] = pixelOf(draft.cursor)
  const crosshair = [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ].map(
    ([dx = 0, dy = 0]): Stroke => ({
      from: [x + dx * CROSSHAIR.fromPx, y + dy * CROSSHAIR.fromPx],
      to: [x + dx * CROSSHAIR.toPx, y + dy * CROSSHAIR.toPx],
    }),
  )
  const lines = strokeLines(projector)
  return [
    lines('draft-casing', [...strokes, ...crosshair], colours.halo, 5),
    lines('draft-lines', [...strokes, ...crosshair], colours.violet, 2.2),
    new ScatterplotLayer<LngLat>({
      id: 'draft-points',
      data: draft.points,
      radiusUnits: 'pixels',
      lineWidthUnits: 'pixels',
      stroked: true,
      getRadius: POINT_PX,
      getLineWidth: 1.5,
      getFillColor: rgba(colours.violet),
      getLineColor: rgba(colours.halo),
      getPosition: ([lng, lat]) => [lng, lat],
    }),
  ]
}
