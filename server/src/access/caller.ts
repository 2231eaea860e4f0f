import { type Visibility, visibilityOf } from '@muster/shared/access/visibility.ts'
import type { Actor } from '@muster/shared/kernel/entry.ts'
import type { First } from './account.ts'

/** What an API key may be used for. */
export const SCOPES = ['read', 'command', 'feeds', 'advice'] as const
export type Scope = (typeof SCOPES)[number]

/** Who is calling: a person with a session or a program with a key. */
export type Caller = {
  readonly actor: Actor
  readonly kind: 'session' | 'key'
  readonly scopes: readonly Scope[]
  /** A key that was made to read what is personal. */
  readonly isPersonal?: boolean
  /** What this person has to do before anything else. */
  readonly first?: First
  /** When this person last showed who they are, epoch ms; absent where that is not asked (sample logins, keys). */
  readonly proved?: number
}

/** What somebody shows to be known by: a session's token or a program's key. */
export type Credential = { readonly kind: 'session' | 'key'; readonly secret: string }

/** The hub itself, which may send commands that nobody else may. */
export const HUB_ACTOR: Actor = { id: 'hub', name: 'Muster', roles: [] }

/** What a caller may see (V1): a person by their roles; a key that reads, everything but what is kept for finance and personal. */
export function seesAs({ actor, kind, scopes, isPersonal }: Caller): Visibility {
  if (kind === 'session') return visibilityOf(actor.roles)
  if (!scopes.includes('read')) return 'public'
  return isPersonal ? 'personal' : 'staff'
}

/** A caller's rights in one word: another word, another person to a line that is open. */
export const rightsOf = ({ actor, scopes, isPersonal }: Caller): string =>
  JSON.stringify([[...actor.roles].sort(), actor.agencyId ?? '', scopes, isPersonal ?? false])
