import type { RedisClient } from '../redis/connectRedis.ts'

/** What became of the items of one message, or of many. */
export type Counts = { accepted: number; duplicates: number; quarantined: number }

/** A feed's figures of all hubs. `lastAt`: epoch ms of the last message; `perMinute`: items in the last full minute. */
export type FeedFigures = Counts & {
  readonly messages: number
  readonly lastAt?: number
  /** How old the newest item of the last message was when it came, ms of city time. */
  readonly lagMs?: number
  readonly perMinute: number
  readonly badPerMinute: number
}

/** How often a hub adds what it counted to what all hubs know, ms. */
const ADD_EVERY_MS = 1000
const MINUTE_MS = 60_000
const MINUTES_KEPT_SEC = 300

type Uncounted = Counts & { messages: number; minutes: Map<number, { items: number; bad: number }> }

const nothing = (): Uncounted => ({ accepted: 0, duplicates: 0, quarantined: 0, messages: 0, minutes: new Map() })

/** Counts what feeds bring, in Redis, for every hub. At most a second of it is lost when a hub dies. */
export function createFeedCounts({ redis, prefix }: { redis: RedisClient; prefix: string }) {
  const uncounted = new Map<string, Uncounted>()
  const keyOf = (feed: string): string => `${prefix}:feed:${feed}`
  const minuteKeyOf = (feed: string, minute: number): string => `${keyOf(feed)}:m:${minute}`
  const lastAt = new Map<string, number>()
  const lags = new Map<string, number>()
  const timer = setInterval(() => add().catch(() => {}), ADD_EVERY_MS)

  async function add(): Promise<void> {
    const batch = redis.multi()
    for (const [feed, { minutes, ...sums }] of uncounted) {
      for (const [name, sum] of Object.entries(sums)) batch.hIncrBy(keyOf(feed), name, sum)
      batch.hSet(keyOf(feed), 'lastAt', String(lastAt.get(feed) ?? 0))
      const lagMs = lags.get(feed)
      if (lagMs !== undefined) batch.hSet(keyOf(feed), 'lagMs', String(lagMs))
      for (const [minute, { items, bad }] of minutes) {
        batch.hIncrBy(minuteKeyOf(feed, minute), 'items', items)
        batch.hIncrBy(minuteKeyOf(feed, minute), 'bad', bad)
        batch.expire(minuteKeyOf(feed, minute), MINUTES_KEPT_SEC)
      }
    }
    const isIdle = uncounted.size === 0
    uncounted.clear()
    if (!isIdle) await batch.execAsPipeline()
  }

  return {
    /** Counts one message. `now`: epoch ms. */
    count(feed: string, { accepted, duplicates, quarantined, lagMs }: Counts & { lagMs?: number }, now: number): void {
      const sums = uncounted.get(feed) ?? nothing()
      const minute = Math.floor(now / MINUTE_MS)
      const { items, bad } = sums.minutes.get(minute) ?? { items: 0, bad: 0 }
      sums.accepted += accepted
      sums.duplicates += duplicates
      sums.quarantined += quarantined
      sums.messages += 1
      sums.minutes.set(minute, { items: items + accepted + duplicates + quarantined, bad: bad + quarantined })
      uncounted.set(feed, sums)
      lastAt.set(feed, now)
      if (lagMs !== undefined) lags.set(feed, lagMs)
    },
    /** The figures of one feed, this hub's newest included. `now`: epoch ms. */
    async figures(feed: string, now: number): Promise<FeedFigures> {
      await add()
      const minute = Math.floor(now / MINUTE_MS)
      const [sums, before, present] = await Promise.all([
        redis.hGetAll(keyOf(feed)),
        redis.hGetAll(minuteKeyOf(feed, minute - 1)),
        redis.hGetAll(minuteKeyOf(feed, minute)),
      ])
      const number = (text: string | undefined): number => Number(text ?? 0)
      return {
        accepted: number(sums.accepted),
        duplicates: number(sums.duplicates),
        quarantined: number(sums.quarantined),
        messages: number(sums.messages),
        lastAt: sums.lastAt ? Number(sums.lastAt) : undefined,
        lagMs: sums.lagMs ? Number(sums.lagMs) : undefined,
        perMinute: Math.max(number(before.items), number(present.items)),
        badPerMinute: number(before.bad) + number(present.bad),
      }
    },
    async close(): Promise<void> {
      clearInterval(timer)
      await add().catch(() => {})
    },
  }
}
