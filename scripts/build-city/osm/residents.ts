import type { Population } from '@muster/server/cities/pack.ts'
import { metresBetween } from '@muster/server/dispatch/metresBetween.ts'
import { latLngToCell } from 'h3-js'
import { type JoinedRoads, placeOf } from '../roads/road.ts'
import type { Extract } from './extract.ts'
import { middleOf } from './facilities.ts'
import type { Words } from './names.ts'
import { type Area, areasOf, type Polygon } from './polygons.ts'
import type { Tags } from './things.ts'

type Place = [lng: number, lat: number]
type Home = { place: Place; weight: number }
/** `persons`: by the count of residents that the map's places name, where they do; else by the basis alone. */
export type Residents = Pick<Population, 'h3Resolution' | 'persons' | 'source'> & {
  total: number
  basis: string
  counted: boolean
}

const H3_RESOLUTION = 9
// Fewer homes than this and somebody has drawn his own street only.
const LEAST_BUILDINGS = 200
const LEAST_OF_STREETS = 0.4
const M2_PER_PERSON = 60
const PERSONS_PER_KM2 = 4000
const PERSONS_PER_KM = 120
/** Pieces into which streets and areas are counted, metres and degrees (some 60 m). */
const STEP_DEG = 0.0006
const LEVELS: Readonly<Record<string, number>> = {
  apartments: 4,
  residential: 3,
  dormitory: 4,
  house: 2,
  detached: 2,
  terrace: 2,
}
const USUAL_LEVELS = 2
const NOT_HOMES = new Set(
  `garage garages carport shed hut roof greenhouse barn stable sty cowshed farm_auxiliary industrial commercial retail
  warehouse office church chapel cathedral mosque temple synagogue school kindergarten university college hospital public
  civic government fire_station train_station transportation parking service hangar sports_hall stadium grandstand
  supermarket kiosk bunker ruins construction hotel storage_tank silo water_tower transformer_tower`.split(/\s+/),
)
const LIVED_IN_STREETS = new Set(['residential', 'living_street', 'unclassified', 'tertiary'])
const SETTLED = new Set(['city', 'town', 'village', 'hamlet'])
const WHOLE = new Set(['country', 'state', 'region', 'city', 'town'])
/** A count that is so many times off what the map's buildings could hold is not the count of this place. */
const PLAUSIBLE = 6

const BASES: Readonly<Record<string, Words>> = {
  buildings: { en: 'estimate from the buildings on the map', zh: '按地图建筑物估算' },
  landuse: { en: 'estimate from residential areas on the map', zh: '按地图居住用地估算' },
  streets: { en: 'estimate from the residential streets on the map', zh: '按地图居住街道估算' },
}

/** Who lives where: estimated, from the best that the extract has. No count by an authority, and it says so. */
export function residentsOf(extract: Extract, roads: JoinedRoads, isInside: (place: Place) => boolean): Residents {
  const [basis, homes] = basisOf(extract, roads, isInside)
  const estimate = homes.reduce((sum, { weight }) => sum + weight, 0)
  const named = namedTotal(extract, isInside)
  const counted = named > estimate / PLAUSIBLE && named < estimate * PLAUSIBLE
  const factor = counted ? named / estimate : 1
  const persons = new Map<string, number>()
  for (const { place, weight } of homes) {
    const cell = latLngToCell(place[1], place[0], H3_RESOLUTION)
    persons.set(cell, (persons.get(cell) ?? 0) + weight * factor)
  }
  const cells = [...persons].map(([cell, count]) => [cell, Math.round(count)] as const).filter(([, count]) => count > 0)
  return {
    ...{ h3Resolution: H3_RESOLUTION, source: BASES[basis] ?? { en: basis, zh: basis }, basis, counted },
    persons: Object.fromEntries(cells.sort(([a], [b]) => (a < b ? -1 : 1))),
    total: cells.reduce((sum, [, count]) => sum + count, 0),
  }
}

function basisOf(extract: Extract, roads: JoinedRoads, isInside: (place: Place) => boolean): [string, Home[]] {
  const inside = ({ place, weight }: Home) => weight > 0 && isInside(place)
  const areas = [...areasOf(extract)]
  const streets = homesAlong(roads).filter(inside)
  const buildings = areas.map((area) => ({ place: middleOf(area), weight: personsIn(area) })).filter(inside)
  const land = areas
    .filter(({ tags }) => tags.get('landuse') === 'residential')
    .flatMap(homesOn)
    .filter(inside)
  const total = (homes: readonly Home[]) => homes.reduce((sum, { weight }) => sum + weight, 0)
  // Where only some houses are drawn the streets know better.
  const isEnough = (homes: readonly Home[]) => total(homes) > 0 && total(homes) >= LEAST_OF_STREETS * total(streets)
  if (buildings.length >= LEAST_BUILDINGS && isEnough(buildings)) return ['buildings', buildings]
  return isEnough(land) ? ['landuse', land] : ['streets', streets]
}

function personsIn({ tags, polygons }: Area): number {
  const building = tags.get('building')
  if (building === undefined || building === 'no' || NOT_HOMES.has(building) || tags.has('amenity') || tags.has('shop'))
    return 0
  const levels = Number(tags.get('building:levels') ?? Number.NaN)
  const storeys = levels > 0 && levels < 100 ? levels : (LEVELS[building] ?? USUAL_LEVELS)
  return (polygons.reduce((sum, polygon) => sum + m2Of(polygon), 0) * storeys) / M2_PER_PERSON
}

/** Square metres of an area with its holes, as on a plane. */
function m2Of([outer = [], ...holes]: Polygon): number {
  const ringM2 = (ring: Polygon[number]) => {
    const [first] = ring
    if (!first) return 0
    const [mLat, mLng] = [
      metresBetween(first[0], first[1], first[0], first[1] + 0.01) * 100,
      metresBetween(first[0], first[1], first[0] + 0.01, first[1]) * 100,
    ]
    const doubled = ring.slice(1).reduce((sum, [lng, lat], i) => {
      const [lngBefore, latBefore] = ring[i] ?? first
      return sum + (lngBefore - first[0]) * (lat - first[1]) - (lng - first[0]) * (latBefore - first[1])
    }, 0)
    return (Math.abs(doubled) / 2) * mLat * mLng
  }
  return Math.max(0, ringM2(outer) - holes.reduce((sum, hole) => sum + ringM2(hole), 0))
}

function homesOn({ polygons }: Area): Home[] {
  return polygons.flatMap((polygon) => {
    const ring = polygon[0] ?? []
    const persons = (m2Of(polygon) / 1e6) * PERSONS_PER_KM2
    // Spread along the outline and the middle: the cells are 300 m wide, and most such areas no wider.
    const places = [middleOf({ polygons: [polygon] }), ...ring.slice(1).map(([lng, lat]): Place => [lng, lat])]
    return places.map((place) => ({ place, weight: persons / places.length }))
  })
}

function homesAlong(roads: JoinedRoads): Home[] {
  return roads.stretches.flatMap(({ from, to, line }) => {
    if (!LIVED_IN_STREETS.has(line.roadClass)) return []
    const [a, b] = [placeOf(roads, from), placeOf(roads, to)]
    const persons = (metresBetween(...a, ...b) / 1000) * PERSONS_PER_KM
    const parts = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / STEP_DEG))
    return Array.from({ length: parts }, (_, i): Home => {
      const share = (i + 0.5) / parts
      return { place: [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share], weight: persons / parts }
    })
  })
}

/** The count that the map's places name: that of the largest that is the whole, or of all its towns and villages. */
function namedTotal({ nodes }: Extract, isInside: (place: Place) => boolean): number {
  const countOf = (tags: Tags): number => Number(tags.get('population')?.replace(/[\s,.']/g, '') ?? Number.NaN)
  const counted = nodes.filter(({ lng, lat, tags }) => isInside([lng, lat]) && countOf(tags) > 0)
  const of = (kinds: ReadonlySet<string>) =>
    counted.filter(({ tags }) => kinds.has(tags.get('place') ?? '')).map(({ tags }) => countOf(tags))
  return Math.max(
    0,
    ...of(WHOLE),
    of(SETTLED).reduce((sum, count) => sum + count, 0),
  )
}
