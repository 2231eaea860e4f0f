import type { City } from '@muster/shared/domain/city.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import type { Estimates } from './estimate.ts'

/** The way that a unit still has before it. `seconds` of driving from now on; the route begins at the road nearest to it. */
export type UnitWay = {
  readonly unitId: string
  readonly incidentId: string
  readonly seconds: number
  readonly metres: number
  readonly route: { readonly type: 'LineString'; readonly coordinates: readonly LngLat[] }
}

/** The ways of those of these units that are going to a call, along the roads; who goes nowhere, or knows no road, is left out. */
export function waysOf(
  { city, estimates }: { city: City; estimates: Estimates },
  unitIds: readonly string[],
): UnitWay[] {
  return unitIds.flatMap((unitId) => {
    const unit = city.find('unit', unitId)
    if (!unit?.incidentId || (unit.status !== 'dispatched' && unit.status !== 'enroute')) return []
    const point = city.find('incident', unit.incidentId)?.place.point
    const way = point && estimates.way(unit, [point.coordinates[0], point.coordinates[1]])
    if (!way) return []
    return [
      {
        unitId,
        incidentId: unit.incidentId,
        seconds: Math.round(way.seconds),
        metres: Math.round(way.metres),
        route: { type: 'LineString' as const, coordinates: way.points },
      },
    ]
  })
}
