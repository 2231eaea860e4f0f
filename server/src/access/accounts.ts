import type { Role } from '@muster/shared/access/roles.ts'
import type { Actor } from '@muster/shared/kernel/entry.ts'
import { hash, verify } from '@node-rs/argon2'
import type { RedisClient } from '../redis/connectRedis.ts'

/** Strength of a stored password (RELIABILITY 3): 19 MiB, two passes, one lane. */
const ARGON2ID = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }
/** Password checks at once: each takes 19 MiB and a core. */
const CHECKS_AT_ONCE = 4
/** Wrong passwords for one account from one address before answers are delayed. */
const FREE_FAILURES = 5
const LONGEST_DELAY_SEC = 60
const FAILURES_FORGOTTEN_SEC = 900

type Stored = {
  readonly name: string
  readonly roles: readonly Role[]
  readonly password: string
  /** True for a sample login: it ends where the sample city does, though it stays in Redis. */
  readonly sample?: boolean
}

export type SignIn =
  | { readonly kind: 'in'; readonly actor: Actor }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'later'; readonly afterSec: number }

/** Makes the first administrator unless there is one: of two hubs, or two clicks, one wins. */
const MAKE_FIRST = `
if redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('SET', KEYS[2], ARGV[1])
return 1
`

/** People who may sign in, in Redis under the city's access keys. `sample`: whether the sample logins are let in. */
export function createAccounts({ redis, prefix, sample }: { redis: RedisClient; prefix: string; sample: boolean }) {
  const key = `${prefix}:accounts`
  const firstKey = `${prefix}:administrator`
  let checking = 0
  const turns: (() => void)[] = []
  // Compared against when the account is unknown, so that an answer takes as long either way.
  const decoy = hash('nobody', ARGON2ID)

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (checking >= CHECKS_AT_ONCE) await new Promise<void>((resolve) => turns.push(resolve))
    checking += 1
    try {
      return await work()
    } finally {
      checking -= 1
      turns.shift()?.()
    }
  }

  async function find(username: string): Promise<Stored | undefined> {
    const kept = await redis.hGet(key, username)
    const stored: Stored | undefined = kept ? JSON.parse(kept) : undefined
    return stored?.sample && !sample ? undefined : stored
  }

  const actorOf = (username: string, { name, roles }: Stored): Actor => ({ id: username, name, roles })

  return {
    /** Adds sample logins that are not there yet; existing accounts keep their password and roles. */
    async ensureSample(
      people: readonly { username: string; name: string; roles: readonly Role[] }[],
      password: string,
    ): Promise<void> {
      if (
        (
          await redis.hmGet(
            key,
            people.map(({ username }) => username),
          )
        ).every((kept) => kept !== null)
      )
        return
      // One hash serves equal passwords.
      const stored = await hash(password, ARGON2ID)
      for (const { username, name, roles } of people) {
        const account: Stored = { name, roles, password: stored, sample: true }
        await redis.hSetNX(key, username, JSON.stringify(account))
      }
    },

    /** Whether somebody administers this city already; sample logins do not count. */
    hasAdministrator: async (): Promise<boolean> => (await redis.exists(firstKey)) === 1,

    /** Makes the first administrator; false where there is one by now. */
    async makeFirstAdministrator(username: string, password: string): Promise<boolean> {
      const account: Stored = { name: username, roles: ['admin'], password: await hash(password, ARGON2ID) }
      const options = { keys: [key, firstKey], arguments: [username, JSON.stringify(account)] }
      return (await redis.eval(MAKE_FIRST, options)) === 1
    },

    /** The account as an actor, or undefined. */
    async actor(username: string): Promise<Actor | undefined> {
      const stored = await find(username)
      return stored && actorOf(username, stored)
    },

    /**
     * Checks a password. After some wrong ones from one address the answers come later and later, but never not at all.
     * `isLocal`: it comes from this machine; sample logins are let in only then.
     */
    async signIn(username: string, password: string, address: string, isLocal: boolean): Promise<SignIn> {
      const failures = `${prefix}:failures:${username}:${address}`
      const found = await find(username)
      const stored = found?.sample && !isLocal ? undefined : found
      // Looked at once its turn has come: of many that are sent together only the first few are tried.
      const right = await inTurn(async () => {
        const wait = await redis.pTTL(`${failures}:wait`)
        return wait > 0 ? wait : verify(stored?.password ?? (await decoy), password)
      })
      if (typeof right === 'number') return { kind: 'later', afterSec: Math.ceil(right / 1000) }
      if (stored && right) {
        await redis.del(failures)
        return { kind: 'in', actor: actorOf(username, stored) }
      }
      const count = await redis.incr(failures)
      await redis.expire(failures, FAILURES_FORGOTTEN_SEC)
      if (count > FREE_FAILURES)
        await redis.set(`${failures}:wait`, '1', { EX: Math.min(2 ** (count - FREE_FAILURES), LONGEST_DELAY_SEC) })
      return { kind: 'wrong' }
    },
  }
}

export type Accounts = ReturnType<typeof createAccounts>
