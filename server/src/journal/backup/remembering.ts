import { setImmediate as nextTurn } from 'node:timers/promises'
import type { RedisClient } from '../../redis/connectRedis.ts'
import type { FoldedState } from '../folded.ts'
import { createKeyBuckets, FIRST_BUCKETS, KEYS_A_BUCKET, type KeyRecord } from '../keyBuckets.ts'
import type { JournalKeys } from '../keys.ts'
import type { Payload, RawLine } from '../line.ts'

/** Idempotency keys are kept for 30 days (J2). */
const KEPT_MS = 31 * 24 * 3600 * 1000
/** Keys, or versions, noted in one call; Redis answers nobody else meanwhile. */
const CHUNK = 2000

/**
 * Makes again, from the lines of a journal that is being restored, what Redis keeps beside its stream: idempotency keys of
 * the last 30 days, the entry that touched each thing last, the head. `entries`: how many lines there will be at most.
 */
export async function createRemembering({
  redis,
  keys,
  entries,
  now = Date.now(),
}: {
  redis: RedisClient
  keys: JournalKeys
  entries: number
  now?: number
}) {
  const buckets = createKeyBuckets({ redis, keys })
  const noVersions = new Map<string, number>()
  let records: KeyRecord[] = []
  let last: RawLine | undefined
  let noting = Promise.resolve()
  // As many hashes as there will be keys for: splitting them one at a time afterwards would take longer than filling them.
  await redis.hSet(keys.head, 'buckets', Math.max(FIRST_BUCKETS, Math.ceil(entries / KEYS_A_BUCKET)))

  return {
    /** Takes what a line says of its command. */
    note(line: RawLine, { key, body }: Payload['command']): void {
      last = line
      if (now - line.at < KEPT_MS) records.push({ seq: line.seq, at: line.at, key, body })
    },
    /** Writes what was noted, while the caller goes on; waits where the former writing has not ended. */
    async flush(): Promise<void> {
      await noting
      const due = records
      records = []
      noting = (async () => {
        for (let i = 0; i < due.length; i += CHUNK) await buckets.remember(due.slice(i, i + CHUNK), noVersions)
      })()
      // It rejects where it is awaited, not before.
      noting.catch(() => undefined)
      await nextTurn()
    },
    /** Writes what is left, and then the head: only now can anybody append. */
    async finish(folded: FoldedState): Promise<void> {
      await this.flush()
      await noting
      let versions = new Map<string, number>()
      for (const row of folded.rows()) {
        if (row[0] !== 'version') continue
        versions.set(row[1], row[2])
        if (versions.size < CHUNK) continue
        await buckets.remember([], versions)
        versions = new Map()
      }
      await buckets.remember([], versions)
      if (!last) return
      const { seq, link, at, city } = last
      await redis.hSet(keys.head, { seq, link, at, city })
    },
  }
}
