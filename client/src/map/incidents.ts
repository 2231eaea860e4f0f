import { defineLayer } from './defineLayer.ts'
import { incidentMarks } from './picture/incidentMarks.ts'

/** Open incidents: red waiting over the limit, amber waiting, grey with units, and whatever is selected. They never move. */
export const incidents = defineLayer({
  id: 'incidents',
  name: 'map.layer.incidents',
  isOnAtFirst: true,
  marks: (picture) => incidentMarks(picture, ({ id, tone }) => tone !== 'closed' || id === picture.selectedIncidentId),
})
