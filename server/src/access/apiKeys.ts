import { randomBytes } from 'node:crypto'
import type { Role } from '@muster/shared/access/roles.ts'
import type { RedisClient } from '../redis/connectRedis.ts'
import type { Caller, Scope } from './caller.ts'
import { newSecret, sameDigest, secretDigest } from './secret.ts'

type Stored = {
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly digest: string
  readonly deviceId?: string
}

/** What a scope lets a key be at the command desk. */
const ROLES_OF: Readonly<Record<Scope, readonly Role[]>> = {
  read: [],
  command: ['dispatcher'],
  feeds: ['feed'],
  advice: [],
}

/** Keys for programs: `id.secret`, of which only the id and the secret's hash are kept. */
export function createApiKeys({ redis, prefix }: { redis: RedisClient; prefix: string }) {
  const key = `${prefix}:apikeys`
  return {
    /** Makes a key; `key` is shown this once. `deviceId` binds it to one unit's phone. */
    async make({
      name,
      scopes,
      deviceId,
    }: {
      name: string
      scopes: readonly Scope[]
      deviceId?: string
    }): Promise<{ id: string; key: string }> {
      const id = randomBytes(6).toString('hex')
      const secret = newSecret()
      const stored: Stored = { name, scopes, digest: secretDigest(secret), deviceId }
      await redis.hSet(key, id, JSON.stringify(stored))
      return { id, key: `${id}.${secret}` }
    },
    /** Who calls with this key, or undefined where it is none of ours. */
    async caller(given: string): Promise<(Caller & { readonly deviceId?: string }) | undefined> {
      const [id = '', secret = ''] = given.split('.')
      const kept = /^[0-9a-f]{12}$/.test(id) ? await redis.hGet(key, id) : null
      if (!kept) return undefined
      const { name, scopes, digest, deviceId }: Stored = JSON.parse(kept)
      if (!sameDigest(secretDigest(secret), digest)) return undefined
      return {
        actor: { id: `key-${id}`, name, roles: scopes.flatMap((scope) => ROLES_OF[scope]) },
        kind: 'key',
        scopes,
        deviceId,
      }
    },
  }
}

export type ApiKeys = ReturnType<typeof createApiKeys>
