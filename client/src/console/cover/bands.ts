import type { CensusCell } from '@muster/shared/geo/residents.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import type { CoverCell } from '../../desk/coverOnMap.ts'
import type { Coverage } from './answers.ts'

/** Seconds over the standard at which the next band begins. */
const BAND_ENDS_SEC = [60, 120, 240] as const
export const BANDS = BAND_ENDS_SEC.length + 1
/** Where fewer live a cell is drawn faintly: people count, not area. */
const FEW_PERSONS = 150

type Answered = Coverage['cells'][number]

/** How much too late the nearest unit comes, 0 to 3; undefined inside the standard. Nobody can come: the last. */
export function bandOf(seconds: number | null, standardSec: number): number | undefined {
  if (seconds === null) return BANDS - 1
  const over = seconds - standardSec
  if (over <= 0) return undefined
  return BAND_ENDS_SEC.filter((end) => over > end).length
}

/** Persons in each band. */
export function personsByBand({ cells, seconds: standard }: Pick<Coverage, 'cells' | 'seconds'>): readonly number[] {
  const persons = Array.from({ length: BANDS }, () => 0)
  for (const cell of cells) {
    const band = bandOf(cell.seconds, standard)
    if (band !== undefined) persons[band] = (persons[band] ?? 0) + cell.persons
  }
  return persons
}

/** A corner or the middle of a cell as both the census and the answer know it. */
export const placeKey = ([lng, lat]: LngLat): string => `${Math.round(lng * 1e6)} ${Math.round(lat * 1e6)}`

/** The corners of every cell of the census by its middle. */
export const ringsByPlace = (cells: readonly CensusCell[]): ReadonlyMap<string, readonly LngLat[]> =>
  new Map(cells.map(({ center, corners }) => [placeKey(center), corners]))

const ringOf = (rings: ReturnType<typeof ringsByPlace>, { point }: Answered) => rings.get(placeKey(point.coordinates))

/** The cells to be drawn: people live there, and they are reached too late. */
export const cellsOnMap = (
  { cells, seconds: standard }: Pick<Coverage, 'cells' | 'seconds'>,
  rings: ReturnType<typeof ringsByPlace>,
): readonly CoverCell[] =>
  cells.flatMap((cell) => {
    const band = bandOf(cell.seconds, standard)
    const ring = ringOf(rings, cell)
    return band === undefined || !ring || cell.persons === 0
      ? []
      : [{ ring, band, isFaint: cell.persons < FEW_PERSONS }]
  })

/** An edge of a cell, from corner to corner, with the cell on the same side as every other edge of it. */
export type Edge = readonly [LngLat, LngLat]

/** The edges around these cells together: each edge that two of them share is left out. */
export function edgesAround(cells: readonly Answered[], rings: ReturnType<typeof ringsByPlace>): readonly Edge[] {
  const edges = new Map<string, Edge>()
  for (const cell of cells) {
    const ring = ringOf(rings, cell) ?? []
    ring.forEach((from, i) => {
      const to = ring[(i + 1) % ring.length] ?? from
      const key = [placeKey(from), placeKey(to)].sort().join(' ')
      if (!edges.delete(key)) edges.set(key, [from, to])
    })
  }
  return [...edges.values()]
}

/** The edges around all cells that are late now and in time after. */
export function mendedEdges(
  now: Pick<Coverage, 'cells' | 'seconds'>,
  after: Pick<Coverage, 'cells'>,
  rings: ReturnType<typeof ringsByPlace>,
): readonly Edge[] {
  const late = (seconds: number | null) => bandOf(seconds, now.seconds) !== undefined
  const inTime = new Set(after.cells.filter(({ seconds }) => !late(seconds)).map(({ id }) => id))
  const mended = now.cells.filter(({ id, persons, seconds }) => late(seconds) && inTime.has(id) && persons > 0)
  return edgesAround(mended, rings)
}
