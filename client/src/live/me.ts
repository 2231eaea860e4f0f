import { useSyncExternalStore } from 'react'
import { createAnnouncer } from './announcer.ts'
import { askHub, type Problem } from './hub.ts'

/** Who is signed in, and the names of the commands this person may send. */
export type Me = {
  readonly id: string
  readonly name: string
  readonly roles: readonly string[]
  readonly commands: readonly string[]
  readonly locale?: string
  readonly agencyId?: string
  /** What has to be done before anything else. */
  readonly first?: 'password' | 'secondFactor'
}

/** Half of a sign-in: which second factors there are, and what the browser is asked for a passkey. */
export type Half = {
  readonly kind: 'secondFactor'
  readonly methods: readonly ('totp' | 'passkey' | 'recovery')[]
  readonly ticket: string
  readonly passkey?: unknown
}
/** What is shown as a second factor. */
export type Shown = { readonly code: string } | { readonly recovery: string } | { readonly passkey: unknown }

const ASK_WITHIN_MS = 5000
const ASK_AGAIN_MS = 1000

/** `undefined`: not known yet; `null`: nobody. */
let me: Me | null | undefined
const changes = createAnnouncer()

function set(next: Me | null): void {
  me = next
  changes.announce()
}

/** Listens to sign-in and sign-out. Answers with the way to stop. */
export const subscribeMe = changes.subscribe
export const getMe = (): Me | null | undefined => me

/** Asks the hub who is signed in. Nobody is, where it says 401; where it does not answer, what was known stays. */
export async function whoAmI(): Promise<void> {
  const reply = await askHub<Me>('session', { withinMs: ASK_WITHIN_MS })
  if (reply.ok) set(reply.body)
  else if (reply.problem.status === 401) set(null)
  // At the first look there is nothing to show yet, so it asks until it knows.
  else if (me === undefined) setTimeout(whoAmI, ASK_AGAIN_MS)
}

/** Signs in: the problem where the hub says no, the other half where there is one, nothing where one is in. */
export async function signIn(username: string, password: string): Promise<Problem | Half | undefined> {
  const reply = await askHub<Half | Me>('session', { method: 'POST', body: { username, password } })
  if (!reply.ok) return reply.problem
  if ('kind' in reply.body) return reply.body
  await whoAmI()
  return undefined
}

/** The other half of signing in; the problem where the hub says no. */
export async function signInSecond(ticket: string, shown: Shown): Promise<Problem | undefined> {
  const reply = await askHub('session/second', { method: 'POST', body: { ticket, ...shown } })
  if (!reply.ok) return reply.problem
  await whoAmI()
  return undefined
}

/** Ends the session at the hub and begins the page anew, so that nothing of the city stays in its memory. */
export async function signOut(): Promise<void> {
  await askHub('session', { method: 'DELETE' })
  location.reload()
}

/** Who is signed in, or undefined. */
export const useMe = (): Me | undefined => useSyncExternalStore(changes.subscribe, getMe) ?? undefined

/** True until the hub has said whether anybody is signed in. */
export const useMeUnknown = (): boolean => useSyncExternalStore(changes.subscribe, () => me === undefined)
