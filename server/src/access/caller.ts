import type { Actor } from '@muster/shared/kernel/entry.ts'

/** What an API key may be used for (CONTRACTS). */
export const SCOPES = ['read', 'command', 'feeds', 'advice'] as const
export type Scope = (typeof SCOPES)[number]

/** Who is calling: a person with a session or a program with a key. */
export type Caller = {
  readonly actor: Actor
  readonly kind: 'session' | 'key'
  readonly scopes: readonly Scope[]
}

/** What somebody shows to be known by: a session's token or a program's key. */
export type Credential = { readonly kind: 'session' | 'key'; readonly secret: string }

/** The hub itself, which may send commands that nobody else may. */
export const HUB_ACTOR: Actor = { id: 'hub', name: 'Muster', roles: [] }
