import { defineLayer } from './defineLayer.ts'
import { dashesOf } from './picture/dashes.ts'
import { type Picture, placeOf } from './picture/picture.ts'
import { linesAhead } from './picture/ways.ts'
import { strokeLines } from './strokeLines.ts'

const DOTS = { dashPx: 2.5, gapPx: 3.5, widthPx: 2 } as const

/** The ways of those who still go where they were asked for. */
const waysStill = ({ fleet, ways }: Picture) =>
  [...ways.values()].filter(
    ({ unitId, incidentId }) => fleet.units[fleet.indexOf.get(unitId) ?? -1]?.headingFor?.incidentId === incidentId,
  )

/** What units on their way to a call still have before them: blue dots along the roads. */
export const ways = defineLayer({
  id: 'ways',
  name: 'map.layer.ways',
  isOnAtFirst: true,
  liesWhereUnitsAre: true,
  marks: () => [],
  alsoShown: (picture) => (waysStill(picture).length > 0 ? ['way'] : []),
  ground(picture) {
    const { projector, view, colours, fleet } = picture
    const placeNow = (unitId: string) => placeOf(picture, fleet.indexOf.get(unitId) ?? -1)
    const strokes = linesAhead(waysStill(picture), placeNow).flatMap((line) =>
      dashesOf(
        line.map(([lng, lat]) => projector.toPixel(lng, lat)),
        DOTS.dashPx,
        DOTS.gapPx,
        view,
      ),
    )
    return [strokeLines(projector)('ways', strokes, colours.blue, DOTS.widthPx)]
  },
})
