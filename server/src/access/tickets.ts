import type { RedisClient } from '../redis/connectRedis.ts'
import { newSecret, secretDigest } from './secret.ts'

/** How long one has for the second step of signing in, s, and how many tries. */
const TICKET_SEC = 300
const TRIES = 5

/** Between the two steps of signing in: who has shown the first factor. */
export function createTickets({ redis, prefix }: { redis: RedisClient; prefix: string }) {
  const keyOf = (ticket: string): string => `${prefix}:ticket:${secretDigest(ticket)}`
  return {
    async give(username: string): Promise<string> {
      const ticket = newSecret()
      await redis.set(keyOf(ticket), username, { EX: TICKET_SEC })
      return ticket
    },
    /** Whose it is, and counts a try; undefined where it is over or was tried too often. */
    async holder(ticket: string): Promise<string | undefined> {
      const key = keyOf(ticket)
      const username = await redis.get(key)
      if (username === null) return undefined
      const tries = await redis.incr(`${key}:tries`)
      await redis.expire(`${key}:tries`, TICKET_SEC)
      return tries <= TRIES ? username : undefined
    },
    async end(ticket: string): Promise<void> {
      await redis.del([keyOf(ticket), `${keyOf(ticket)}:tries`])
    },
  }
}
