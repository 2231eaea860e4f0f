import type { RedisClient } from '../redis/connectRedis.ts'
import { secretDigest } from './secret.ts'

/** Wrong tries at one account from one address before answers are delayed … */
const FREE = 5
/** … and from all unknown addresses together: many machines that take turns are one attacker. */
const FREE_FROM_ALL = 40
const LONGEST_DELAY_SEC = 60
const FORGOTTEN_SEC = 900
/** How long an address counts as one from which this person signs in. */
const KNOWN_SEC = 30 * 24 * 3600

/**
 * Wrong tries at accounts, shared by all hubs: answers come later and later, but never not at all. Whoever guesses from
 * everywhere delays only addresses from which the account's own person never signed in: an officer is not locked out of
 * the usual desk.
 */
export function createTries({ redis, prefix }: { redis: RedisClient; prefix: string }) {
  // Names are given by anybody: their digests keep the keys short and even.
  const keysOf = (account: string, address: string) => {
    const [one, at] = [secretDigest(account).slice(0, 24), secretDigest(address).slice(0, 16)]
    return {
      here: `${prefix}:tries:${one}:${at}`,
      all: `${prefix}:tries:${one}:all`,
      known: `${prefix}:known:${one}:${at}`,
    }
  }
  async function count(key: string, free: number): Promise<void> {
    const failures = await redis.incr(key)
    await redis.expire(key, FORGOTTEN_SEC)
    if (failures > free)
      await redis.set(`${key}:wait`, '1', { EX: Math.min(2 ** Math.min(failures - free, 10), LONGEST_DELAY_SEC) })
  }

  return {
    /** Seconds to wait before the next try; 0: at once. */
    async waitSec(account: string, address: string): Promise<number> {
      const { here, all, known } = keysOf(account, address)
      const [mine, others, isKnown] = await Promise.all([
        redis.pTTL(`${here}:wait`),
        redis.pTTL(`${all}:wait`),
        redis.exists(known),
      ])
      return Math.max(0, Math.ceil(Math.max(mine, isKnown ? 0 : others) / 1000))
    },
    async failed(account: string, address: string): Promise<void> {
      const { here, all, known } = keysOf(account, address)
      await count(here, FREE)
      if (!(await redis.exists(known))) await count(all, FREE_FROM_ALL)
    },
    async succeeded(account: string, address: string): Promise<void> {
      const { here, known } = keysOf(account, address)
      await Promise.all([redis.del(here), redis.set(known, '1', { EX: KNOWN_SEC })])
    },
  }
}

export type Tries = ReturnType<typeof createTries>
