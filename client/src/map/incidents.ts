import { ScatterplotLayer } from '@deck.gl/layers'
import { rgba } from './colours.ts'
import { defineLayer } from './defineLayer.ts'
import { incidentMarks, incidentsInView, type Shown } from './picture/incidentMarks.ts'
import type { Picture } from './picture/picture.ts'
import type { IncidentSpot } from './picture/scene.ts'

const DOT_PX = 5
const NOTHING: [number, number, number, number] = [0, 0, 0, 0]

/** Whatever is open, and whatever is selected. */
const isShown =
  ({ selectedIncidentId }: Picture): Shown =>
  ({ id, tone }) =>
    tone !== 'closed' || id === selectedIncidentId

/** Open incidents: red waiting over the limit, amber waiting, grey with units. They never move. */
export const incidents = defineLayer({
  id: 'incidents',
  name: 'map.layer.incidents',
  isOnAtFirst: true,
  marks: (picture) => incidentMarks(picture, isShown(picture)),
  ground(picture) {
    const { scene, colours } = picture
    if (incidentsInView(picture, isShown(picture)).dots.length === 0) return []
    const fill = rgba(colours.incident)
    return [
      new ScatterplotLayer<IncidentSpot>({
        id: 'incident-dots',
        // All of them, symbols too, which cover theirs: the same list is not sent to the graphics card again.
        data: scene.incidents,
        radiusUnits: 'pixels',
        getRadius: DOT_PX,
        getPosition: ({ lngLat: [lng, lat] }) => [lng, lat],
        getFillColor: ({ tone }) => (tone === 'closed' ? NOTHING : fill),
        updateTriggers: { getFillColor: colours.incident },
      }),
    ]
  },
})
