import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import { defineLayer } from './defineLayer.ts'
import type { Mark } from './picture/mark.ts'
import type { Picture } from './picture/picture.ts'
import { FIXED_SPOT, labelSpots } from './picture/spots.ts'
import { isInView } from './picture/view.ts'
import { stationSprite } from './sprites/glyph.ts'
import { textSprite } from './sprites/text.ts'

/** What one looks for at a station comes first: engines and trucks. */
const KIND_ORDER: readonly Unit['kind'][] = ['engine', 'truck', 'rescue', 'chief', 'medic', 'support']
const NAMED = 2
const LABELS_FROM = 11.5
const GAP_PX = 7

/** Call signs of the free units at home, by station. Proposed units are shown by their ghosts instead. */
export function unitsAtHome({
  fleet,
  proposals,
}: Pick<Picture, 'fleet' | 'proposals'>): ReadonlyMap<string, readonly string[]> {
  const proposed = new Set(proposals.map(({ unitId }) => unitId))
  const home = new Map<string, { kind: Unit['kind']; callSign: string }[]>()
  fleet.units.forEach(({ id, kind, callSign, stationId, tone }, i) => {
    if (fleet.atHome[i] !== 1 || tone !== 'free' || stationId === undefined || proposed.has(id)) return
    home.set(stationId, [...(home.get(stationId) ?? []), { kind, callSign }])
  })
  const order = ({ kind }: { kind: Unit['kind'] }) => KIND_ORDER.indexOf(kind)
  return new Map(
    [...home].map(([id, units]) => [id, units.toSorted((a, b) => order(a) - order(b)).map(({ callSign }) => callSign)]),
  )
}

/** `E05 T05`, and how many more. */
export const homeLabel = (callSigns: readonly string[]): string =>
  callSigns.length > NAMED ? `${callSigns.slice(0, NAMED).join(' ')} +${callSigns.length - NAMED}` : callSigns.join(' ')

/** Stations: 8 px squares, dashed when nobody is at home, with the call signs of who is. */
export const stations = defineLayer({
  id: 'stations',
  name: 'map.layer.stations',
  isOnAtFirst: true,
  marks(picture) {
    const { scene, view, projector, colours, lang, say } = picture
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
        label: say(callSigns.length === 0 ? 'map.stationEmpty' : 'map.station', {
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
