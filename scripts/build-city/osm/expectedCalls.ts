import type { CityPack, Demand } from '@muster/server/cities/pack.ts'
import { cellToParent } from 'h3-js'
import type { Residents } from './residents.ts'

const H3_RESOLUTION = 8
const HOURS = 168

/** What the sample city's record shows of how often people call, by hour of the week (0 is Monday 00:00): calls an hour for each resident. */
export function ratesOf({ demand, population }: Pick<CityPack, 'demand' | 'population'>): number[] {
  const residents = Object.values(population.persons).reduce((sum, persons) => sum + persons, 0)
  const cells = Object.values(demand.callsPer1000h)
  return Array.from({ length: HOURS }, (_, hour) => {
    return cells.reduce((sum, calls) => sum + (calls[hour] ?? 0), 0) / 1000 / residents
  })
}

/** Calls to expect where nobody has counted any: residents of each cell times the rates. */
export function expectedCalls({ persons }: Pick<Residents, 'persons'>, rates: readonly number[]): Demand {
  const inCell = new Map<string, number>()
  for (const [cell, count] of Object.entries(persons)) {
    const parent = cellToParent(cell, H3_RESOLUTION)
    inCell.set(parent, (inCell.get(parent) ?? 0) + count)
  }
  const cells = [...inCell].sort(([a], [b]) => (a < b ? -1 : 1))
  const callsPer1000h = Object.fromEntries(
    cells.map(([cell, count]) => [cell, rates.map((rate) => Math.round(rate * count * 1000))]),
  )
  return { h3Resolution: H3_RESOLUTION, callsPer1000h }
}
