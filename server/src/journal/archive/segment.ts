import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { RawLine } from '../line.ts'
import { quoted, rowsOf, withDuck } from './duck.ts'

/** Lines handed to DuckDB in one go, some 2 ms: then others have their turn. */
const AT_ONCE = 250
/** Lines a group of rows: one line is found by reading one group. */
const ROW_GROUP = 4096

const COLUMNS = '"seq", "at", "city", "link", "payload"'

/** Makes the Parquet file of these lines, which follow each other, and answers its bytes. `folder`: for what is unfinished. */
export async function segmentBytes(lines: readonly RawLine[], folder: string): Promise<Buffer> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${randomUUID()}.part`)
  try {
    await withDuck(async (duck) => {
      await duck.run(
        'CREATE TEMP TABLE segment ("seq" BIGINT, "at" BIGINT, "city" BIGINT, "link" VARCHAR, "payload" VARCHAR)',
      )
      const appender = await duck.createAppender('segment')
      for (const [i, { seq, at, city, link, payload }] of lines.entries()) {
        appender.appendBigInt(BigInt(seq))
        appender.appendBigInt(BigInt(at))
        appender.appendBigInt(BigInt(city))
        appender.appendVarchar(link)
        appender.appendVarchar(payload)
        appender.endRow()
        if (i % AT_ONCE === AT_ONCE - 1) await nextTurn()
      }
      appender.closeSync()
      const options = `(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROW_GROUP})`
      await duck.run(`COPY (SELECT ${COLUMNS} FROM segment ORDER BY "seq") TO ${quoted(path)} ${options}`)
      await duck.run('DROP TABLE segment')
    })
    return await readFile(path)
  } finally {
    await rm(path, { force: true })
  }
}

/** Lines of one segment's file after `after`, at most `limit`, oldest first. */
export const segmentLines = (path: string, after: number, limit: number): Promise<RawLine[]> =>
  withDuck(async (duck) => {
    const lines: RawLine[] = []
    const range = `"seq" > ${after} AND "seq" <= ${after + limit}`
    const sql = `SELECT ${COLUMNS} FROM read_parquet(${quoted(path)}) WHERE ${range} ORDER BY "seq"`
    for await (const rows of rowsOf(duck, sql)) for (const row of rows) lines.push(lineOf(row))
    return lines
  })

const lineOf = ([seq, at, city, link, payload]: unknown[]): RawLine => ({
  seq: Number(seq),
  at: Number(at),
  city: Number(city),
  link: String(link),
  payload: String(payload),
})
