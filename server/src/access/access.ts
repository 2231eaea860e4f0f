import type { RedisClient } from '../redis/connectRedis.ts'
import { type Account, actorOf, firstOf } from './account.ts'
import { createAccounts } from './accounts.ts'
import { createApiKeys } from './apiKeys.ts'
import { type Caller, type Credential, SCOPES } from './caller.ts'
import { createFactors } from './factors/factors.ts'
import { createSeal } from './factors/seal.ts'
import { createPasswords } from './passwords.ts'
import { createPeople } from './people.ts'
import { createSessions, type Session } from './sessions.ts'
import { createTickets } from './tickets.ts'
import { createTries } from './tries.ts'
import { createUnrecorded } from './unrecorded.ts'

/** The cookie that carries a session: with the host-only prefix behind TLS. */
export const cookieName = (secure: boolean): string => (secure ? '__Host-muster_session' : 'muster_session')

/** How long a proof of who one is counts as fresh. */
export const FRESH_MS = 5 * 60_000

/**
 * Everything that says who is calling. `city` names the keys in Redis; `sample`: the sample logins are let in; `key`: by
 * which secrets are sealed, the same for all hubs of the city, needed by whoever takes second factors; `now`: epoch ms.
 */
export function createAccess({
  redis,
  city,
  sample,
  key,
  now = Date.now,
}: {
  redis: RedisClient
  city: string
  sample: boolean
  key?: Buffer
  now?: () => number
}) {
  const prefix = `{${city}}:access`
  const people = createPeople({ redis, prefix, sample })
  const passwords = createPasswords()
  const tries = createTries({ redis, prefix })
  const accounts = createAccounts({ people, passwords, tries, now })
  const factors = createFactors({ redis, prefix, people, seal: createSeal(key), now })
  const sessions = createSessions({ redis, prefix, now })
  const tickets = createTickets({ redis, prefix, people })
  const apiKeys = createApiKeys({ redis, prefix, now })

  const callerOf = (username: string, account: Account, { proved }: Pick<Session, 'proved'>): Caller => ({
    actor: actorOf(username, account),
    kind: 'session',
    scopes: SCOPES,
    first: firstOf(account),
    ...(!account.sample && { proved }),
  })
  async function personOf(session: Session | undefined): Promise<Caller | undefined> {
    const account = session && (await people.find(session.username))
    return account && callerOf(session.username, account, session)
  }

  return {
    /** Whether logins that everybody knows are let in: then only this machine is. */
    isSample: sample,
    accounts,
    factors,
    passwords,
    sessions,
    tickets,
    tries,
    apiKeys,
    unrecorded: createUnrecorded({ redis, prefix }),
    /** Somebody who has just shown who they are, as they call from now on. */
    justIn: (username: string, account: Account): Caller => callerOf(username, account, { proved: now() }),
    /** Who holds this session token, or undefined. */
    bySession: async (token: string | undefined): Promise<Caller | undefined> =>
      token ? personOf(await sessions.use(token)) : undefined,
    /** Who holds this key, or undefined. */
    byKey: (given: string) => apiKeys.caller(given),
    /** Whether this person has shown a short while ago who they are, or is never asked. */
    isFresh: ({ proved }: Caller): boolean => proved === undefined || now() - proved < FRESH_MS,
    /** Who holds this and may work, or undefined; asking does not count as using a session. */
    async holder({ kind, secret }: Credential): Promise<Caller | undefined> {
      if (kind === 'key') return apiKeys.caller(secret)
      const caller = secret ? await personOf(await sessions.find(secret)) : undefined
      return caller?.first ? undefined : caller
    },
  }
}

export type Access = ReturnType<typeof createAccess>
