import type { City } from '@muster/shared/domain/city.ts'
import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import type { LngLat, Point } from '@muster/shared/kernel/measure.ts'
import type { Situation, SituationUnit } from './situation.ts'
import { unitPlace } from './unitPlace.ts'

const pointOf = ([lng, lat]: LngLat): Point => ({ type: 'Point', coordinates: [lng, lat] })

/** Who is out of service or in distress is neither sent nor moved; nobody knows when that ends. */
function statusOf({ assignmentId, status }: Unit): SituationUnit['status'] {
  if (assignmentId) return 'busy'
  return status === 'available' || status === 'returning' ? status : 'busy'
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
          status: statusOf(unit),
          ...(unit.stationId && { home: unit.stationId, post: unit.stationId }),
        },
      ]
    }),
  }
}
