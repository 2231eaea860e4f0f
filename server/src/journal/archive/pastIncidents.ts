import type { DuckDBValue } from '@duckdb/node-api'
import { type Departed, wholeHistory } from '@muster/shared/domain/incident/departed.ts'
import { filesOf, rowsOf, withDuck } from './duck.ts'
import type { Folds } from './folds.ts'

/** Metres a degree of latitude. */
const M_PER_DEG = 111_320

/** Where and what is asked for; at least one of `address` and `near` is there. */
export type Around = {
  /** Part of an address, in any case. */
  readonly address?: string
  readonly near?: readonly [lng: number, lat: number]
  readonly metres?: number
}

const readWhole = (text: DuckDBValue | undefined): Departed => JSON.parse(String(text))

/** Spaces and case count for nothing. */
export const plainAddress = (text: string): string => text.trim().replace(/\s+/g, ' ').toUpperCase()

/** Metres between two places that are near each other. */
export function metresApart([lng, lat]: readonly [number, number], [x, y]: readonly [number, number]): number {
  const east = (x - lng) * Math.cos((lat * Math.PI) / 180)
  return Math.hypot(east, y - lat) * M_PER_DEG
}

/** The last of one incident's departures, with all that ever happened to it. */
function lastOf(departures: readonly Departed[]): Departed | undefined {
  const last = departures.at(-1)
  return last && { ...last, history: wholeHistory(last.history, departures) }
}

/** The incidents that have left live state, asked of the archive's files. One may have left more than once: the last counts. */
export function createPastIncidents(folds: Folds) {
  /**
   * Departures, oldest first, of whom `asked` names by `seq` and `id` among `all`. The largest column by far is read for
   * these alone.
   */
  async function ask(asked: (all: string) => string, values: DuckDBValue[]): Promise<Departed[]> {
    const files = await folds.departedFiles()
    if (files.length === 0) return []
    return withDuck(async (duck) => {
      const all = `read_parquet(${filesOf(files)})`
      const sql = `SELECT "whole" FROM ${all} SEMI JOIN (${asked(all)}) asked USING ("seq", "id") ORDER BY "seq"`
      const found: Departed[] = []
      for await (const rows of rowsOf(duck, sql, values)) for (const [whole] of rows) found.push(readWhole(whole))
      return found
    })
  }

  return {
    /** The incident of that id or full number, `20170104-231`. */
    async find(name: string): Promise<Departed | undefined> {
      const isIt = '"id" = $1 OR "number" = $1'
      return lastOf(await ask((all) => `SELECT "seq", "id" FROM ${all} WHERE ${isIt}`, [name]))
    },
    /** Every departure of these incidents. */
    async departures(ids: readonly string[]): Promise<Departed[]> {
      if (ids.length === 0) return []
      const among = ids.map((_, i) => `$${i + 1}`).join(', ')
      return ask((all) => `SELECT "seq", "id" FROM ${all} WHERE "id" IN (${among})`, [...ids])
    },
    /** What happened there, in no order. */
    async around({ address, near, metres = 100 }: Around, limit: number): Promise<Departed[]> {
      const wanted: string[] = []
      const values: DuckDBValue[] = []
      if (address !== undefined) {
        values.push(plainAddress(address))
        wanted.push(`contains(upper(regexp_replace("address", '\\s+', ' ', 'g')), $${values.length})`)
      }
      if (near) {
        const [lng, lat] = near
        const perLng = M_PER_DEG * Math.cos((lat * Math.PI) / 180)
        const apart = `sqrt(pow(("lng" - (${lng})) * ${perLng}, 2) + pow(("lat" - (${lat})) * ${M_PER_DEG}, 2))`
        wanted.push(`${apart} <= ${metres}`)
      }
      const newest = `GROUP BY "id" ORDER BY max("receivedAt") DESC, "id" DESC LIMIT ${limit}`
      const found = await ask((all) => {
        const there = `SELECT "id" FROM ${all} WHERE ${wanted.join(' AND ')} ${newest}`
        return `SELECT "seq", "id" FROM ${all} WHERE "id" IN (${there})`
      }, values)
      const byId = Map.groupBy(found, ({ incident }) => incident.id)
      return [...byId.values()].flatMap((departures) => lastOf(departures) ?? [])
    },
  }
}

export type PastIncidents = ReturnType<typeof createPastIncidents>
