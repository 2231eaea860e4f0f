import { type Picture, placeOf } from './picture.ts'
import { boundsOf } from './view.ts'

/** From farther away every way of the city would be a web; then only those of the selection are drawn. */
const ALL_FROM = 11
/** More ways than this cannot be told apart. */
const MOST = 40

/**
 * Whose way is to be drawn, as `unitId>incidentId`: the selected unit's, then those to the selected incident, then all in
 * view.
 */
export function journeysOf(picture: Picture): readonly string[] {
  const { fleet, view, selectedUnitId, selectedIncidentId } = picture
  const isSeen = boundsOf(picture, 0)
  const ranks: [string[], string[], string[]] = [[], [], []]
  fleet.units.forEach(({ id, headingFor }, i) => {
    if (headingFor === undefined) return
    const journey = `${id}>${headingFor.incidentId}`
    if (id === selectedUnitId) ranks[0].push(journey)
    else if (headingFor.incidentId === selectedIncidentId) ranks[1].push(journey)
    else if (view.zoom >= ALL_FROM) {
      const place = placeOf(picture, i)
      if (place && isSeen(place)) ranks[2].push(journey)
    }
  })
  return ranks.flat().slice(0, MOST)
}
