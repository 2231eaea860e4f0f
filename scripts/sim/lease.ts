import { randomUUID } from 'node:crypto'
import type { HubApi } from './hubApi.ts'

const NAME = 'traffic'
const TTL_SEC = 10
const RENEW_MS = 3000

/** Who plays this city: us, another, not known yet, or nobody can say because the hub keeps no leases. */
export type Held = 'ours' | 'another' | 'unknown' | 'unkept'

/**
 * A lease on the city's traffic, so that two simulators on one city are noticed and one steps back. It is renewed with
 * every `hold` that is due, lasts ten seconds, and one more second from the end on.
 */
export function createLease(api: HubApi, monotonicMs: () => number) {
  const holder = randomUUID()
  let held: Held = 'unknown'
  let renewed = Number.NEGATIVE_INFINITY
  const ask = (through: HubApi, ttlSec: number) => through.post('/api/v1/leases', { name: NAME, holder, ttlSec })
  return {
    async hold(): Promise<Held> {
      const now = monotonicMs()
      if (now - renewed < RENEW_MS) return held
      renewed = now
      const answer = await ask(api, TTL_SEC)
      if (answer.kind === 'done') held = 'ours'
      else if (answer.kind === 'refused') held = answer.status === 404 ? 'unkept' : 'another'
      return held
    },
    async release(through: HubApi): Promise<void> {
      if (held === 'ours') await ask(through, 1)
    },
  }
}
