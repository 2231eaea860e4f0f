import { useSyncExternalStore } from 'react'
import { createAnnouncer } from '../../live/announcer.ts'

const changes = createAnnouncer()
let muted: ReadonlySet<string> = new Set()

/** Silences one incident's alarm at this desk only; nobody else is told and nothing is taken: others would believe it handled. */
export function mute(incidentId: string): void {
  muted = new Set([...muted, incidentId])
  changes.announce()
}

/** Incidents whose alarm this desk has silenced. */
export const useMuted = (): ReadonlySet<string> => useSyncExternalStore(changes.subscribe, () => muted)
