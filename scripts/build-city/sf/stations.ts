import type { Facility } from '@muster/server/cities/pack.ts'
import { metresBetween } from '@muster/server/dispatch/metresBetween.ts'
import type { PlaceFeature } from '../areas/areaFile.ts'
import type { SffdRow } from '../calls/sffdRows.ts'
import { rounded } from '../rounded.ts'

/** Station id of a number: 1 → `st-01`. */
export function stationId(number: number): string {
  return `st-${String(number).padStart(2, '0')}`
}

/**
 * The fire stations, each with its battalion: the one that most calls in its first-due area name, or where the records
 * have no such area (station 49 houses ambulances only) that of the nearest station.
 */
export function stationsOf(features: PlaceFeature[], rows: SffdRow[]): Facility[] {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const key = `${stationId(Number(row['Station Area']))} ${row.Battalion}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const battalionOf = (id: string) => {
    const own = [...counts].filter(([key]) => key.startsWith(`${id} `) && !key.endsWith('B99'))
    return own.sort(([, a], [, b]) => b - a)[0]?.[0].split(' ')[1]
  }
  const stations = features.map(({ properties, geometry }): Facility => {
    const [lng = 0, lat = 0] = geometry.coordinates
    const number = Number(properties.station)
    return {
      id: stationId(number),
      kind: 'station',
      name: { en: `Station ${number}`, zh: `${number} 号消防站` },
      point: [rounded(lng, 6), rounded(lat, 6)],
      battalion: battalionOf(stationId(number)),
    }
  })
  return stations.map((station) => ({
    ...station,
    battalion:
      station.battalion ?? nearest(stations, station.point, (other) => other.battalion !== undefined).battalion,
  }))
}

/** The station nearest to a place among those that `may` be asked. */
export function nearest(stations: Facility[], place: [number, number], may: (station: Facility) => boolean): Facility {
  const offBy = ({ point }: Facility) => metresBetween(...point, ...place)
  return stations.filter(may).reduce((best, station) => (offBy(station) < offBy(best) ? station : best))
}
