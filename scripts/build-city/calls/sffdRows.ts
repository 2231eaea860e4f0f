import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'

/** One line of an SFFD "Fire Department Calls for Service" file: one unit on one call. */
export type SffdRow = Record<string, string>

/** Every line of the files, in their order. */
export async function sffdRows(paths: string[]): Promise<SffdRow[]> {
  const files = await Promise.all(paths.map((path) => readFile(path, 'utf8')))
  return files.flatMap((text) => parse(text, { columns: true, skip_empty_lines: true }) satisfies SffdRow[])
}

/** Lines by call, the unit that was sent first leading. */
export function rowsByCall(rows: SffdRow[]): Map<string, SffdRow[]> {
  const calls = new Map<string, SffdRow[]>()
  for (const row of rows) {
    const id = row['Call Number'] ?? ''
    calls.set(id, [...(calls.get(id) ?? []), row])
  }
  const sequence = (row: SffdRow) => Number(row['Unit sequence in call dispatch'])
  for (const lines of calls.values()) lines.sort((a, b) => sequence(a) - sequence(b))
  return calls
}

const TIME = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d):(\d\d) (AM|PM)$/

/**
 * A time of the files ("01/04/2017 05:30:00 PM") as wall-clock milliseconds: what a clock in the city showed, counted as
 * if it were UTC. Differences within a week without a clock change are true. Undefined where the cell is empty or odd.
 */
export function wallClockMs(cell: string | undefined): number | undefined {
  const [, month, day, year, hour, minute, second, half] = TIME.exec(cell ?? '') ?? []
  if (!half) return undefined
  const hour24 = (Number(hour) % 12) + (half === 'PM' ? 12 : 0)
  return Date.UTC(Number(year), Number(month) - 1, Number(day), hour24, Number(minute), Number(second))
}

/** [longitude, latitude] of a line's "(37.77, -122.41)", or undefined. */
export function placeOf(row: SffdRow): [number, number] | undefined {
  const [, lat, lng] = /^\(([-\d.]+), ([-\d.]+)\)$/.exec(row.Location ?? '') ?? []
  return lat && lng ? [Number(lng), Number(lat)] : undefined
}
