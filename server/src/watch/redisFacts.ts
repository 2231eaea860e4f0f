import type { RedisClient } from '../redis/connectRedis.ts'
import { within } from '../redis/within.ts'

/** What Redis says of itself. `maxBytes` 0: no limit; `offsetMs`: this machine's clock minus Redis's. */
export type RedisFacts = {
  readonly usedBytes: number
  readonly maxBytes: number
  readonly aofBytes: number
  readonly offsetMs: number
}

/** How long a look at Redis may take: one that is late is left out, and the next look comes soon. */
const PATIENCE_MS = 1500

const fieldOf = (info: string, name: string): number => Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(info)?.[1] ?? 0)

/** A look at one Redis; undefined where it does not answer. `now`: epoch ms of this machine. */
export async function readRedis(redis: RedisClient, now: () => number): Promise<RedisFacts | undefined> {
  try {
    const [memory, persistence] = await within(
      Promise.all([redis.info('memory'), redis.info('persistence')]),
      PATIENCE_MS,
    )
    const before = now()
    const [sec, us] = await within(redis.time(), PATIENCE_MS)
    const there = Number(sec) * 1000 + Number(us) / 1000
    // The answer was made somewhere between asking and hearing: the middle is nearest.
    const here = (before + now()) / 2
    return {
      usedBytes: fieldOf(memory, 'used_memory'),
      maxBytes: fieldOf(memory, 'maxmemory'),
      aofBytes: fieldOf(persistence, 'aof_current_size'),
      offsetMs: Math.round(here - there),
    }
  } catch {
    return undefined
  }
}
