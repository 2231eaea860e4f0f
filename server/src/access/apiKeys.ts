import { randomBytes } from 'node:crypto'
import type { Role } from '@muster/shared/access/roles.ts'
import type { RedisClient } from '../redis/connectRedis.ts'
import type { Caller, Scope } from './caller.ts'
import { newSecret, sameDigest, secretDigest } from './secret.ts'

/** What is kept of a key. Times are epoch ms. `former`: its secret before, which holds a while beside the new one. */
type Stored = {
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly digest: string
  readonly former?: { readonly digest: string; readonly until: number }
  readonly deviceId?: string
  readonly isPersonal?: boolean
  readonly madeAt?: number
  readonly expiresAt?: number
}

/** How long the former secret holds after a new one was made, unless it is said. */
export const ROTATION_MS = 24 * 3600 * 1000

/** What a scope lets a key be at the command desk. */
const ROLES_OF: Readonly<Record<Scope, readonly Role[]>> = {
  read: [],
  command: ['dispatcher'],
  feeds: ['feed'],
  advice: [],
}
const ID = /^[0-9a-f]{12}$/

/** A key as its administrators see it: everything but the secret. */
export type ListedKey = Omit<Stored, 'digest' | 'former'> & { readonly id: string; readonly formerUntil?: number }

/** Keys for programs: `id.secret`, of which only the id and the secret's hash are kept. `now`: epoch ms. */
export function createApiKeys({
  redis,
  prefix,
  now = Date.now,
}: {
  redis: RedisClient
  prefix: string
  now?: () => number
}) {
  const key = `${prefix}:apikeys`
  async function find(id: string): Promise<Stored | undefined> {
    const kept = ID.test(id) ? await redis.hGet(key, id) : null
    return kept ? JSON.parse(kept) : undefined
  }
  const keep = (id: string, stored: Stored) => redis.hSet(key, id, JSON.stringify(stored))

  return {
    /** Makes a key; `key` is shown this once. `deviceId` binds it to one unit's phone. */
    async make(
      wish: Pick<Stored, 'name' | 'scopes' | 'deviceId' | 'expiresAt' | 'isPersonal'>,
    ): Promise<{ id: string; key: string }> {
      const id = randomBytes(6).toString('hex')
      const secret = newSecret()
      await keep(id, { ...wish, digest: secretDigest(secret), madeAt: now() })
      return { id, key: `${id}.${secret}` }
    },
    /** Who calls with this key, or undefined where it is none of ours, or no longer. */
    async caller(given: string): Promise<(Caller & { readonly deviceId?: string }) | undefined> {
      const [id = '', secret = ''] = given.split('.')
      const stored = await find(id)
      if (!stored || (stored.expiresAt !== undefined && stored.expiresAt <= now())) return undefined
      const { name, scopes, digest, former, deviceId, isPersonal } = stored
      const shown = secretDigest(secret)
      const isFormer = former !== undefined && former.until > now() && sameDigest(shown, former.digest)
      if (!sameDigest(shown, digest) && !isFormer) return undefined
      return {
        actor: { id: `key-${id}`, name, roles: scopes.flatMap((scope) => ROLES_OF[scope]) },
        kind: 'key',
        scopes,
        deviceId,
        isPersonal,
      }
    },
    list: async (): Promise<ListedKey[]> =>
      Object.entries(await redis.hGetAll(key)).map(([id, kept]) => {
        const { digest: _, former, ...stored }: Stored = JSON.parse(kept)
        return { id, ...stored, ...(former && former.until > now() && { formerUntil: former.until }) }
      }),
    /** A new secret for a key; the former one holds for `overlapMs` more, so that its program can change over. */
    async rotate(id: string, overlapMs: number = ROTATION_MS): Promise<{ id: string; key: string } | undefined> {
      const stored = await find(id)
      if (!stored) return undefined
      const secret = newSecret()
      const former = { digest: stored.digest, until: now() + overlapMs }
      await keep(id, { ...stored, digest: secretDigest(secret), former })
      return { id, key: `${id}.${secret}` }
    },
    /** Takes a key away; false where there is none. Its open lines end within a second. */
    revoke: async (id: string): Promise<boolean> => (await redis.hDel(key, id)) === 1,
  }
}

export type ApiKeys = ReturnType<typeof createApiKeys>
