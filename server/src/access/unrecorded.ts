import { randomUUID } from 'node:crypto'
import type { RedisClient } from '../redis/connectRedis.ts'
import type { Grant } from './accounts.ts'

/** A change of somebody's rights that no hub made; without `grant` they were removed. `id`: it is written down once. */
export type Unrecorded = { readonly id: string; readonly username: string; readonly grant?: Grant }

/**
 * What who has the machine did to people's rights beside the hub: kept, before it holds, until a hub has written it into
 * the journal. A backup has it, too.
 */
export function createUnrecorded({ redis, prefix }: { redis: RedisClient; prefix: string }) {
  const key = `${prefix}:unrecorded`
  return {
    async keep(username: string, grant?: Grant): Promise<void> {
      const note: Unrecorded = { id: randomUUID(), username, grant }
      await redis.rPush(key, JSON.stringify(note))
    },
    /** Hands over what is kept, oldest first, and forgets each once `record` answers that it is certain. */
    async handOver(record: (note: Unrecorded) => Promise<boolean>): Promise<void> {
      for (const text of await redis.lRange(key, 0, -1)) {
        if (!(await record(JSON.parse(text)))) return
        await redis.lRem(key, 1, text)
      }
    },
  }
}
