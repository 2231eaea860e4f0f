import { LineLayer } from '@deck.gl/layers'
import { rgba } from './colours.ts'
import type { Stroke } from './picture/dashes.ts'
import type { Projector } from './picture/view.ts'

/** Makes layers of strokes that are told in px of the pane. `widthPx`: CSS px; `alpha` to 255. */
export const strokeLines =
  (projector: Projector) =>
  (id: string, data: readonly Stroke[], colour: string, widthPx: number, alpha = 255) =>
    new LineLayer<Stroke>({
      id,
      data,
      widthUnits: 'pixels',
      getWidth: widthPx,
      getColor: rgba(colour, alpha),
      getSourcePosition: ({ from }) => projector.toLngLat(...from),
      getTargetPosition: ({ to }) => projector.toLngLat(...to),
    })
