import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { cityIds, loadCity } from '@muster/server/cities/loadCity.ts'
import type { Demand } from '@muster/server/cities/pack.ts'
import { demandOf } from './calls/demandOf.ts'
import { type SffdRow, sffdRows } from './calls/sffdRows.ts'

type Bounds = readonly [west: number, south: number, east: number, north: number]

/** Calls to expect by cell, hour and weekday of a city with these bounds, learnt from past calls. */
export function learntFrom(rows: SffdRow[], [west, south, east, north]: Bounds): Demand {
  return demandOf(rows, ([lng, lat]) => lng >= west && lng <= east && lat >= south && lat <= north)
}

/**
 * `learn CITY --calls FILE …`: writes `demand.json` of a city's folder anew from files of calls. Only figures by cell and
 * hour are kept, no call. Answers the exit code and what to say.
 */
export async function learn(
  city: string,
  files: readonly string[],
  out: string,
): Promise<[exitCode: number, message: string]> {
  const pack = await loadCity(city)
  if ('refused' in pack) return [2, `Which city? There is: ${(await cityIds()).join(', ')}.`]
  if (files.length === 0) return [2, 'Which calls? Pass --calls FILE, a CSV of the SFFD form, once or more.']
  const missing = files.find((file) => !existsSync(file))
  if (missing) return [1, `There is no file ${missing}.`]
  const demand = learntFrom(await sffdRows([...files]), pack.city.bounds)
  const cells = Object.values(demand.callsPer1000h)
  if (cells.length === 0)
    return [1, 'None of these rows is a call in the city with a time and a place: nothing is written.']
  const path = `${out}/${city}/demand.json`
  await writeFile(path, `${JSON.stringify(demand)}\n`)
  const aWeek = cells.flat().reduce((sum, calls) => sum + calls, 0) / 1000
  return [0, `${cells.length} cells, ${Math.round(aWeek)} calls a week\nWritten: ${path}`]
}
