import type { RedisClient } from '../redis/connectRedis.ts'
import type { Account } from './account.ts'

/** Writes what was changed unless somebody else has changed it meanwhile. An empty new text removes it. */
const SWAP = `
if (redis.call('HGET', KEYS[1], ARGV[1]) or '') ~= ARGV[2] then return 0 end
if ARGV[3] == '' then redis.call('HDEL', KEYS[1], ARGV[1]) else redis.call('HSET', KEYS[1], ARGV[1], ARGV[3]) end
return 1
`
/** Makes the first administrator unless there is one: of two hubs, or two clicks, one wins. */
const MAKE_FIRST = `
if redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('SET', KEYS[2], ARGV[1])
return 1
`
const ATTEMPTS = 5

/** The accounts as Redis keeps them, shared by all hubs. `sample`: whether sample logins are there for anybody. */
export function createPeople({ redis, prefix, sample }: { redis: RedisClient; prefix: string; sample: boolean }) {
  const key = `${prefix}:accounts`
  const firstKey = `${prefix}:administrator`

  const read = (text: string | null | undefined): Account | undefined => {
    const account: Account | undefined = text ? JSON.parse(text) : undefined
    return account?.sample && !sample ? undefined : account
  }
  /** True where it was still as `former`. */
  const swap = async (username: string, former: string, next: Account | undefined): Promise<boolean> =>
    (await redis.eval(SWAP, { keys: [key], arguments: [username, former, next ? JSON.stringify(next) : ''] })) === 1

  return {
    find: async (username: string): Promise<Account | undefined> => read(await redis.hGet(key, username)),
    all: async (): Promise<(readonly [username: string, account: Account])[]> =>
      Object.entries(await redis.hGetAll(key)).flatMap(([username, text]) => {
        const account = read(text)
        return account ? [[username, account] as const] : []
      }),
    /** Adds somebody; false where the name is taken. */
    add: async (username: string, account: Account): Promise<boolean> =>
      (await redis.hSetNX(key, username, JSON.stringify(account))) === 1,
    /**
     * Changes an account as it is at this moment: `change` is asked again where another was faster, and answers undefined
     * to leave it be. False where it was left, or there is none.
     */
    async change(username: string, change: (account: Account) => Account | undefined): Promise<boolean> {
      for (let i = 0; i < ATTEMPTS; i += 1) {
        const former = (await redis.hGet(key, username)) ?? ''
        const account = read(former)
        const next = account && change(account)
        if (!next) return false
        if (await swap(username, former, next)) return true
      }
      return false
    },
    async remove(username: string): Promise<void> {
      await redis.hDel(key, username)
    },
    /** Whether somebody administers this city already; sample logins do not count. */
    hasAdministrator: async (): Promise<boolean> => (await redis.exists(firstKey)) === 1,
    makeFirst: async (username: string, account: Account): Promise<boolean> =>
      (await redis.eval(MAKE_FIRST, { keys: [key, firstKey], arguments: [username, JSON.stringify(account)] })) === 1,
  }
}

export type People = ReturnType<typeof createPeople>
