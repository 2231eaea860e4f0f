import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { useSyncExternalStore } from 'react'
import { createAnnouncer } from '../../../live/announcer.ts'

const changes = createAnnouncer()
/** Journal entry up to which each call was read in this window. */
const readUpTo = new Map<string, number>()
/** What was there when this window opened is no news. */
let openedAt: number | undefined

/** Counts everything up to journal entry `seq` as known; only the first saying counts. */
export function startReading(seq: number): void {
  if (openedAt !== undefined) return
  openedAt = seq
  changes.announce()
}

/** The call was read as it stands. */
export function markRead({ id, lastSeq }: Incident): void {
  if ((readUpTo.get(id) ?? 0) >= lastSeq) return
  readUpTo.set(id, lastSeq)
  changes.announce()
}

const isUnread = ({ id, lastSeq }: Incident): boolean =>
  openedAt !== undefined && lastSeq > Math.max(openedAt, readUpTo.get(id) ?? 0)

/** True where something was said of the call since it was last opened here. */
export const useUnread = (incident: Incident): boolean =>
  useSyncExternalStore(changes.subscribe, () => isUnread(incident))
