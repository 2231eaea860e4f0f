import { metresBetween } from '../../kernel/metresBetween.ts'
import type { City } from '../city.ts'
import { type IncidentType, WORLD_ID } from '../world/world.ts'
import type { Incident } from './incident.ts'

/** Two blocks: callers see the same smoke from there, and a mobile phone is placed no better. */
const NEAR_M = 250
/** What happens somewhere half an hour later is another thing, or known to be the same by then. */
const WITHIN_MS = 30 * 60_000
const MINUTE_MS = 60_000
const M_PER_FT = 0.3048
/** How many likely ones are told. */
const MOST = 3

/** What is compared: a call, or one that is just being typed. */
export type Sighting = Pick<Incident, 'type' | 'place' | 'receivedAt'> &
  Partial<Pick<Incident, 'id' | 'apart' | 'links'>>

/** A call that may tell of the same thing, and why. `metres` is absent where only the words of the address are the same. */
export type Likeness = {
  readonly call: Incident
  readonly metres?: number
  readonly minutes: number
  /** Of one type; else only of one group of types, whose letter this is. */
  readonly type?: IncidentType
  readonly group: IncidentType['group']
}

const plain = (address: string | undefined): string => (address ?? '').trim().replace(/\s+/g, ' ').toUpperCase()

/** Metres between two calls; nought metres is near, too. Undefined where they are not near or nobody knows. */
function nearness(one: Sighting, other: Sighting): { metres?: number } | undefined {
  const [here, there] = [one.place.point?.coordinates, other.place.point?.coordinates]
  if (here && there) {
    const metres = metresBetween(here, there)
    return metres <= NEAR_M ? { metres } : undefined
  }
  const words = plain(one.place.address)
  return words !== '' && words === plain(other.place.address) ? {} : undefined
}

/**
 * Finds calls that may tell of the same thing as another, among those that are open now: near in place, time and kind.
 * Made once for a state of the city, in one pass; each asking then looks at the half hour around alone.
 */
export function createDuplicateIndex(city: City) {
  const types = new Map(city.find('world', WORLD_ID)?.settings?.incidentTypes.map((type) => [type.id, type]))
  const byTime = new Map<number, Incident[]>()
  for (const call of city.all('incident')) {
    if (call.status === 'closed') continue
    const slot = Math.floor(call.receivedAt / WITHIN_MS)
    const there = byTime.get(slot)
    if (there) there.push(call)
    else byTime.set(slot, [call])
  }

  function likeness(one: Sighting, call: Incident): Likeness | undefined {
    const apartMs = Math.abs(one.receivedAt - call.receivedAt)
    if (call.id === one.id || apartMs > WITHIN_MS) return undefined
    const [type, other] = [types.get(one.type), types.get(call.type)]
    if (!type || type.group !== other?.group) return undefined
    if (one.apart?.includes(call.id) || one.links?.some(({ id }) => id === call.id)) return undefined
    const near = nearness(one, call)
    if (!near) return undefined
    const minutes = Math.round(apartMs / MINUTE_MS)
    return { call, ...near, minutes, type: type === other ? type : undefined, group: type.group }
  }

  // A quarter of an hour counts like a block; another type of the group like half of that.
  const farness = ({ metres = 0, minutes, type }: Likeness): number =>
    metres / NEAR_M + (minutes * MINUTE_MS) / WITHIN_MS + (type ? 0 : 0.25)

  return {
    /** The likeliest, best first. */
    of(one: Sighting): readonly Likeness[] {
      const slot = Math.floor(one.receivedAt / WITHIN_MS)
      return [slot - 1, slot, slot + 1]
        .flatMap((at) => byTime.get(at) ?? [])
        .flatMap((call) => likeness(one, call) ?? [])
        .sort((a, b) => farness(a) - farness(b))
        .slice(0, MOST)
    },
  }
}

/** Open calls that may tell of the same thing as this one, likeliest first. */
export const duplicatesOf = (city: City, one: Sighting): readonly Likeness[] => createDuplicateIndex(city).of(one)

/** How far apart, as people of that city say it: to ten of its unit. Undefined where only the address is the same. */
export const tensApart = ({ metres }: Likeness, unit: 'ft' | 'm'): number | undefined =>
  metres === undefined ? undefined : Math.round((unit === 'ft' ? metres / M_PER_FT : metres) / 10) * 10
