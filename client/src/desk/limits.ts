import { statusLimitSec, waitingLimitSec } from '@muster/shared/alarms/limits.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import type { Standards } from '@muster/shared/domain/world/world.ts'
import { type TimerTone, timerTone } from '../ui/elapsed.ts'

/** A running time: since when, epoch ms of city time, and how many seconds it may take; without a limit it stays quiet. */
export type Timing = { readonly sinceMs: number; readonly limitSec?: number }

/** How a running time stands at `nowMs`, epoch ms of city time. */
export const toneAt = ({ sinceMs, limitSec }: Timing, nowMs: number): TimerTone =>
  timerTone((nowMs - sinceMs) / 1000, limitSec)

/** How long a call has been without units, against the standard of its priority. */
export const waitingTime = (call: Incident, standards: Standards | undefined): Timing => ({
  sinceMs: call.since,
  limitSec: waitingLimitSec(call, standards),
})

/** How long a unit has been in its status, against the standard of that status. */
export const statusTime = ({ since, status }: Unit, standards: Standards | undefined): Timing => ({
  sinceMs: since,
  limitSec: statusLimitSec(status, standards),
})

/** The moment at which a time passes its limit, epoch ms of city time; never, where it has none. */
const dueMs = ({ sinceMs, limitSec }: Timing): number =>
  limitSec === undefined ? Number.POSITIVE_INFINITY : sinceMs + limitSec * 1000

/**
 * The unit that speaks for a call: the one whose limit passes, or passed, first; it does not change as time goes by.
 * Without limits, the one that is longest in its status.
 */
export function leadUnit(units: readonly Unit[], standards: Standards | undefined): Unit | undefined {
  const urgency = (unit: Unit): number =>
    unit.status === 'emergency' ? Number.NEGATIVE_INFINITY : dueMs(statusTime(unit, standards))
  return units.toSorted((a, b) => {
    const [first, second] = [urgency(a), urgency(b)]
    return first === second ? a.since - b.since : first - second
  })[0]
}
