import type { RedisClient } from '../redis/connectRedis.ts'

/** A moment at which a hub ran: `at` by Redis's clock and the city's time then, epoch ms. */
export type Moment = { readonly at: number; readonly cityTime: number }

const MARK_EVERY_MS = 10_000

/**
 * Knows when a hub of this world last ran. The journal alone does not tell: in a quiet city hours pass without an entry,
 * and people have seen its clock go on.
 */
export function createAwake({ redis, key, cityNow }: { redis: RedisClient; key: string; cityNow: () => number }) {
  async function mark(): Promise<void> {
    const [seconds] = await redis.time()
    await redis.hSet(key, { at: String(Number(seconds) * 1000), cityTime: String(cityNow()) })
  }
  let timer: NodeJS.Timeout | undefined

  return {
    mark,
    /** The last moment that was marked, by whichever hub; undefined where none was. */
    async last(): Promise<Moment | undefined> {
      const { at, cityTime } = await redis.hGetAll(key)
      return at && cityTime ? { at: Number(at), cityTime: Number(cityTime) } : undefined
    },
    /** Goes on marking. A mark that fails is made up for by the next. */
    begin(): void {
      timer = setInterval(() => mark().catch(() => {}), MARK_EVERY_MS)
    },
    async close(): Promise<void> {
      if (!timer) return
      clearInterval(timer)
      await mark().catch(() => {})
    },
  }
}
