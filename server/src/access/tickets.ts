import type { RedisClient } from '../redis/connectRedis.ts'
import type { Account } from './account.ts'
import type { People } from './people.ts'
import { newSecret, sameDigest, secretDigest } from './secret.ts'

/** How long one has for the second step of signing in, s, and how many tries. */
const TICKET_SEC = 300
const TRIES = 5

/** Who has shown the first factor, as their account is now. */
export type Holder = { readonly username: string; readonly account: Account }

/** Between the two steps of signing in: who has shown the first factor. */
export function createTickets({ redis, prefix, people }: { redis: RedisClient; prefix: string; people: People }) {
  const keyOf = (ticket: string): string => `${prefix}:ticket:${secretDigest(ticket)}`
  const markOf = ({ password }: Account): string => secretDigest(password ?? '')
  return {
    /** `account`: as it was when its owner showed the first factor. */
    async give(username: string, account: Account): Promise<string> {
      const ticket = newSecret()
      await redis.set(keyOf(ticket), JSON.stringify([username, markOf(account)]), { EX: TICKET_SEC })
      return ticket
    },
    /** Whose it is, and counts a try; undefined where it is over, was tried too often, or the password is another by now. */
    async holder(ticket: string): Promise<Holder | undefined> {
      const key = keyOf(ticket)
      const kept = await redis.get(key)
      if (kept === null) return undefined
      const tries = await redis.incr(`${key}:tries`)
      await redis.expire(`${key}:tries`, TICKET_SEC)
      if (tries > TRIES) return undefined
      const [username, mark]: [string, string] = JSON.parse(kept)
      const account = await people.find(username)
      return account && sameDigest(mark, markOf(account)) ? { username, account } : undefined
    },
    async end(ticket: string): Promise<void> {
      await redis.del([keyOf(ticket), `${keyOf(ticket)}:tries`])
    },
  }
}
