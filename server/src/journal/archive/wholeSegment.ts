import type { RawLine } from '../line.ts'
import { quoted, rowsOf, withDuck } from './duck.ts'
import { segmentLines } from './segment.ts'

/**
 * Lines that DuckDB joins to one text: handing over a text costs a microsecond, however long it is. With texts of megabytes
 * the garbage collector works more than is saved.
 */
const JOINED = 1024

/**
 * All lines of one segment's file, as they lie there, in pieces: for whoever reads the whole past, at a third of what
 * `segmentLines` costs a line.
 */
export async function* wholeSegment(path: string): AsyncGenerator<readonly RawLine[]> {
  const sql = `SELECT min("seq"), max("seq"), count(*), string_agg(concat_ws(' ', "seq", "at", "city", "link"), chr(10)),
    string_agg("payload", chr(10)) FROM read_parquet(${quoted(path)}) GROUP BY "seq" // ${JOINED} ORDER BY 1`
  const pieces = await withDuck(async (duck) => {
    const found: unknown[][] = []
    for await (const rows of rowsOf(duck, sql)) found.push(...rows)
    return found
  })
  for (const [from, to, count, heads, payloads] of pieces) {
    const lines = linesOf(String(heads).split('\n'), String(payloads).split('\n'))
    // A line break in a field is none of ours: then each is read by itself.
    const isWhole = lines?.length === Number(count)
    yield isWhole ? lines : await segmentLines(path, Number(from) - 1, Number(to) - Number(from) + 1)
  }
}

function linesOf(heads: readonly string[], payloads: readonly string[]): RawLine[] | undefined {
  if (heads.length !== payloads.length) return undefined
  return heads.map((head, i) => {
    const [seq, at, city, link = ''] = head.split(' ')
    return { seq: Number(seq), at: Number(at), city: Number(city), link, payload: payloads[i] ?? '' }
  })
}
