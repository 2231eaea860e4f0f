import { LineLayer, ScatterplotLayer } from '@deck.gl/layers'
import { rgba } from './colours.ts'
import { defineLayer } from './defineLayer.ts'
import { type Picture, placeOf } from './picture/picture.ts'
import { type Stretch, stretchesOf } from './picture/trail.ts'

const LINE_PX = 2
const DOT_PX = 2.5
/** How much of the colour is left at the old end, of 255. */
const FAINTEST = 40

function stretchesIn(picture: Picture): readonly Stretch[] {
  const { trail, nowMs, fleet, selectedUnitId } = picture
  if (selectedUnitId === undefined) return []
  return stretchesOf(trail, nowMs, placeOf(picture, fleet.indexOf.get(selectedUnitId) ?? -1))
}

/** Where the selected unit was in the last quarter of an hour: a dot a position, the older the fainter. */
export const trail = defineLayer({
  id: 'trail',
  name: 'map.layer.trail',
  isOnAtFirst: true,
  liesWhereUnitsAre: true,
  marks: () => [],
  alsoShown: (picture) => (stretchesIn(picture).length > 0 ? ['trail'] : []),
  ground(picture) {
    const stretches = stretchesIn(picture)
    const colour = ({ age }: Stretch) => rgba(picture.colours.ink2, 255 - Math.round((255 - FAINTEST) * age))
    const place = ([lng, lat]: Stretch['from']): [number, number] => [lng, lat]
    return [
      new LineLayer<Stretch>({
        id: 'trail-line',
        data: stretches,
        widthUnits: 'pixels',
        getWidth: LINE_PX,
        getColor: colour,
        getSourcePosition: ({ from }) => place(from),
        getTargetPosition: ({ to }) => place(to),
      }),
      new ScatterplotLayer<Stretch>({
        id: 'trail-dots',
        data: stretches,
        radiusUnits: 'pixels',
        getRadius: DOT_PX,
        getFillColor: colour,
        getPosition: ({ from }) => place(from),
      }),
    ]
  },
})
