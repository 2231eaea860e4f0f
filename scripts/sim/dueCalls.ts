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

/** How many calls are left for the person at the console. */
const KEPT = 2
/** How long they are kept, seconds. Life at risk waits less. */
const KEPT_SEC = { urgent: 300, other: 480 }
/** The last waiting call is kept this long, so that there is something to do at any moment. */
const LAST_KEPT_SEC = 900
/** A call with a person's mark is left alone this long. */
const PERSONAL_SEC = 1200
/** Seconds until another dispatcher takes a call, by priority. */
const TAKEN_AFTER_SEC = [60, 60, 75, 90, 90, 90]
/** From this rate on nobody could be quicker than the others: they take as long as they took that day. */
const FAST_RATE = 4

/**
 * Which waiting calls the other dispatchers take now. The oldest two are kept for the person at the console for some
 * minutes, and the very last one longer: there is always something to do, and the city never piles up.
 */
export function dueCalls(calls: readonly WaitingCall[], rate: number): readonly string[] {
  let kept = 0
  const due: WaitingCall[] = []
  for (const call of calls.toSorted((a, b) => b.waitedMs - a.waitedMs || (a.id < b.id ? -1 : 1))) {
    const waitedSec = call.waitedMs / 1000
    const keptSec = call.personal ? PERSONAL_SEC : call.priority === 1 ? KEPT_SEC.urgent : KEPT_SEC.other
    if (call.personal && waitedSec < keptSec) continue
    if (kept < KEPT && waitedSec < keptSec) kept++
    else if (waitedSec >= takenAfterSec(call, rate)) due.push(call)
  }
  const youngest = due.at(-1)
  const nothingElse = due.length === calls.length && youngest !== undefined
  if (nothingElse && youngest.waitedMs / 1000 < LAST_KEPT_SEC) due.pop()
  return due.map(({ id }) => id)
}

function takenAfterSec({ id, priority, recordedSec }: WaitingCall, rate: number): number {
  if (rate >= FAST_RATE && recordedSec !== undefined) return Math.min(240, Math.max(15, recordedSec))
  // A desk is no clockwork: give or take a quarter.
  return (TAKEN_AFTER_SEC[priority] ?? 90) * (0.75 + 0.5 * lot(id, 'desk'))
}
