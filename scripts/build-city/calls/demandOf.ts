import type { Demand } from '@muster/server/cities/pack.ts'
import { latLngToCell } from 'h3-js'
import { placeOf, rowsByCall, type SffdRow, wallClockMs } from './sffdRows.ts'

const H3_RESOLUTION = 8
const HOUR_MS = 3_600_000
const PARTS_OF_DAY = 3
// How many calls a cell must have had in a third of the day before its own share of that third outweighs its all-day share.
const PRIOR_CALLS = 20

/**
 * Calls to expect by cell, hour and weekday. Two weeks leave nearly every cell and hour empty, so the city's hour of the
 * week (smoothed over three hours) is multiplied by the cell's share of its third of the day, itself drawn towards the
 * cell's share of all calls. Summed over the cells it gives the smoothed city.
 */
export function demandOf(rows: SffdRow[], contains: (point: [number, number]) => boolean): Demand {
  const cityCalls = new Array<number>(168).fill(0)
  const cellCalls = new Map<string, number[]>()
  const days = new Map<number, Set<number>>()
  for (const [first] of rowsByCall(rows).values()) {
    const receivedMs = first && wallClockMs(first['Received DtTm'])
    const place = first && placeOf(first)
    if (receivedMs === undefined || !place || !contains(place)) continue
    const hour = hourOfWeek(receivedMs)
    const weekday = Math.floor(hour / 24)
    days.set(weekday, (days.get(weekday) ?? new Set()).add(Math.floor(receivedMs / (24 * HOUR_MS))))
    cityCalls[hour] = (cityCalls[hour] ?? 0) + 1
    const cell = latLngToCell(place[1], place[0], H3_RESOLUTION)
    const parts = cellCalls.get(cell) ?? new Array<number>(PARTS_OF_DAY).fill(0)
    parts[partOfDay(hour)] = (parts[partOfDay(hour)] ?? 0) + 1
    cellCalls.set(cell, parts)
  }
  const perHour = cityCalls.map((count, hour) => count / (days.get(Math.floor(hour / 24))?.size ?? 1))
  const smooth = perHour.map((own, hour) => {
    const [before = own, after = own] = [perHour[(hour + 167) % 168], perHour[(hour + 1) % 168]]
    return (before + own + after) / 3
  })
  return { h3Resolution: H3_RESOLUTION, callsPer1000h: spread(smooth, cellCalls) }
}

function spread(cityPerHour: number[], cellCalls: Map<string, number[]>): Demand['callsPer1000h'] {
  const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0)
  const all = sum([...cellCalls.values()].map(sum))
  const inPart = Array.from({ length: PARTS_OF_DAY }, (_, part) =>
    sum([...cellCalls.values()].map((parts) => parts[part] ?? 0)),
  )
  const cells = [...cellCalls].sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(
    cells.map(([cell, parts]) => {
      const share = sum(parts) / all
      const shares = parts.map((count, part) => (count + PRIOR_CALLS * share) / ((inPart[part] ?? 0) + PRIOR_CALLS))
      return [cell, cityPerHour.map((calls, hour) => Math.round(1000 * calls * (shares[partOfDay(hour)] ?? 0)))]
    }),
  )
}

/** 0 is Monday 00:00. */
function hourOfWeek(wallClock: number): number {
  const weekday = (new Date(wallClock).getUTCDay() + 6) % 7
  return weekday * 24 + new Date(wallClock).getUTCHours()
}

function partOfDay(hourInWeek: number): number {
  return Math.floor(((hourInWeek % 24) * PARTS_OF_DAY) / 24)
}
