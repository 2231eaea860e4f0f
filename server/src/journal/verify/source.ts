import type { RedisClient } from '../../redis/connectRedis.ts'
import type { Archive } from '../archive/archive.ts'
import { nameOf } from '../archive/manifest.ts'
import { wholeSegment } from '../archive/wholeSegment.ts'
import type { JournalKeys } from '../keys.ts'
import { type RawLine, readRaw } from '../line.ts'

/** Lines taken from the stream in one go. */
const STREAM_CHUNK = 1000

/** The archive's lines after `after` and up to `to`, as of its last look; whole segments, as they lie there. */
export async function* archiveLines(archive: Archive, after: number, to: number): AsyncGenerator<readonly RawLine[]> {
  for (const span of archive.segments()) {
    if (span.to <= after || span.from > to) continue
    for await (const piece of wholeSegment(await archive.storage.file(`${nameOf(span)}.parquet`))) {
      const isInside = span.from > after && span.to <= to
      const lines = isInside ? piece : piece.filter(({ seq }) => seq > after && seq <= to)
      if (lines.length > 0) yield lines
    }
  }
}

/**
 * Every line of a world's journal after `after` and up to `to`, from its archive and then from its stream, as they lie
 * there: nothing is put right, so that whoever proves them sees what is wrong. The stream may be trimmed meanwhile.
 */
export async function* journalLines({
  archive,
  redis,
  keys,
  after = 0,
  to,
}: {
  archive: Archive
  redis: RedisClient
  keys: JournalKeys
  after?: number
  to: number
}): AsyncGenerator<readonly RawLine[]> {
  let last = after
  async function* fromArchive(): AsyncGenerator<readonly RawLine[]> {
    await archive.refresh()
    for await (const lines of archiveLines(archive, last, to)) {
      yield lines
      last = lines.at(-1)?.seq ?? last
    }
  }
  yield* fromArchive()
  while (last < to) {
    let lines = await streamAfter(redis, keys, last)
    if (lines.length === 0) return
    if ((lines[0]?.seq ?? 0) > last + 1) {
      // Trimmed since we looked at the archive: it is there by now. What then is still missing is missing.
      yield* fromArchive()
      const reached = last
      lines = lines.filter(({ seq }) => seq > reached)
      if (lines.length === 0) continue
    }
    lines = lines.filter(({ seq }) => seq <= to)
    last = lines.at(-1)?.seq ?? to
    if (lines.length > 0) yield lines
  }
}

async function streamAfter(redis: RedisClient, { stream }: JournalKeys, after: number): Promise<RawLine[]> {
  return ((await redis.xRange(stream, `(${after}-0`, '+', { COUNT: STREAM_CHUNK })) ?? []).map(readRaw)
}

/** The last entry of a stream; undefined where it holds none. */
export async function streamTop(redis: RedisClient, { stream }: JournalKeys): Promise<RawLine | undefined> {
  return ((await redis.xRevRange(stream, '+', '-', { COUNT: 1 })) ?? []).map(readRaw)[0]
}
