import type { Role } from '@muster/shared/access/roles.ts'
import type { Actor } from '@muster/shared/kernel/entry.ts'
import type { Passkey } from './factors/passkeys.ts'

/** What Redis keeps of a person who may sign in. Times are epoch ms. */
export type Account = {
  readonly name: string
  readonly roles: readonly Role[]
  /** The agency whose things this person may touch, for roles that are bound to one. */
  readonly agencyId?: string
  /** Argon2id; absent where the person signs in elsewhere alone. */
  readonly password?: string
  /** Digest of who this is at the place where they sign in elsewhere, from their first time on. */
  readonly elsewhere?: string
  /** Until when a password holds that an administrator gave: it must be changed at the first sign-in. */
  readonly oneTimeUntil?: number
  /** True for a sample login: it ends where the sample city does, though it stays in Redis. */
  readonly sample?: boolean
  /** The secret of the authenticator app, sealed, and the last time step whose code was taken: no code counts twice. */
  readonly totp?: { readonly sealed: string; readonly lastStep: number }
  readonly passkeys?: readonly Passkey[]
  /** Digests of the recovery codes that are left. */
  readonly recovery?: readonly string[]
}

/** The names of the hub itself, of who has its machine, and of what is not a person. */
const RESERVED = /^(hub|ops|setup|feed|key|key-.*)$/
export const isReserved = (username: string): boolean => RESERVED.test(username)

/** Roles that need a second factor: they alert the city, or give rights. */
const FACTOR_ROLES: readonly Role[] = ['alertauthor', 'alertapprover', 'admin']

export const hasFactor = ({ totp, passkeys = [] }: Account): boolean => totp !== undefined || passkeys.length > 0

/** True where this person may not work without a second factor. The sample logins, on this machine alone, need none. */
export const needsFactor = ({ sample, roles }: Account): boolean =>
  !sample && roles.some((role) => FACTOR_ROLES.includes(role))

/** What somebody has to do after signing in, before anything else. */
export type First = 'password' | 'secondFactor'

export function firstOf(account: Account): First | undefined {
  if (account.oneTimeUntil !== undefined) return 'password'
  return needsFactor(account) && !hasFactor(account) ? 'secondFactor' : undefined
}

export const actorOf = (username: string, { name, roles, agencyId }: Account): Actor => ({
  id: username,
  name,
  roles,
  ...(agencyId !== undefined && { agencyId }),
})
