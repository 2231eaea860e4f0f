import { randomUUID } from 'node:crypto'
import type { RedisClient } from '../../redis/connectRedis.ts'
import type { Journal } from '../journal.ts'
import { type RawLine, rawOf } from '../line.ts'
import type { Archive } from './archive.ts'
import type { Folds } from './folds.ts'
import type { Span } from './manifest.ts'
import { createConsumers, trimTo } from './trim.ts'
import { SegmentUnsound, type Step, writeSegment } from './writeSegment.ts'

/** Entries in a segment: its name says which, so all hubs cut alike. */
const SEGMENT_ENTRIES = 10_000
/** Entries that stay in the stream although they are archived: a console or hub that was away finds them at once. */
const KEEP_ENTRIES = 20_000
/** Lines read from the stream in one go. */
const CHUNK = 1000
/** A little longer than the seals take (J6). */
const EVERY_MS = 5000
/** Runs between two looks at what other hubs have added: storage elsewhere counts each look. */
const LOOK_EVERY = 12

/** Thrown where another storage than ours holds this world's past: two halves of a past would be none. */
export class OtherStorage extends Error {}

/** What one run did. */
export type Run = { readonly segments: number; readonly trimmed: number }

/**
 * Archives what is sealed and trims the stream to what is archived, read back, covered by a snapshot and consumed (J7).
 * Any number of hubs may do so at once: a segment's name is its id, so a double is dropped (J14).
 */
export function createArchivist({
  archive,
  journal,
  redis,
  scratch,
  sealedTo,
  snapshotSeq,
  consumedTo,
  folds,
  covered = () => undefined,
  reached,
  warn,
  segmentEntries = SEGMENT_ENTRIES,
  keepEntries = KEEP_ENTRIES,
  everyMs = EVERY_MS,
}: {
  archive: Archive
  /** The stream alone, without its past. */
  journal: Journal
  redis: RedisClient
  /** A folder on this machine for unfinished files. */
  scratch: string
  /** Number of the last entry that a seal covers. */
  sealedTo: () => number
  /** Number of the entry that the newest snapshot in Redis stands at. */
  snapshotSeq: () => Promise<number>
  /** How far this hub has folded. */
  consumedTo: () => number
  /** Makes what goes beside the segments: nothing is trimmed that is not covered by it, too. */
  folds: Pick<Folds, 'catchUp'>
  /** Hears up to which entry the archive answers every question. */
  covered?: (to: number) => void
  reached?: (step: Step | 'folded' | 'trimmed') => void | Promise<void>
  warn: (error: unknown) => void
  segmentEntries?: number
  keepEntries?: number
  everyMs?: number
}) {
  const id = randomUUID()
  const { keys } = journal
  const consumers = createConsumers({ redis, keys })
  let running: Promise<Run> | undefined
  let runs = 0

  /** One storage holds a world's past: a hub that looks at another one, or at an emptied one, must not trim. */
  async function claim(): Promise<void> {
    const own = await archive.storage.get('archive.id')
    const known = await redis.get(keys.archive)
    if (own && known && own.toString() === known) return
    if (own && !known) {
      // A journal that was restored, or began anew: it is this past's where it goes on from it, as the links will tell.
      await redis.set(keys.archive, own.toString(), { condition: 'NX' })
      return
    }
    if (known)
      throw new OtherStorage(
        `${archive.storage.says} is not where this city's past is kept. Give all hubs one ARCHIVE_URL or a shared folder.`,
      )
    await archive.storage.putNew('archive.id', Buffer.from(id))
    await claim()
  }

  async function linesOf({ from, to }: Span): Promise<RawLine[]> {
    const lines: RawLine[] = []
    while (lines.length < to - from + 1) {
      const after = lines.at(-1)?.seq ?? from - 1
      const found = await journal.readAfter(after, Math.min(CHUNK, to - after))
      if (found.length === 0) throw new SegmentUnsound(`entry ${after + 1} is in neither stream nor archive`)
      for (const line of found) lines.push(rawOf(line))
    }
    return lines
  }

  async function linkAt(seq: number): Promise<string> {
    const span = seq > 0 ? archive.segmentOf(seq) : undefined
    return span ? (await archive.manifestOf(span)).link : ''
  }

  async function archiveNext(): Promise<boolean> {
    if (sealedTo() < archive.knownTo() + segmentEntries) return false
    const from = (await archive.to()) + 1
    const to = from + segmentEntries - 1
    if (sealedTo() < to) return false
    const lines = await linesOf({ from, to })
    await writeSegment({ archive, lines, before: await linkAt(from - 1), scratch, reached })
    await archive.refresh()
    return true
  }

  /** The stream must still hold what was archived: after a fail-over it may be another one (J5). */
  async function isSamePast(): Promise<boolean> {
    const to = archive.knownTo()
    return (await journal.lineAt(to))?.link === (await linkAt(to))
  }

  async function trim(foldedTo: number): Promise<number> {
    const now = Date.now()
    const head = (await journal.top()).seq
    const slowest = await consumers.slowest(now)
    const to = Math.min(foldedTo, archive.knownTo(), await snapshotSeq(), slowest, head - Math.max(1, keepEntries))
    if (to < 1 || head < 1 || !(await isSamePast())) return 0
    const trimmed = await trimTo(redis, keys, to)
    if (trimmed > 0) await reached?.('trimmed')
    return trimmed
  }

  async function work(): Promise<Run> {
    await consumers.tell(id, consumedTo(), Date.now())
    if (runs % LOOK_EVERY === 0) {
      await claim()
      await archive.refresh()
    }
    runs += 1
    let segments = 0
    while (await archiveNext()) segments += 1
    const foldedTo = await folds.catchUp()
    covered(foldedTo)
    await reached?.('folded')
    return { segments, trimmed: await trim(foldedTo) }
  }

  /** Archives and trims what can be now; a run that is under way is joined. */
  function run(): Promise<Run> {
    running ??= work().finally(() => {
      running = undefined
    })
    return running
  }

  /** The same trouble every few seconds is told once. */
  function tell(error: unknown): void {
    const says = String(error)
    if (says !== told) warn(error)
    told = says
  }

  let told = ''
  let timer: NodeJS.Timeout | undefined
  return {
    run,
    /** Runs every few seconds; a run that fails is tried again at the next. */
    begin(): void {
      timer = setInterval(() => run().catch(tell), everyMs)
    },
    async close(): Promise<void> {
      clearInterval(timer)
      await running?.catch(() => undefined)
      await consumers.leave(id).catch(() => undefined)
    },
  }
}

export type Archivist = ReturnType<typeof createArchivist>
