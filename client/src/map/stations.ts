import { defineLayer } from './defineLayer.ts'
import { homeLabel, unitsAtHome } from './picture/atHome.ts'
import type { Mark } from './picture/mark.ts'
import { FIXED_SPOT, labelSpots } from './picture/spots.ts'
import { isInView } from './picture/view.ts'
import { stationSprite } from './sprites/glyph.ts'
import { textSprite } from './sprites/text.ts'

const LABELS_FROM = 11.5
const GAP_PX = 7

/** Stations: 8 px squares, dashed when nobody is at home, with the call signs of who is. */
export const stations = defineLayer({
  id: 'stations',
  name: 'map.layer.stations',
  isOnAtFirst: true,
  marks(picture) {
    const { scene, view, projector, colours } = picture
    const atHome = unitsAtHome(picture)
    const squares: Mark[] = []
    const labels: Mark[] = []
    for (const { id, lngLat, name } of scene.stations) {
      const at = projector.toPixel(...lngLat)
      if (!isInView(at, view, 8)) continue
      const callSigns = atHome.get(id) ?? []
      squares.push({
        id: `station:${id}`,
        lngLat,
        at,
        sprite: stationSprite(callSigns.length === 0, colours),
        spots: FIXED_SPOT,
        mustShow: true,
        pick: { kind: 'station', id },
        label: (say, lang) =>
          say(callSigns.length === 0 ? 'map.stationEmpty' : 'map.station', {
            name: name[lang],
            units: callSigns.join(' '),
          }),
      })
      if (callSigns.length === 0 || view.zoom < LABELS_FROM) continue
      const sprite = textSprite([
        {
          text: homeLabel(callSigns),
          look: { sizePx: 10, weight: 500, fill: colours.label, halo: colours.halo, fonts: colours.fonts },
        },
      ])
      labels.push({
        id: `station-label:${id}`,
        lngLat,
        at,
        sprite,
        spots: labelSpots(sprite.width, GAP_PX),
        mustShow: false,
      })
    }
    return [...squares, ...labels]
  },
})
