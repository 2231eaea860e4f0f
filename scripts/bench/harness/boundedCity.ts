import { join } from 'node:path'
import { createArchivist } from '@muster/server/journal/archive/archivist.ts'
import { createPast } from '@muster/server/journal/archive/past.ts'
import { folderStorage } from '@muster/server/journal/archive/storage.ts'
import { createSnapshots } from '@muster/server/journal/snapshots.ts'
import { check } from '../benchmark.ts'
import { createCityLife } from './cityLife.ts'
import { openDesk } from './deskAlone.ts'
import { longestTurn } from './loopHold.ts'
import { heapNow, memoryOf } from './memory.ts'
import type { Place } from './place.ts'

/** What is in memory at some length of the journal, bytes: Redis without the idempotency keys, and this process's heap. */
export type Held = { readonly entries: number; readonly redis: number; readonly heap: number }

/**
 * A city that lives, archives and trims as a hub does, and in the same places; `segment`: entries in one, and entries that
 * the stream keeps unless `keep` is given.
 */
export async function openBoundedCity(place: Place, segment: number, keep = segment) {
  const { journal, live, redis } = await openDesk(place)
  const scratch = join(place.folder, 'scratch')
  const storage = folderStorage(join(place.folder, 'archive', 'sf', 'live'))
  const past = createPast({ storage, stream: journal, dataDir: place.folder })
  const archivist = createArchivist({
    archive: past.archive,
    folds: past.folds,
    journal,
    redis,
    scratch,
    sealedTo: () => live.head().seq,
    snapshotSeq: createSnapshots({ redis, keys: journal.keys }).seq,
    consumedTo: () => live.head().seq,
    covered: live.forgetDeparted,
    warn: (error) => process.stderr.write(`${error}\n`),
    segmentEntries: segment,
    keepEntries: keep,
  })
  const life = createCityLife(journal, live, Math.min(200, Math.ceil(segment / 10)))

  let [isWarm, holdMs] = [false, 0]
  return {
    /** The longest that archiving held the event loop, ms. */
    holdMs: () => holdMs,
    /** Lives until the journal has so many entries; answers what is in memory then. */
    async liveTo(length: number): Promise<Held> {
      while (live.head().seq < length) {
        await life.goOn(Math.min(segment, length - live.head().seq))
        await live.keepNow()
        const held = await longestTurn(() => archivist.run())
        // The first run loads the engine.
        if (isWarm) holdMs = Math.max(holdMs, held)
        isWarm = true
      }
      const { stream, versions, snapshot, head } = journal.keys
      const inRedis = await Promise.all([stream, versions, snapshot, head].map((key) => memoryOf(redis, key)))
      const kept = await redis.xLen(stream)
      check(kept <= keep + 2 * segment, `the stream holds ${kept} entries of ${length}`)
      return { entries: live.head().seq, redis: inRedis.reduce((sum, one) => sum + one, 0), heap: heapNow() }
    },
    /** Every entry must still be read, archived or not. */
    async checkWhole(): Promise<void> {
      const head = live.head().seq
      let seq = 0
      while (seq < head) {
        const lines = await past.journal.readAfter(seq, 5000)
        check(lines[0]?.entry.seq === seq + 1, `entry ${seq + 1} is not found any more`)
        seq = lines.at(-1)?.entry.seq ?? head
      }
    },
  }
}
