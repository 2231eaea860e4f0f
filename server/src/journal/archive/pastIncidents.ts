import type { DuckDBValue } from '@duckdb/node-api'
import type { Departed } from '@muster/shared/domain/incident/departed.ts'
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

/** The incidents that have left live state, asked of the archive's files. One may have left more than once: the last counts. */
export function createPastIncidents(folds: Folds) {
  async function ask(where: string, values: DuckDBValue[], limit: number): Promise<Departed[]> {
    const files = await folds.departedFiles()
    if (files.length === 0) return []
    return withDuck(async (duck) => {
      const latest = 'QUALIFY row_number() OVER (PARTITION BY "id" ORDER BY "seq" DESC) = 1'
      const order = `ORDER BY "receivedAt" DESC, "seq" DESC LIMIT ${limit}`
      const sql = `SELECT "whole" FROM read_parquet(${filesOf(files)}) WHERE ${where} ${latest} ${order}`
      const found: Departed[] = []
      for await (const rows of rowsOf(duck, sql, values)) for (const [whole] of rows) found.push(readWhole(whole))
      return found
    })
  }

  return {
    /** The incident of that id. */
    find: async (id: string): Promise<Departed | undefined> => (await ask('"id" = $1', [id], 1))[0],
    /** The incident of that full number, `20170104-231`. */
    numbered: async (number: string): Promise<Departed | undefined> => (await ask('"number" = $1', [number], 1))[0],
    /** What happened there, newest call first. */
    around({ address, near, metres = 100 }: Around, limit: number): Promise<Departed[]> {
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
      return ask(wanted.join(' AND '), values, limit)
    },
  }
}

export type PastIncidents = ReturnType<typeof createPastIncidents>
