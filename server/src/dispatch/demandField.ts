import { cellToChildren, cellToLatLng, cellToParent, getResolution } from 'h3-js'
import type { CityPack } from '../cities/pack.ts'
import { OFF_ROAD_M } from './goal.ts'
import type { RoadGraph } from './roadGraph.ts'

/** Hours of a week; 0 is Monday 00:00 of the city's wall clock. */
export const WEEK_HOURS = 168
/** A place where nobody sleeps has calls, too: each part of a cell counts so many persons more when its calls are spread. */
const PERSONS_MORE = 20

/**
 * The city's ground in cells that a road leads to: who lives there and how many calls come from there. All arrays are by
 * cell; `callsPerHour` by hour of the week and then cell.
 */
export type DemandField = {
  readonly count: number
  /** H3 index. */
  readonly id: readonly string[]
  readonly lng: Float64Array
  readonly lat: Float64Array
  /** The road node nearest to the middle. */
  readonly node: Uint32Array
  readonly persons: Float64Array
  readonly callsPerHour: readonly Float64Array[]
  readonly timeZone: string
}

/**
 * Lays residents and past calls on one grid: the finer of the two. Calls of a coarser cell are spread over its parts by
 * the persons who live there.
 */
export function demandFieldOf(
  { population, demand, timeZone }: Pick<CityPack, 'population' | 'demand'> & { timeZone: string },
  graph: Pick<RoadGraph, 'snap'>,
): DemandField {
  const resolution = Math.max(population.h3Resolution, demand.h3Resolution)
  const persons = new Map<string, number>()
  for (const [cell, count] of Object.entries(population.persons)) {
    const parts = partsOf(cell, resolution)
    for (const part of parts) persons.set(part, (persons.get(part) ?? 0) + count / parts.length)
  }
  const calls = new Map<string, readonly number[]>()
  for (const [cell, perHour] of Object.entries(demand.callsPer1000h)) {
    // Where nobody lives nobody knows which part of the cell calls: the known parts, else the middle one.
    const known = partsOf(cell, resolution).filter((part) => persons.has(part))
    const parts = known.length > 0 ? known : partsOf(cell, resolution).slice(0, 1)
    const weights = parts.map((part) => (persons.get(part) ?? 0) + PERSONS_MORE)
    const all = weights.reduce((sum, weight) => sum + weight, 0)
    parts.forEach((part, i) => {
      const share = (weights[i] ?? 0) / all / 1000
      calls.set(
        part,
        perHour.map((count) => count * share),
      )
    })
  }
  const cells = [...new Set([...persons.keys(), ...calls.keys()])].sort().flatMap((id) => {
    const [lat, lng] = cellToLatLng(id)
    const snap = graph.snap(lng, lat, OFF_ROAD_M)
    return snap ? [{ id, lng, lat, node: snap.node }] : []
  })
  return {
    count: cells.length,
    timeZone,
    id: cells.map(({ id }) => id),
    lng: Float64Array.from(cells, ({ lng }) => lng),
    lat: Float64Array.from(cells, ({ lat }) => lat),
    node: Uint32Array.from(cells, ({ node }) => node),
    persons: Float64Array.from(cells, ({ id }) => persons.get(id) ?? 0),
    callsPerHour: Array.from({ length: WEEK_HOURS }, (_, hour) =>
      Float64Array.from(cells, ({ id }) => calls.get(id)?.[hour] ?? 0),
    ),
  }
}

const partsOf = (cell: string, resolution: number): string[] =>
  getResolution(cell) < resolution ? cellToChildren(cell, resolution) : [cellToParent(cell, resolution)]

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const clocks = new Map<string, Intl.DateTimeFormat>()

/** The hour of the week by a city's wall clock, from 0 (Monday 00:00) to 167. `at`: epoch ms. */
export function hourOfWeek(at: number, timeZone: string): number {
  let clock = clocks.get(timeZone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' })
    clocks.set(timeZone, clock)
  }
  const parts = clock.formatToParts(at)
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? ''
  return Math.max(0, DAYS.indexOf(part('weekday'))) * 24 + Number(part('hour'))
}
