import { latLngToCell } from 'h3-js'
import type { Pool } from '../log/slots.ts'
import type { Job } from '../play/world.ts'

/** Where units of a pool are wanted: a stop for each cell, and its share of all. */
export type Wanted = readonly { readonly stop: number; readonly share: number }[]

/** Cells of some 170 m to a side. */
const H3_RESOLUTION = 9

/** What a week of calls tells of where a pool is wanted: each cell stands at the stop that most of its calls have. */
export function wantedOf(jobs: readonly Job[], pool: Pool): Wanted {
  const cells = new Map<string, Map<number, number>>()
  let all = 0
  for (const { pool: own, stop, place, isScored } of jobs) {
    if (own !== pool || stop === undefined || !place || !isScored) continue
    const cell = latLngToCell(place[1], place[0], H3_RESOLUTION)
    const stops = cells.get(cell) ?? new Map<number, number>()
    cells.set(cell, stops.set(stop, (stops.get(stop) ?? 0) + 1))
    all += 1
  }
  return [...cells.values()].map((stops) => {
    const [[stop] = [0]] = [...stops].sort(([, a], [, b]) => b - a)
    return { stop, share: [...stops.values()].reduce((sum, count) => sum + count, 0) / all }
  })
}
