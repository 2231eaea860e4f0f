import type { RedisClient } from '../redis/connectRedis.ts'
import { within } from '../redis/within.ts'

/** Numbers taken ahead are good for so long: past this a gap is better than an order that surprises people. */
const AHEAD_MS = 1000

/**
 * Counts incidents of a city day in Redis, outside the fold; gaps are allowed. Those wanted in one turn of the event loop
 * are taken in one call. While many are wanted, so many are taken ahead: a storm of calls then waits for no number.
 */
export function createNumbers({ redis, key }: { redis: RedisClient; key: string }) {
  const wanted = new Map<string, ((number: number) => void)[]>()
  let ahead = { day: '', numbers: [] as number[], step: 0, until: 0 }
  let isTaking = false

  /** Takes so many numbers of a day, in order. */
  async function take(day: string, count: number): Promise<number[]> {
    const last = await redis.hIncrBy(key, day, count)
    return Array.from({ length: count }, (_, i) => last - count + i + 1)
  }

  async function takeAhead(day: string, count: number): Promise<void> {
    if (isTaking) return
    isTaking = true
    const fresh = await take(day, count).catch(() => [])
    isTaking = false
    const numbers = [...(hasAhead(day) ? ahead.numbers : []), ...fresh]
    ahead = { day, numbers, step: count, until: performance.now() + AHEAD_MS }
  }

  async function takeWanted(day: string): Promise<void> {
    const waiting = wanted.get(day) ?? []
    wanted.delete(day)
    const numbers = await take(day, waiting.length)
    if (waiting.length > 1) takeAhead(day, 2 * waiting.length)
    waiting.forEach((resolve, i) => {
      resolve(numbers[i] ?? 0)
    })
  }

  const hasAhead = (day: string): boolean =>
    ahead.day === day && ahead.numbers.length > 0 && performance.now() < ahead.until

  return {
    /** True where the next number costs no waiting. */
    hasAhead: (): boolean => hasAhead(ahead.day),
    /** The next number of a city day, `YYYYMMDD`: at once where one was taken ahead. */
    next(day: string): string | Promise<string> {
      const number = hasAhead(day) ? ahead.numbers.shift() : undefined
      if (number === undefined) {
        const counted = new Promise<number>((resolve, reject) => {
          const waiting = wanted.get(day)
          if (waiting) return waiting.push(resolve)
          wanted.set(day, [resolve])
          setImmediate(() => takeWanted(day).catch(reject))
        })
        return within(counted).then((one) => `${day}-${one}`)
      }
      if (ahead.numbers.length < ahead.step / 2) takeAhead(day, ahead.step)
      return `${day}-${number}`
    },
  }
}
