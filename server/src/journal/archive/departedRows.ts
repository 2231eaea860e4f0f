import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Departed } from '@muster/shared/domain/incident/departed.ts'
import { quoted, withDuck } from './duck.ts'

/** An incident of the past as a row: what people ask for in columns, and all of it as JSON. Times are city time, epoch ms. */
export type DepartedRow = {
  readonly seq: number
  readonly id: string
  readonly number: string
  readonly address: string | undefined
  readonly lng: number | undefined
  readonly lat: number | undefined
  readonly receivedAt: number
  readonly whole: string
}

/** Rows handed to DuckDB in one go. */
const AT_ONCE = 50

export function departedRow(departed: Departed): DepartedRow {
  const { id, number, place, receivedAt } = departed.incident
  const [lng, lat] = place.point?.coordinates ?? []
  return {
    seq: departed.seq,
    id,
    number,
    address: place.address,
    lng,
    lat,
    receivedAt,
    whole: JSON.stringify(departed),
  }
}

/** Makes the Parquet file of these rows. */
export async function departedBytes(rows: readonly DepartedRow[], folder: string): Promise<Buffer> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${randomUUID()}.part`)
  try {
    await withDuck(async (duck) => {
      await duck.run(`CREATE TEMP TABLE departed ("seq" BIGINT, "id" VARCHAR, "number" VARCHAR, "address" VARCHAR,
        "lng" DOUBLE, "lat" DOUBLE, "receivedAt" BIGINT, "whole" VARCHAR)`)
      const appender = await duck.createAppender('departed')
      const number = (value: number | undefined) =>
        value === undefined ? appender.appendNull() : appender.appendDouble(value)
      for (const [i, row] of rows.entries()) {
        appender.appendBigInt(BigInt(row.seq))
        appender.appendVarchar(row.id)
        appender.appendVarchar(row.number)
        if (row.address === undefined) appender.appendNull()
        else appender.appendVarchar(row.address)
        number(row.lng)
        number(row.lat)
        appender.appendBigInt(BigInt(row.receivedAt))
        appender.appendVarchar(row.whole)
        appender.endRow()
        if (i % AT_ONCE === AT_ONCE - 1) await nextTurn()
      }
      appender.closeSync()
      await duck.run(`COPY departed TO ${quoted(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 2048)`)
      await duck.run('DROP TABLE departed')
    })
    return await readFile(path)
  } finally {
    await rm(path, { force: true })
  }
}
