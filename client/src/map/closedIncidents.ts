import { defineLayer } from './defineLayer.ts'
import { incidentMarks } from './picture/incidentMarks.ts'

/** Closed incidents, as thin outlines: off at first, because what is over asks nothing of anybody. */
export const closedIncidents = defineLayer({
  id: 'closed',
  name: 'map.layer.closed',
  isOnAtFirst: false,
  marks: (picture) => incidentMarks(picture, 'closed'),
})
