import type { Undo } from '@muster/shared/kernel/command.ts'
import { useSyncExternalStore } from 'react'
import { expectInCity } from './city.ts'
import { liveNow } from './clock.ts'
import { getLink, setHeld, subscribeLink } from './link.ts'
import { getMe, subscribeMe, whoAmI } from './me.ts'
import { createOutbox, type Outcome, type Result } from './outbox.ts'
import type { Pending } from './overlay/overlay.ts'
import { postCommand } from './postCommand.ts'
import { getPast } from './shown.ts'
import { IS_DRILL, WORLD } from './world.ts'

export type { Outcome, Result } from './outbox.ts'

const outbox = createOutbox({
  post: postCommand,
  isLive: () => getLink().state === 'live',
  store: sessionStorage,
  newKey: () => crypto.randomUUID(),
  now: () => Date.now(),
  cityNow: liveNow,
  wait: (ms) => new Promise((done) => setTimeout(done, ms)),
  onSessionGone: () => void whoAmI(),
})

/** What is on its way, oldest first: what has no answer yet, and what was answered before its entry came. */
const pendingOf = (results: readonly Result[], isLive: boolean): readonly Pending[] =>
  results
    .flatMap(({ key, name, input, outcome }): readonly Pending[] => {
      if (outcome.kind === 'done') return [{ key, name, input, state: 'sending', seq: outcome.seq }]
      if (outcome.kind === 'held') return [{ key, name, input, state: 'held' }]
      // The line has gone while the hub was being asked: nobody knows whether it will be done.
      return outcome.kind === 'sending' ? [{ key, name, input, state: isLive ? 'sending' : 'held' }] : []
    })
    .toReversed()

function showPending(): void {
  const me = getMe()
  if (me) expectInCity(pendingOf(outbox.results(), getLink().state === 'live'), me)
}

outbox.subscribe(() => {
  setHeld(outbox.heldCount())
  showPending()
})
// Held commands belong to the person who typed them; they go out, in order, once that person's link is live again.
subscribeMe(() => {
  const me = getMe()
  // What was held in a drill goes nowhere else (V4).
  if (!me) return
  outbox.openFor(IS_DRILL ? `${me.id} ${WORLD}` : me.id)
  // A session that ended and began anew leaves the link as it was: nothing else would send what was held meanwhile.
  void outbox.flush()
})
let wasLive = false
subscribeLink(() => {
  const live = getLink().state === 'live'
  if (live && !wasLive) outbox.flush()
  if (live !== wasLive) showPending()
  wasLive = live
})

/** Nothing is sent from the past, by whatever way it is asked: tells so beside the bar, and what would work. */
export function refusedInPast(name: string, input: unknown, options: { readonly text?: string }): Outcome | undefined {
  const past = getPast()
  return past && outbox.refuse(name, input, options, past.refusal())
}

/**
 * Sends a command, or holds it while the console is not live. Its key is made before the first sending, so that a retry
 * is the same command. `text`: what the person typed or pressed, shown beside the result; `chain`: sent only while nothing
 * before it of the same chain was refused.
 */
export const send = (
  name: string,
  input: unknown,
  options: { readonly unchangedSince?: number; readonly text?: string; readonly chain?: string } = {},
): Promise<Outcome> => {
  const no = refusedInPast(name, input, options)
  return no ? Promise.resolve(no) : outbox.send(name, input, options)
}

/** Takes back the newest command that can still be taken back; resolves to undefined where there is none. */
export const undoLast = (): Promise<Outcome | undefined> => {
  const no = refusedInPast('bar.undo', undefined, {})
  return no ? Promise.resolve(no) : outbox.undoLast()
}

/** Takes back one command. */
export const undo = (key: string): Promise<Outcome | undefined> => {
  const no = refusedInPast('bar.undo', undefined, {})
  return no ? Promise.resolve(no) : outbox.undo(key)
}

/** Forgets a held command. */
export const drop = (key: string): void => outbox.drop(key)

/** What was sent from this window, newest first, with what became of it. */
export const useResults = (): readonly Result[] => useSyncExternalStore(outbox.subscribe, outbox.results)

export type { Undo }
