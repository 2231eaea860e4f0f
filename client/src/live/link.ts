import { NOT_LIVE_AFTER_MS } from '@muster/shared/wire/messages.ts'
import { useSyncExternalStore } from 'react'
import { alike } from './alike.ts'
import { createAnnouncer } from './announcer.ts'

/**
 * How this console stands to the hub. `hasCity`: the board holds a whole city; before that nothing can be said of it.
 * `ageSec`: whole seconds since the newest heartbeat; `head`: newest journal entry.
 */
export type Link = {
  readonly state: 'connecting' | 'live' | 'notlive'
  readonly hasCity: boolean
  readonly ageSec: number
  readonly head: number
  readonly held: number
  /** Whole seconds until the hub is tried again; absent while it is being tried, or answers. */
  readonly retryInSec?: number
}

const changes = createAnnouncer()
let link: Link = { state: 'connecting', hasCity: false, ageSec: 0, head: 0, held: 0 }
let heardAt: number | undefined
let retryAt: number | undefined

/** Listens to changes of the link. Answers with the way to stop. */
export const subscribeLink = changes.subscribe
export const getLink = (): Link => link

/** Milliseconds since the newest heartbeat, or undefined before the first. */
export const beatAgeMs = (): number | undefined => (heardAt === undefined ? undefined : performance.now() - heardAt)

function set(next: Partial<Link>): void {
  const after = { ...link, ...next }
  if (alike(after, link)) return
  link = after
  changes.announce()
}

/** Weighs the age of the newest heartbeat (V3). */
export function weighLink(): void {
  set({ retryInSec: retryAt === undefined ? undefined : Math.max(1, Math.ceil((retryAt - performance.now()) / 1000)) })
  const age = beatAgeMs()
  if (age === undefined) return
  const state = age > NOT_LIVE_AFTER_MS ? 'notlive' : link.hasCity ? 'live' : link.state
  set({ state, ageSec: Math.floor(age / 1000) })
}

/** A heartbeat came in. */
export function heartbeatHeard(head: number): void {
  heardAt = performance.now()
  set({ head })
  weighLink()
}

/** The board holds a whole city from now on. */
export function boardLoaded(): void {
  set({ hasCity: true })
  weighLink()
}

/** The hub could not be reached at all, or the session is gone before the first heartbeat. */
export function linkLost(): void {
  if (heardAt === undefined) set({ state: 'notlive' })
}

/** When the hub is tried again, ms of `performance.now()`; undefined while it is being tried or answers. */
export function retryDue(dueAt: number | undefined): void {
  retryAt = dueAt
  weighLink()
}

export const setHeld = (held: number): void => set({ held })

/** The link to the hub; `notlive` three seconds after the last heartbeat. */
export const useLink = (): Link => useSyncExternalStore(subscribeLink, getLink)
