import type { RedisClient } from '../redis/connectRedis.ts'
import { createAccounts } from './accounts.ts'
import { createApiKeys } from './apiKeys.ts'
import { type Caller, type Credential, SCOPES } from './caller.ts'
import { createSessions } from './sessions.ts'

/** The cookie that carries a session: with the host-only prefix behind TLS. */
export const cookieName = (secure: boolean): string => (secure ? '__Host-muster_session' : 'muster_session')

/** Everything that says who is calling. `city` names the keys in Redis; `sample`: the sample logins are let in. */
export function createAccess({ redis, city, sample }: { redis: RedisClient; city: string; sample: boolean }) {
  const prefix = `{${city}}:access`
  const accounts = createAccounts({ redis, prefix, sample })
  const sessions = createSessions({ redis, prefix, accounts })
  const apiKeys = createApiKeys({ redis, prefix })

  return {
    /** Whether logins that everybody knows are let in: then only this machine is. */
    isSample: sample,
    accounts,
    sessions,
    apiKeys,
    /** Who holds this session token, or undefined. */
    async bySession(token: string | undefined): Promise<Caller | undefined> {
      const actor = token ? await sessions.actor(token) : undefined
      return actor && { actor, kind: 'session', scopes: SCOPES }
    },
    /** Who holds this key, or undefined. */
    byKey: (key: string) => apiKeys.caller(key),
    /** Who holds this, or undefined; asking does not count as using a session. */
    async holder({ kind, secret }: Credential): Promise<Caller | undefined> {
      if (kind === 'key') return apiKeys.caller(secret)
      const actor = secret ? await sessions.holder(secret) : undefined
      return actor && { actor, kind, scopes: SCOPES }
    },
  }
}

export type Access = ReturnType<typeof createAccess>
