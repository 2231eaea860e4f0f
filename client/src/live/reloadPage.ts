import { useSyncExternalStore } from 'react'
import { createAnnouncer } from './announcer.ts'

const RELOADED_KEY = 'muster.reloadedFor'
/** How long it is said that the page was renewed, ms. */
const SAID_FOR_MS = 10_000

/** `renewed`: this page has just taken the place of an older one; `stale`: it came as old as before, so nothing new arrives. */
export type PageAge = 'current' | 'renewed' | 'stale'

const changes = createAnnouncer()
let age: PageAge = 'current'

function set(next: PageAge): void {
  age = next
  changes.announce()
}

/**
 * The hub runs a newer fold than this page: fetches the page again, once for each wanted version, so that a stale cache
 * cannot loop; where that brought the same old page, its reader is told.
 */
export function reloadPage(fold: number): void {
  if (sessionStorage.getItem(RELOADED_KEY) === `${fold}`) {
    set('stale')
    return
  }
  sessionStorage.setItem(RELOADED_KEY, `${fold}`)
  location.reload()
}

/** The hub has sent what this page can fold: where that follows a renewal, it is said for a moment. */
export function pageIsCurrent(): void {
  if (sessionStorage.getItem(RELOADED_KEY) === null) return
  sessionStorage.removeItem(RELOADED_KEY)
  set('renewed')
  setTimeout(() => set('current'), SAID_FOR_MS)
}

/** How old this page is to the hub. */
export const usePageAge = (): PageAge => useSyncExternalStore(changes.subscribe, () => age)
