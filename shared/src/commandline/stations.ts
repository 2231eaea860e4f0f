import type { City } from '../domain/city.ts'
import type { Facility } from '../domain/facility/facility.ts'
import { type LineRefusal, refuseLine } from './order.ts'
import { callSignKey, nearestOf } from './spelling.ts'

/** Every station of the city, in the order in which they came to be. */
export const stationsIn = (city: City): readonly Facility[] =>
  [...city.all('facility')].filter(({ kind }) => kind === 'station')

const signOf = ({ id, name }: Facility): string => {
  const number = /(\d+)$/.exec(name.en)?.[1]
  return number === undefined ? id : `S${number}`
}

/** How a station is written on the line: `S3` of Station 3; its id where its name has no number. */
export function stationSign(id: string, city: City): string {
  const station = city.find('facility', id)
  return station ? signOf(station) : id
}

/** The station of that sign, name or id, whatever its case and padding zeros; never the nearest. */
export function stationNamed(typed: string, city: City): Facility | LineRefusal {
  const key = callSignKey(typed)
  const all = stationsIn(city)
  const found = all.find((station) => {
    const sign = callSignKey(signOf(station))
    const names = [sign, sign.slice(1), callSignKey(station.id), callSignKey(station.name.en), station.name.zh]
    return names.some((name) => name.replaceAll(/[\s-]/g, '') === key.replaceAll('-', ''))
  })
  return found ?? refuseLine('noSuchStation', { typed }, nearestOf(typed, all.map(signOf)))
}
