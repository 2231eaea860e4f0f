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

/** KEYS: tries from here, from all unknown addresses, the mark of a known one. Answers ms to wait, or counts and answers 0. */
const TAKE = `
local function left(key)
  local ms = redis.call('PTTL', key .. ':wait')
  return ms > 0 and ms or 0
end
local isKnown = redis.call('EXISTS', KEYS[3]) == 1
local wait = math.max(left(KEYS[1]), isKnown and 0 or left(KEYS[2]))
if wait > 0 then return wait end
local function count(key, free)
  local tries = redis.call('INCR', key)
  redis.call('EXPIRE', key, ${FORGOTTEN_SEC})
  if tries > free then
    redis.call('SET', key .. ':wait', '1', 'EX', string.format('%.0f', math.min(2 ^ math.min(tries - free, 10), ${LONGEST_DELAY_SEC})))
  end
end
count(KEYS[1], ${FREE})
if not isKnown then count(KEYS[2], ${FREE_FROM_ALL}) end
return 0
`

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
  return {
    /**
     * Counts a try before it is made, so that many at once are as many as one after the other. Answers the seconds to wait
     * before the next; 0: make this one.
     */
    async take(account: string, address: string): Promise<number> {
      const { here, all, known } = keysOf(account, address)
      return Math.ceil(Number(await redis.eval(TAKE, { keys: [here, all, known], arguments: [] })) / 1000)
    },
    async succeeded(account: string, address: string): Promise<void> {
      const { here, all, known } = keysOf(account, address)
      // The right one was counted before it was known to be right.
      if (!(await redis.exists(known))) await redis.decr(all)
      await Promise.all([redis.del([here, `${here}:wait`]), redis.set(known, '1', { EX: KNOWN_SEC })])
    },
  }
}

export type Tries = ReturnType<typeof createTries>
