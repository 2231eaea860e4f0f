import type { RedisClient } from '../../redis/connectRedis.ts'
import type { JournalKeys } from '../keys.ts'

/** A consumer that was not heard of for so long has ended; it reads the archive when it comes back. */
const CONSUMER_LIFE_MS = 60_000

/** Tells how far each reader of the stream has come, so that nobody's next entry is trimmed away (J7). */
export const createConsumers = ({ redis, keys }: { redis: RedisClient; keys: JournalKeys }) => ({
  /** `now`: this machine's clock, epoch ms; a few seconds between machines do no harm. */
  async tell(id: string, seq: number, now: number): Promise<void> {
    await redis.hSet(keys.consumers, id, `${seq}:${now}`)
  },
  /** The position of the slowest that is alive; Infinity where nobody reads. */
  async slowest(now: number): Promise<number> {
    const told = await redis.hGetAll(keys.consumers)
    const alive = Object.entries(told).flatMap(([id, text]) => {
      const [seq = 0, at = 0] = text.split(':').map(Number)
      return now - at < CONSUMER_LIFE_MS ? [{ id, seq }] : []
    })
    const gone = Object.keys(told).filter((id) => !alive.some((one) => one.id === id))
    if (gone.length > 0) await redis.hDel(keys.consumers, gone)
    return Math.min(Number.POSITIVE_INFINITY, ...alive.map(({ seq }) => seq))
  },
  leave: async (id: string): Promise<void> => {
    await redis.hDel(keys.consumers, id)
  },
})

export type Consumers = ReturnType<typeof createConsumers>

/** Entries taken out of the stream in one call: Redis answers nobody else meanwhile. */
const AT_ONCE = 2000

/** Takes entries up to `to` out of the stream, oldest first. Answers how many. */
export async function trimTo(redis: RedisClient, keys: JournalKeys, to: number): Promise<number> {
  const [first] = (await redis.xRange(keys.stream, '-', '+', { COUNT: 1 })) ?? []
  let from = first ? Number(first.id.split('-')[0]) : to + 1
  let trimmed = 0
  while (from <= to) {
    from = Math.min(to + 1, from + AT_ONCE)
    trimmed += await redis.xTrim(keys.stream, 'MINID', from)
  }
  return trimmed
}
