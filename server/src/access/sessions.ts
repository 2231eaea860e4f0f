import type { RedisClient } from '../redis/connectRedis.ts'
import { newSecret, secretDigest } from './secret.ts'

/** A session ends 12 h after its last use and 24 h after its beginning, whichever comes first. */
const IDLE_MS = 12 * 3600 * 1000
const ABSOLUTE_MS = 24 * 3600 * 1000
/** How exactly its last use is known: not every call need write. */
const USE_MS = 60_000

/** A session as it is kept. `proved`: when its person last showed who they are. Times are epoch ms. */
export type Session = {
  readonly username: string
  readonly began: number
  readonly used: number
  readonly proved: number
}

/** Sessions of signed-in people: kept under hashes of their tokens, shared by all hubs. `now`: epoch ms. */
export function createSessions({ redis, prefix, now }: { redis: RedisClient; prefix: string; now: () => number }) {
  const keyOf = (token: string): string => `${prefix}:session:${secretDigest(token)}`
  const listOf = (username: string): string => `${prefix}:sessions:${secretDigest(username)}`
  const PX = ABSOLUTE_MS

  async function find(token: string): Promise<Session | undefined> {
    const kept = await redis.get(keyOf(token))
    if (!kept) return undefined
    const session: Session = JSON.parse(kept)
    const isOver = now() - session.began >= ABSOLUTE_MS || now() - session.used >= IDLE_MS
    return isOver ? undefined : session
  }
  /** Only where it still is: one that was ended at this moment stays ended. */
  const keep = (token: string, session: Session) =>
    redis.set(keyOf(token), JSON.stringify(session), { expiration: { type: 'PX', value: PX }, condition: 'XX' })

  return {
    /** Begins a session for somebody who has just shown who they are; the token is the cookie's value and is kept nowhere. */
    async begin(username: string): Promise<string> {
      const token = newSecret()
      const [key, list] = [keyOf(token), listOf(username)]
      const session: Session = { username, began: now(), used: now(), proved: now() }
      await redis.set(key, JSON.stringify(session), { PX })
      await redis.sAdd(list, key)
      await redis.pExpire(list, PX)
      return token
    },
    /** The session of this token, and uses it. */
    async use(token: string): Promise<Session | undefined> {
      const session = await find(token)
      if (session && now() - session.used > USE_MS) await keep(token, { ...session, used: now() })
      return session
    },
    /** As `use`, without using the session: it still ends when nobody uses it. */
    find,
    /** Its person has shown again who they are. */
    async prove(token: string): Promise<void> {
      const session = await find(token)
      if (session) await keep(token, { ...session, used: now(), proved: now() })
    },
    async end(token: string): Promise<void> {
      await redis.del(keyOf(token))
    },
    /** Ends all sessions of a person, but the one of this token. */
    async endAll(username: string, exceptToken?: string): Promise<void> {
      const spared = exceptToken && keyOf(exceptToken)
      const keys = (await redis.sMembers(listOf(username))).filter((key) => key !== spared)
      if (keys.length === 0) return
      await redis.del(keys)
      await redis.sRem(listOf(username), keys)
    },
  }
}

export type Sessions = ReturnType<typeof createSessions>
