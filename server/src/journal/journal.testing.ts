import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Event } from '@muster/shared/kernel/entry.ts'
import { connectRedis } from '../redis/connectRedis.ts'
import { openRedis } from '../redis/openRedis.ts'
import { createJournal, type Draft, keyDigest } from './journal.ts'
import { journalKeys } from './keys.ts'

const CLOCK = { anchorAt: 0, anchorCityTime: 0, rate: 1 }

/** For tests: an entry of these events. */
export const draftOf = (key: string, events: readonly Event[]): Draft => ({
  expects: new Map(),
  payload: {
    actor: { id: 'hub', name: 'Hub' },
    command: { name: 'test', input: {}, key: keyDigest(key), body: '-' },
    events: JSON.parse(JSON.stringify(events)),
  },
})

/** For tests: a real Redis in a folder of its own, and journals in it. */
export async function openPlace() {
  const folder = mkdtempSync(join(tmpdir(), 'muster-journal-'))
  const handle = await openRedis({ dataDir: folder, say: () => undefined })
  const [redis, tailRedis] = await Promise.all([connectRedis(handle), connectRedis(handle)])
  return {
    folder,
    handle,
    redis,
    journal: (world: string) => createJournal({ redis, tailRedis, keys: journalKeys('test', world) }),
    async close(): Promise<void> {
      redis.destroy()
      tailRedis.destroy()
      await handle.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** For tests: appends each list of events as an entry. */
export async function appendAll(
  journal: ReturnType<typeof createJournal>,
  entries: readonly (readonly Event[])[],
  clock = CLOCK,
): Promise<void> {
  const top = (await journal.top()).seq
  for (let i = 0; i < entries.length; i += 500)
    await journal.append(
      entries.slice(i, i + 500).map((events, n) => draftOf(`${top}-${i + n}`, events)),
      clock,
    )
}
