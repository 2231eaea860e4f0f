import { isIP } from 'node:net'
import type { RedisClient } from '../redis/connectRedis.ts'
import { TooManyChecks } from './passwords.ts'
import { secretDigest } from './secret.ts'

/**
 * Wrong tries before answers are delayed, and s after which they are forgotten: at one account from one address, at one
 * account from all unknown addresses together (many machines that take turns are one attacker), and from one address at
 * accounts whose people never signed in there (one password for many names). The last is well above a shift's mistakes.
 */
const COUNTS = [
  { free: 5, forgottenSec: 900 },
  { free: 40, forgottenSec: 900 },
  { free: 30, forgottenSec: 300 },
] as const
const LONGEST_DELAY_SEC = 60
/** How long an address counts as one from which this person signs in. */
const KNOWN_SEC = 30 * 24 * 3600
/** Seconds after which a flooded hub may be asked again. */
const FLOODED_SEC = 2

/** KEYS: the three counts, and the mark of a known address, for which the first alone is kept. */
const LIMITS = `
local free = {${COUNTS.map(({ free }) => free)}}
local forgotten = {${COUNTS.map(({ forgottenSec }) => forgottenSec)}}
local last = redis.call('EXISTS', KEYS[4]) == 1 and 1 or 3
`
/** Answers ms to wait; or counts and answers 0. */
const TAKE = `${LIMITS}
local wait = 0
for i = 1, last do wait = math.max(wait, redis.call('PTTL', KEYS[i] .. ':wait')) end
if wait > 0 then return wait end
for i = 1, last do
  local tries = redis.call('INCR', KEYS[i])
  redis.call('EXPIRE', KEYS[i], forgotten[i])
  if tries > free[i] then
    redis.call('SET', KEYS[i] .. ':wait', '1', 'EX', string.format('%.0f', math.min(2 ^ math.min(tries - free[i], 10), ${LONGEST_DELAY_SEC})))
  end
end
return 0
`
/** A try that was counted and was none, or not wrong. */
const GIVE_BACK = `${LIMITS}
for i = 1, last do
  local tries = tonumber(redis.call('GET', KEYS[i]) or '0')
  if tries > 0 then redis.call('DECR', KEYS[i]) end
  if tries - 1 <= free[i] then redis.call('DEL', KEYS[i] .. ':wait') end
end
`

/** One household or desk: of an IPv6 address the half that its network was given, for whoever has that has all below it. */
function networkOf(address: string): string {
  if (isIP(address) !== 6 || address.includes('.')) return address
  const [head = '', tail] = address.split('::')
  const groups = head === '' ? [] : head.split(':')
  const left = tail === undefined || tail === '' ? 0 : tail.split(':').length
  const filled = [...groups, ...Array(Math.max(0, 8 - groups.length - left)).fill('0'), ...(tail ?? '').split(':')]
  return filled.slice(0, 4).join(':')
}

/** What became of a try; `later`: it was not made. */
export type Tried =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'later'; readonly afterSec: number }

/**
 * Wrong tries at accounts, shared by all hubs: answers come later and later, but never not at all. Whoever guesses from
 * everywhere, or at everybody, delays only addresses from which the account's own person never signed in: an officer is
 * not locked out of the usual desk.
 */
export function createTries({ redis, prefix }: { redis: RedisClient; prefix: string }) {
  // Names are given by anybody: their digests keep the keys short and even.
  const keysOf = (account: string, address: string): [here: string, all: string, everybody: string, known: string] => {
    const [one, at] = [secretDigest(account).slice(0, 24), secretDigest(networkOf(address)).slice(0, 16)]
    const tries = `${prefix}:tries`
    return [`${tries}:${one}:${at}`, `${tries}:${one}:all`, `${tries}:all:${at}`, `${prefix}:known:${one}:${at}`]
  }
  return {
    /**
     * Makes a try: counted before `check` is asked, so that many at once are as many as one after the other.
     * `isHalf`: a right one is no success yet, so the wrong ones before it go on counting.
     */
    async attempt(
      account: string,
      address: string,
      check: () => Promise<boolean>,
      { isHalf = false }: { isHalf?: boolean } = {},
    ): Promise<Tried> {
      const keys = keysOf(account, address)
      const waitMs = Number(await redis.eval(TAKE, { keys, arguments: [] }))
      if (waitMs > 0) return { kind: 'later', afterSec: Math.ceil(waitMs / 1000) }
      const giveBack = () => redis.eval(GIVE_BACK, { keys, arguments: [] })
      try {
        if (!(await check())) return { kind: 'wrong' }
      } catch (error) {
        if (!(error instanceof TooManyChecks)) throw error
        await giveBack()
        return { kind: 'later', afterSec: FLOODED_SEC }
      }
      await giveBack()
      if (isHalf) return { kind: 'right' }
      const [here, , , known] = keys
      await Promise.all([redis.del([here, `${here}:wait`]), redis.set(known, '1', { EX: KNOWN_SEC })])
      return { kind: 'right' }
    },
  }
}

export type Tries = ReturnType<typeof createTries>
