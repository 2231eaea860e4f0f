import type { City } from '@muster/shared/domain/city.ts'
import { waitsAt } from '@muster/shared/domain/unit/posting.ts'
import { isWorkStatus } from '@muster/shared/domain/unit/status.ts'
import { DECLINED_MS, type Unit } from '@muster/shared/domain/unit/unit.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import type { LngLat, Point } from '@muster/shared/kernel/measure.ts'
import { stillLasts } from './freeAgain.ts'
import { metresBetween } from './metresBetween.ts'
import type { Situation, SituationUnit } from './situation.ts'
import type { Duty } from './sufficiency.ts'
import { unitPlace } from './unitPlace.ts'
import { vehicleOf } from './vehicles.ts'

/** Nearer to its post than this a unit counts as there, metres. */
const AT_POST_M = 150

/**
 * Hubs of one city look at their clocks at other moments and hear of positions in other numbers: to so many ms and degrees
 * (a metre) they see the same.
 */
const COARSE_MS = 10_000
const COARSE_DEG = 1e-5

const coarse = (degrees: number): number => Math.round(degrees / COARSE_DEG) / Math.round(1 / COARSE_DEG)
const pointOf = ([lng, lat]: LngLat): Point => ({ type: 'Point', coordinates: [coarse(lng), coarse(lat)] })

/** Who is out of service, in distress or locked is neither sent nor moved; nobody knows when that ends. */
function statusOf(
  { assignmentId, status, post, lock }: Unit,
  place: LngLat | undefined,
  city: City,
): SituationUnit['status'] {
  if (assignmentId || lock) return 'busy'
  if (status === 'returning') return status
  if (status !== 'available') return 'busy'
  const to = post === undefined ? undefined : city.find('facility', post)?.point.coordinates
  return to && place && metresBetween(place[0], place[1], to[0], to[1]) > AT_POST_M ? 'moving' : status
}

/** Whether a unit is on the road, and so ready: at work, on its way home, or on its way to a post. */
export const isOut = (city: City, unit: Unit, place: LngLat): boolean =>
  unit.assignmentId !== undefined || ['returning', 'moving'].includes(statusOf(unit, place, city))

/** The call that a unit is at, and when it is expected to be free again by how long such work lasts in this city. */
function workOf(city: City, { assignmentId, incidentId, kind, status, since, lock }: Unit, now: number) {
  // One that is locked is neither waited for nor taken from where it is.
  const atWork = assignmentId !== undefined && !lock && isWorkStatus(status) ? status : undefined
  if (!atWork || incidentId === undefined) return {}
  const { priority } = city.incident(incidentId)
  const deciles = city.find('world', WORLD_ID)?.settings?.freeAfterSec?.[atWork]?.[kind]
  const lastsSec = deciles && stillLasts(deciles, (now - since) / 1000)
  return {
    atCall: { id: incidentId, priority, status: atWork },
    ...(lastsSec !== undefined && { freeAt: new Date(now + lastsSec * 1000).toISOString() }),
  }
}

/** A unit that is thought to be free at the station where it waits, whatever it is doing. */
function asIfBack(unit: Unit, city: City): Pick<SituationUnit, 'status' | 'point'> {
  const post = waitsAt(unit)
  const place = post === undefined ? undefined : city.find('facility', post)?.point
  return { status: 'available', point: place ?? unit.home ?? null }
}

/** The live city as a situation: its units where they were last known to be, its stations as posts. `cityNow`: epoch ms. */
export function liveSituation({
  city,
  positionOf,
  cityNow,
  without = [],
  back = [],
}: {
  city: City
  positionOf: (unitId: string) => LngLat | undefined
  cityNow: number
  /** Units to be thought away: what if they went? */
  without?: readonly string[]
  /** Units to be thought free at their stations: what if they came back? */
  back?: readonly string[]
}): Situation {
  const away = new Set(without)
  const isBack = new Set(back)
  const now = Math.floor(cityNow / COARSE_MS) * COARSE_MS
  const { breakOff, vehicles } = city.find('world', WORLD_ID)?.settings ?? {}
  return {
    time: new Date(now).toISOString(),
    ...(breakOff && { breakOff }),
    // A hub that began with a snapshot holds its records in another order than one that saw them come.
    posts: [...city.all('facility')]
      .flatMap(({ id, kind, point }) => (kind === 'station' && point ? [{ id, point }] : []))
      .toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    units: [...city.all('unit')].flatMap((unit): SituationUnit[] => {
      if (away.has(unit.id)) return []
      const place = unitPlace(city, unit.id, positionOf(unit.id))
      return [
        {
          id: unit.id,
          capabilities: unit.capabilities,
          ...(vehicles && { vehicle: vehicleOf(unit.capabilities, vehicles) }),
          point: place ? pointOf(place) : null,
          status: statusOf(unit, place, city),
          ...(isBack.has(unit.id) ? asIfBack(unit, city) : workOf(city, unit, now)),
          ...(unit.stationId && { home: unit.stationId }),
          ...(waitsAt(unit) && { post: waitsAt(unit) }),
        },
      ]
    }),
  }
}

/** What the live city knows of the units that its situation calls busy. `back`: units that are thought to be there again. */
export function liveDuty(city: City, back: readonly string[] = []): Duty {
  const units = [...city.all('unit')].filter(({ id }) => !back.includes(id))
  const those = (wanted: (unit: Unit) => boolean) => new Set(units.filter(wanted).map(({ id }) => id))
  return {
    off: those(({ status }) => status === 'outofservice' || status === 'emergency'),
    recallable: those(({ status, assignmentId }) => status === 'outofservice' && assignmentId === undefined),
    lastStep: those(({ status }) => status === 'athospital'),
  }
}

/** The same city with these units already where they are to wait, post by unit. */
export function withMoves(situation: Situation, moves: ReadonlyMap<string, string>): Situation {
  const points = new Map((situation.posts ?? []).map(({ id, point }) => [id, point]))
  return {
    ...situation,
    units: situation.units.map((unit) => {
      const post = moves.get(unit.id)
      const point = post === undefined ? undefined : points.get(post)
      return post && point && unit.status !== 'busy' ? { ...unit, post, point, status: 'available' } : unit
    }),
  }
}

/** The moves to which somebody said no lately, as `unit:post`: they are not proposed again so soon. */
export const declinedIn = (city: City, cityNow: number): readonly string[] =>
  [...city.all('unit')].flatMap(({ id, declined = [] }) =>
    declined.flatMap(({ facilityId, at }) => (cityNow - at < DECLINED_MS ? [`${id}:${facilityId}`] : [])),
  )
