import { clockText } from '../kernel/clockText.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import type { City } from './city.ts'
import type { Unit } from './unit/unit.ts'
import { WORLD_ID } from './world/world.ts'

/**
 * No, for a unit that is at work: on which call, and who sent it there and when. Two dispatchers may act on one unit in the
 * same second, and the slower one has to know whom to ask.
 */
export function busy(city: City, { callSign, status, assignmentId }: Unit): Refusal {
  const work = city.assignment(assignmentId ?? '')
  const timeZone = city.find('world', WORLD_ID)?.settings?.timeZone ?? 'UTC'
  return refuse('unit.busy', {
    unit: callSign,
    incident: city.incident(work.incidentId).number,
    status,
    by: work.by?.name ?? '—',
    sent: clockText(work.times.dispatched ?? 0, timeZone, 'seconds'),
  })
}
