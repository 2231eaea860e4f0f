import { useEffect, useSyncExternalStore } from 'react'
import { createAnnouncer } from '../../live/announcer.ts'
import { askHub, type Problem } from '../../live/hub.ts'
import type { PastCall } from './callRecord.ts'

/** What the hub said of a call by its id or full number: the call, or why there is none to show. */
export type PastAnswer = { readonly call?: PastCall & { readonly archived: boolean }; readonly problem?: Problem }

const changes = createAnnouncer()
/** The one that the pane shows: printing reads it, too. */
let latest: { readonly name: string; readonly answer?: PastAnswer } | undefined

/** By the number that was asked for, or by the id that the answer brought. */
const isLatest = (name: string | undefined): boolean =>
  latest?.name === name || latest?.answer?.call?.incident.id === name

/** What the hub has answered of that call so far. */
export const pastAnswer = (name: string | undefined): PastAnswer | undefined =>
  name !== undefined && isLatest(name) ? latest?.answer : undefined

async function ask(name: string): Promise<void> {
  // What is known stays to be seen while it is asked anew: it may have been opened and closed again.
  if (!pastAnswer(name)) latest = { name }
  const reply = await askHub<NonNullable<PastAnswer['call']>>(`incidents/${encodeURIComponent(name)}`)
  if (!isLatest(name)) return
  latest = { name, answer: reply.ok ? { call: reply.body } : { problem: reply.problem } }
  changes.announce()
}

/** Asks the hub for a call that is not on the board; undefined until it answers. */
export function usePastCall(name: string | undefined): PastAnswer | undefined {
  useEffect(() => {
    if (name !== undefined) void ask(name)
  }, [name])
  return useSyncExternalStore(changes.subscribe, () => pastAnswer(name))
}
