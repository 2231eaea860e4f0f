import { lot } from './lot.ts'

/** A call that nobody is at, as the other dispatchers see it. `sinceMs`: how long it has waited, city time. */
export type WaitingCall = {
  readonly id: string
  readonly priority: number
  readonly waitedMs: number
  /** Seconds until the first unit was sent on the recorded day; undefined where the call is none of the record. */
  readonly recordedSec?: number
  /** Somebody put a name on it, called its units back, or reported it at a console: it is a person's business. */
  readonly personal: boolean
}

/** How many calls are left for the person at the console: two that can wait, or else one with life at risk. */
const KEPT = { urgent: 1, other: 2 }
/** How long they are kept, seconds. */
const KEPT_SEC = { urgent: 240, other: 480 }
/** The last waiting call is kept this long, so that there is something to do at almost any moment. */
const LAST_KEPT_SEC = 1200
/** A call with a person's mark is left alone this long. */
const PERSONAL_SEC = 1200
/** Seconds until another dispatcher takes a call, by priority. */
const TAKEN_AFTER_SEC = [60, 60, 75, 90, 90, 90]
/** From this rate on nobody could be quicker than the others: they take as long as they took that day. */
const FAST_RATE = 4

/**
 * Which waiting calls the other dispatchers take now. Two calls that can wait, or one that should not, are kept for the
 * person at the console for some minutes, and the very last one longer: there is always something to do, and the city
 * never piles up.
 */
export function dueCalls(calls: readonly WaitingCall[], rate: number): readonly string[] {
  let kept = 0
  const due: WaitingCall[] = []
  for (const call of calls.toSorted(whoCanWait)) {
    const waitedSec = call.waitedMs / 1000
    const part = call.priority === 1 ? 'urgent' : 'other'
    if (call.personal && waitedSec < PERSONAL_SEC) continue
    if (!call.personal && kept < KEPT[part] && waitedSec < KEPT_SEC[part]) kept++
    else if (waitedSec >= takenAfterSec(call, rate)) due.push(call)
  }
  const [last] = due.toSorted((a, b) => b.priority - a.priority || a.waitedMs - b.waitedMs)
  const nothingElse = due.length === calls.length
  const spared = nothingElse && last !== undefined && last.waitedMs / 1000 < LAST_KEPT_SEC ? last : undefined
  return due.filter((call) => call !== spared).map(({ id }) => id)
}

/** Life at risk last, then the oldest first. */
const whoCanWait = (a: WaitingCall, b: WaitingCall): number =>
  Number(a.priority === 1) - Number(b.priority === 1) || b.waitedMs - a.waitedMs || (a.id < b.id ? -1 : 1)

function takenAfterSec({ id, priority, recordedSec }: WaitingCall, rate: number): number {
  if (rate >= FAST_RATE && recordedSec !== undefined) return Math.min(240, Math.max(15, recordedSec))
  // A desk is no clockwork: give or take a quarter.
  return (TAKEN_AFTER_SEC[priority] ?? 90) * (0.75 + 0.5 * lot(id, 'desk'))
}
