import type { Facility } from '@muster/server/cities/pack.ts'
import { metresBetween } from '@muster/server/dispatch/metresBetween.ts'
import { rounded } from '../rounded.ts'
import type { Extract } from './extract.ts'
import { namesIn, type Words } from './names.ts'
import { type Area, areasOf } from './polygons.ts'
import type { Tags } from './things.ts'

type Place = [lng: number, lat: number]
type Found = { kind: Kind; tags: Tags; point: Place }
/** What of the map a city's facilities are; stations of ambulances apart from those of fire engines. */
type Kind = 'fire' | 'ambulance' | 'hospital' | 'school' | 'shelter'

const WORDS: Readonly<Record<Kind, { prefix: string; name: (number: number) => Words }>> = {
  fire: { prefix: 'st', name: (n) => ({ en: `Fire station ${n}`, zh: `${n} 号消防站` }) },
  ambulance: { prefix: 'am', name: (n) => ({ en: `Ambulance station ${n}`, zh: `${n} 号急救站` }) },
  hospital: { prefix: 'h', name: (n) => ({ en: `Hospital ${n}`, zh: `${n} 号医院` }) },
  school: { prefix: 'sc', name: (n) => ({ en: `School ${n}`, zh: `${n} 号学校` }) },
  shelter: { prefix: 'sh', name: (n) => ({ en: `Shelter ${n}`, zh: `${n} 号避难所` }) },
}
/** One building is often drawn twice, as a point and as an area. */
const SAME_METRES = 150

/** Stations, hospitals, schools and shelters of an extract, as far as they lie in the city. */
export function facilitiesOf(extract: Extract, isInside: (place: Place) => boolean): Facility[] {
  const found: Found[] = []
  const add = (tags: Tags, point: Place) => {
    const kind = kindOf(tags)
    if (kind === undefined || !isInside(point) || found.some((one) => isSame(one, { kind, tags, point }))) return
    found.push({ kind, tags, point })
  }
  // Areas first: they say where the middle of the building is.
  for (const area of areasOf(extract)) add(area.tags, middleOf(area))
  for (const { tags, lng, lat } of extract.nodes) add(tags, [lng, lat])
  return Object.keys(WORDS).flatMap((kind) => found.filter((one) => one.kind === kind).map(facilityOf))
}

function kindOf(tags: Tags): Kind | undefined {
  const amenity = tags.get('amenity')
  if (amenity === 'fire_station') return 'fire'
  if (tags.get('emergency') === 'ambulance_station' || amenity === 'ambulance_station') return 'ambulance'
  if (amenity === 'hospital' || amenity === 'school') return amenity
  return amenity === 'community_centre' || tags.get('social_facility') === 'shelter' ? 'shelter' : undefined
}

function isSame(one: Found, other: Found): boolean {
  if (one.kind !== other.kind || metresBetween(...one.point, ...other.point) > SAME_METRES) return false
  const [a, b] = [one.tags.get('name'), other.tags.get('name')]
  return a === b || a === undefined || b === undefined
}

function facilityOf({ kind, tags, point: [lng, lat] }: Found, i: number): Facility {
  const { prefix, name } = WORDS[kind]
  return {
    id: facilityId(prefix, i + 1),
    kind: kind === 'fire' || kind === 'ambulance' ? 'station' : kind,
    name: namesIn(tags) ?? name(i + 1),
    point: [rounded(lng, 6), rounded(lat, 6)],
    ...(kind === 'hospital' && { emergency: tags.get('emergency') !== 'no' }),
  }
}

/** `st-01`, `h-12`. */
export function facilityId(prefix: string, number: number): string {
  return `${prefix}-${String(number).padStart(2, '0')}`
}

/** The middle of an area's first outline, by its corners. */
export function middleOf({ polygons }: Pick<Area, 'polygons'>): Place {
  const ring = polygons[0]?.[0]?.slice(1) ?? []
  const mean = (axis: 0 | 1) => ring.reduce((sum, place) => sum + place[axis], 0) / ring.length
  return [mean(0), mean(1)]
}
