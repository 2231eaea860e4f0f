import type { Actor } from '@muster/shared/kernel/entry.ts'
import type { RedisClient } from '../redis/connectRedis.ts'
import type { Accounts } from './accounts.ts'
import { newSecret, secretDigest } from './secret.ts'

/** A session ends 12 h after its last use and 24 h after its beginning, whichever comes first (RELIABILITY 3). */
const IDLE_SEC = 12 * 3600
const ABSOLUTE_MS = 24 * 3600 * 1000

/** Sessions of signed-in people: kept as hashes of their tokens, shared by all hubs. */
export function createSessions({
  redis,
  prefix,
  accounts,
}: {
  redis: RedisClient
  prefix: string
  accounts: Accounts
}) {
  const keyOf = (token: string): string => `${prefix}:session:${secretDigest(token)}`
  async function personOf(kept: string | null): Promise<Actor | undefined> {
    if (!kept) return undefined
    const { username, began }: { username: string; began: number } = JSON.parse(kept)
    return Date.now() - began > ABSOLUTE_MS ? undefined : accounts.actor(username)
  }
  return {
    /** Begins a session; the token is the cookie's value and is kept nowhere. */
    async begin(actor: Actor): Promise<string> {
      const token = newSecret()
      await redis.set(keyOf(token), JSON.stringify({ username: actor.id, began: Date.now() }), { EX: IDLE_SEC })
      return token
    },
    /** Whose session it is, with the roles of this moment, or undefined. */
    actor: async (token: string): Promise<Actor | undefined> =>
      personOf(await redis.getEx(keyOf(token), { type: 'EX', value: IDLE_SEC })),
    /** As `actor`, without using the session: it still ends when nobody uses it. */
    holder: async (token: string): Promise<Actor | undefined> => personOf(await redis.get(keyOf(token))),
    async end(token: string): Promise<void> {
      await redis.del(keyOf(token))
    },
  }
}

export type Sessions = ReturnType<typeof createSessions>
