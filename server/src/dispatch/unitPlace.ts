import type { City } from '@muster/shared/domain/city.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'

/** Where a unit is, as well as can be told: its last position, else its home, else its station; undefined where nothing is known. */
export function unitPlace(city: City, unitId: string, position: LngLat | undefined): LngLat | undefined {
  if (position) return position
  const { home, stationId } = city.unit(unitId)
  const point = home ?? (stationId ? city.find('facility', stationId)?.point : undefined)
  return point && [point.coordinates[0], point.coordinates[1]]
}
