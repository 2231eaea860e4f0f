import type { CallUnit } from '@muster/server/cities/pack.ts'
import type { Step } from './nextStatus.ts'
import type { Occurrence } from './sampleDays.ts'

/** What a unit had done of its work on a call by now; the first step is its dispatch. */
type UnitUnderWay = { readonly unitId: string; readonly steps: readonly Step[] }
/** A call that came in earlier and is still open, with who is at it. */
export type CallUnderWay = { readonly occurrence: Occurrence; readonly units: readonly UnitUnderWay[] }

/** Work without a recorded end is over after this, seconds. */
const LONGEST_SEC = 3600
/** A call that nobody was sent to for so long was never answered; it is not brought in. */
const UNANSWERED_SEC = 600
/** So many of the newest calls come in without anyone at them: the person at the console has something to do at once. */
const LEFT_WAITING = 2
/** None older than this is left so: it would look as if the city had slept. */
const LEFT_WAITING_SEC = 300

/**
 * The city as it stood that day at this moment: calls received before `now` (epoch ms, city time) that were still open,
 * oldest first, with the steps that each unit had taken. A unit that the record has in two places is at the later one.
 */
export function callsUnderWay(occurrences: readonly Occurrence[], now: number): readonly CallUnderWay[] {
  const open = occurrences.filter((occurrence) => isOpen(occurrence, now))
  const left = new Set(
    open.filter(({ receivedAt }) => now - receivedAt <= LEFT_WAITING_SEC * 1000).slice(-LEFT_WAITING),
  )
  const busy = new Set<string>()
  const calls: CallUnderWay[] = []
  for (const occurrence of open.toReversed()) {
    const units: UnitUnderWay[] = []
    for (const row of left.has(occurrence) ? [] : occurrence.call.units) {
      const steps = stepsSoFar(row, occurrence.receivedAt, now)
      if (steps.length === 0 || busy.has(row.unitId)) continue
      busy.add(row.unitId)
      units.push({ unitId: row.unitId, steps })
    }
    calls.push({ occurrence, units })
  }
  return calls.toReversed()
}

function isOpen({ call, receivedAt }: Occurrence, now: number): boolean {
  const elapsedSec = (now - receivedAt) / 1000
  if (call.units.some((row) => stepsSoFar(row, receivedAt, now).length > 0)) return true
  const answered = call.units.some(({ dispatchSec }) => dispatchSec !== undefined && dispatchSec <= elapsedSec)
  return !answered && elapsedSec <= UNANSWERED_SEC
}

/** Steps a unit had taken by `now`; none where it had not been sent yet or was done already. */
function stepsSoFar(row: CallUnit, receivedAt: number, now: number): readonly Step[] {
  const { dispatchSec } = row
  const elapsedSec = (now - receivedAt) / 1000
  if (dispatchSec === undefined || dispatchSec > elapsedSec) return []
  if ((row.availableSec ?? dispatchSec + LONGEST_SEC) <= elapsedSec) return []
  const steps: Step[] = [{ status: 'dispatched', at: receivedAt + dispatchSec * 1000 }]
  const later = [
    ['enroute', row.enrouteSec],
    ['onscene', row.onsceneSec],
    ['transporting', row.transportSec],
    ['athospital', row.athospitalSec],
  ] as const
  for (const [status, sec] of later) {
    const at = receivedAt + (sec ?? Number.POSITIVE_INFINITY) * 1000
    // A step that the record has before the former one is a slip: leave it out.
    if (at <= now && at >= (steps.at(-1)?.at ?? 0)) steps.push({ status, at: Math.round(at) })
  }
  return steps
}
