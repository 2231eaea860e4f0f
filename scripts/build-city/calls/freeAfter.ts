import { UNIT_KINDS } from '../unitKinds.ts'
import { type SffdRow, wallClockMs } from './sffdRows.ts'

/** Statuses and the column that tells when each was reached. */
const REACHED = { onscene: 'On Scene DtTm', athospital: 'Hospital DtTm' } as const
/** From fewer stays no tenth of them can be told. */
const FEWEST = 50
/** Longer is a button that was forgotten, s. */
const LONGEST_SEC = 4 * 3600

/**
 * Seconds from reaching a status until free again, by status and kind of unit: within which 10, 20 … 90 of 100 were. Of an
 * ambulance that is told only at hospital: before that nobody knows whether it will have a patient to take there, nor where.
 */
export function freeAfterOf(rows: readonly SffdRow[]): Record<string, Record<string, number[]>> {
  const stays = new Map<string, Map<string, number[]>>()
  for (const row of rows) {
    const kind = Object.entries(UNIT_KINDS).find(([type]) => type === row['Unit Type'])?.[1].kind
    const free = wallClockMs(row['Available DtTm'])
    if (!kind || free === undefined) continue
    for (const [status, column] of Object.entries(REACHED)) {
      if (status === 'onscene' && kind === 'medic') continue
      const reached = wallClockMs(row[column])
      const seconds = reached === undefined ? -1 : (free - reached) / 1000
      if (seconds <= 0 || seconds > LONGEST_SEC) continue
      const byKind = stays.get(status) ?? new Map<string, number[]>()
      stays.set(status, byKind.set(kind, [...(byKind.get(kind) ?? []), seconds]))
    }
  }
  const told = [...stays].map(([status, byKind]) => {
    const known = [...byKind].filter(([, seconds]) => seconds.length >= FEWEST)
    return [status, Object.fromEntries(known.map(([kind, seconds]) => [kind, deciles(seconds)]))] as const
  })
  return Object.fromEntries(told.filter(([, byKind]) => Object.keys(byKind).length > 0))
}

function deciles(seconds: readonly number[]): number[] {
  const sorted = seconds.toSorted((a, b) => a - b)
  return Array.from({ length: 9 }, (_, at) => Math.round(sorted[Math.floor(((at + 1) * sorted.length) / 10)] ?? 0))
}
