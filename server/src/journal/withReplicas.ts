import type { RedisClient } from '../redis/connectRedis.ts'
import { within } from '../redis/within.ts'
import type { Journal } from './journal.ts'

/** How long an answer waits for the replicas, ms. What is on disk is acknowledged either way, with the number that has it. */
const WAITS_MS = 100
/** Where some were waited for in vain, those that come within so long wait for the others only, ms. */
const IN_VAIN_MS = 1000

/** A journal whose answers say how many replicas hold what was appended (J3); `wanted`: how many are waited for. */
export function withReplicas(journal: Journal, redis: RedisClient, wanted: number): Journal {
  if (wanted === 0) return journal
  let expected = wanted
  let again = Number.NEGATIVE_INFINITY

  /** How many hold what was last written on this connection. */
  async function holding(): Promise<number> {
    if (performance.now() > again) expected = wanted
    const count = await within(redis.wait(expected, WAITS_MS)).catch(() => undefined)
    if (count !== undefined && count < expected) {
      expected = count
      again = performance.now() + IN_VAIN_MS
    }
    return count ?? 0
  }
  return {
    ...journal,
    async append(drafts, clock) {
      const line = redis.socketEpoch
      const answers = await journal.append(drafts, clock)
      const held = await holding()
      // On another connection nothing was written, and every replica of whoever is master now would count.
      const replicas = redis.socketEpoch === line ? held : 0
      return answers.map((answer) => (answer.kind === 'ok' ? { ...answer, replicas } : answer))
    },
  }
}

/** Why a fail-over could lose more than it must, in a sentence; undefined where the master asks for its replicas. */
export async function replicasUnasked(redis: RedisClient, wanted: number): Promise<string | undefined> {
  if (wanted === 0) return undefined
  const { 'min-replicas-to-write': least } = await redis
    .configGet('min-replicas-to-write')
    .catch(() => ({}) as Record<string, string>)
  return Number(least ?? 0) >= wanted
    ? undefined
    : `JOURNAL_REPLICAS is ${wanted} and Redis runs with min-replicas-to-write ${least ?? 'unknown'}: cut off from its replicas it would go on, and a fail-over lose what it wrote.`
}
