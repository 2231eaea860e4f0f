import { defineLayer } from './defineLayer.ts'
import { incidentMarks } from './picture/incidentMarks.ts'

/** Open incidents: red waiting over the limit, amber waiting, grey with units. They never move; crowds of them are counted. */
export const incidents = defineLayer({
  id: 'incidents',
  name: 'map.layer.incidents',
  isOnAtFirst: true,
  marks: (picture) => incidentMarks(picture, 'open'),
})
