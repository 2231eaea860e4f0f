import { useSyncExternalStore } from 'react'
import { createAnnouncer } from '../../live/announcer.ts'

/** Which sheet of the shift is open: the hand-over, or the question before signing out. */
type Sheet = 'handOver' | 'signOut'

const changes = createAnnouncer()
let sheet: Sheet | undefined

function set(next: Sheet | undefined): void {
  sheet = next
  changes.announce()
}

/** Opens the hand-over: what is offered to the reader, else what the reader could offer. */
export const openShift = (): void => set('handOver')
/** Asks what becomes of the sectors in hand before the session ends. */
export const askBeforeSignOut = (): void => set('signOut')
export const closeShift = (): void => set(undefined)
export const useShiftSheet = (): Sheet | undefined => useSyncExternalStore(changes.subscribe, () => sheet)
