import type { City } from '@muster/shared/domain/city.ts'
import { waitsAt } from '@muster/shared/domain/unit/posting.ts'
import { DECLINED_MS, type Unit } from '@muster/shared/domain/unit/unit.ts'
import type { LngLat, Point } from '@muster/shared/kernel/measure.ts'
import { metresBetween } from './metresBetween.ts'
import type { Situation, SituationUnit } from './situation.ts'
import { unitPlace } from './unitPlace.ts'

/** Nearer to its post than this a unit counts as there, metres. */
const AT_POST_M = 150

const pointOf = ([lng, lat]: LngLat): Point => ({ type: 'Point', coordinates: [lng, lat] })

/** Who is out of service or in distress is neither sent nor moved; nobody knows when that ends. */
function statusOf(
  { assignmentId, status, post }: Unit,
  place: LngLat | undefined,
  city: City,
): SituationUnit['status'] {
  if (assignmentId) return 'busy'
  if (status === 'returning') return status
  if (status !== 'available') return 'busy'
  const to = post === undefined ? undefined : city.find('facility', post)?.point.coordinates
  return to && place && metresBetween(place[0], place[1], to[0], to[1]) > AT_POST_M ? 'moving' : status
}

/** The live city as a situation: its units where they were last known to be, its stations as posts. `cityNow`: epoch ms. */
export function liveSituation({
  city,
  positionOf,
  cityNow,
  without = [],
}: {
  city: City
  positionOf: (unitId: string) => LngLat | undefined
  cityNow: number
  /** Units to be thought away: what if they went? */
  without?: readonly string[]
}): Situation {
  const away = new Set(without)
  return {
    time: new Date(cityNow).toISOString(),
    posts: [...city.all('facility')].flatMap(({ id, kind, point }) =>
      kind === 'station' && point ? [{ id, point }] : [],
    ),
    units: [...city.all('unit')].flatMap((unit): SituationUnit[] => {
      if (away.has(unit.id)) return []
      const place = unitPlace(city, unit.id, positionOf(unit.id))
      return [
        {
          id: unit.id,
          capabilities: unit.capabilities,
          point: place ? pointOf(place) : null,
          status: statusOf(unit, place, city),
          ...(unit.stationId && { home: unit.stationId }),
          ...(waitsAt(unit) && { post: waitsAt(unit) }),
        },
      ]
    }),
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

/** True where somebody said no to this move lately: it is not proposed again so soon. */
export const declinedIn =
  (city: City, cityNow: number) =>
  (unitId: string, postId: string): boolean =>
    city
      .find('unit', unitId)
      ?.declined?.some(({ facilityId, at }) => facilityId === postId && cityNow - at < DECLINED_MS) ?? false
