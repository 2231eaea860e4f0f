import type { Facility } from '@muster/server/cities/pack.ts'
import { metresBetween } from '@muster/server/dispatch/metresBetween.ts'
import type { RoadGraph } from '@muster/server/dispatch/roadGraph.ts'
import { rounded } from '../rounded.ts'
import { facilityId } from './facilities.ts'

type Place = readonly [lng: number, lat: number]

// One invented station for so many square kilometres of streets, and never more than this.
const KM2_PER_STATION = 12
const MOST_STATIONS = 12
/** Of all road nodes so many are asked where a station would be farthest from the others. */
const CANDIDATES = 2000

/** What a city cannot do without and its file lacks: invented, marked `sample`, and said. */
export function samplesFor(found: readonly Facility[], graph: RoadGraph, center: Place, km2: number) {
  const samples: Facility[] = []
  const remarks: string[] = []
  const has = (kind: Facility['kind'], isOne = (_: Facility) => true) =>
    found.some((one) => one.kind === kind && isOne(one))
  const sample = (kind: Facility['kind'], id: string, [en, zh]: [string, string], [lng, lat]: Place): Facility => ({
    ...{ id, kind, name: { en: `${en} (sample)`, zh: `${zh}（示例）` } },
    ...{ point: [rounded(lng, 6), rounded(lat, 6)], sample: true },
    ...(kind === 'hospital' && { emergency: true }),
  })
  if (!has('station')) {
    const count = Math.min(MOST_STATIONS, Math.max(1, Math.round(km2 / KM2_PER_STATION)))
    spreadOver(graph, center, count).forEach((place, i) => {
      samples.push(sample('station', facilityId('st', i + 1), [`Station ${i + 1}`, `${i + 1} 号消防站`], place))
    })
    remarks.push(
      `The file has no fire or ambulance station: ${count} invented, the first at the centre. Map amenity=fire_station to have the real ones.`,
    )
  }
  const middle = spreadOver(graph, center, 1)[0] ?? center
  if (!has('hospital', ({ emergency }) => emergency === true)) {
    samples.push(sample('hospital', facilityId('h', found.length + 1), ['Hospital', '医院'], middle))
    remarks.push('The file has no hospital with an emergency department: one invented at the centre.')
  }
  samples.push(sample('warehouse', 'wh-01', ['Store', '仓库'], middle))
  return { samples, remarks }
}

/** Places on the roads: the one nearest to `center`, then each as far from the others as can be. */
function spreadOver({ lng, lat, strongCount }: RoadGraph, center: Place, count: number): Place[] {
  const step = Math.max(1, Math.floor(strongCount / CANDIDATES))
  const places = Array.from(
    { length: Math.ceil(strongCount / step) },
    (_, i): Place => [lng[i * step] ?? 0, lat[i * step] ?? 0],
  )
  const metres = (a: Place, b: Place) => metresBetween(a[0], a[1], b[0], b[1])
  const first = places.reduce((best, place) => (metres(place, center) < metres(best, center) ? place : best))
  const chosen = [first]
  while (chosen.length < Math.min(count, places.length)) {
    const room = (place: Place) => Math.min(...chosen.map((one) => metres(one, place)))
    chosen.push(places.reduce((best, place) => (room(place) > room(best) ? place : best)))
  }
  return chosen
}
