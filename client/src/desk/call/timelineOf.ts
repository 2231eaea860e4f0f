import type { Assignment, Times } from '@muster/shared/domain/assignment/assignment.ts'
import type { City } from '@muster/shared/domain/city.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'

const STEPS = ['received', 'assigned', 'enroute', 'onscene', 'transporting', 'athospital', 'closed'] as const
export type Step = (typeof STEPS)[number]

/** When a call reached a step, epoch ms of city time, and how many seconds after it came in. */
export type Reached = { readonly step: Step; readonly atMs: number; readonly afterSec: number }

/** Every work on a call, also what is over, in the order in which it was given. */
export const assignmentsOf = (city: City, incidentId: string): readonly Assignment[] =>
  [...city.all('assignment')].filter((assignment) => assignment.incidentId === incidentId)

/** The first unit's time: what the caller feels. */
function first(assignments: readonly Assignment[], status: keyof Times): number | undefined {
  const times = assignments.flatMap(({ times }) => times[status] ?? [])
  return times.length > 0 ? Math.min(...times) : undefined
}

/** The steps a call has reached, each by its first unit, in the order in which work goes. */
export function timelineOf(incident: Incident, assignments: readonly Assignment[]): readonly Reached[] {
  const reached: Readonly<Record<Step, number | undefined>> = {
    received: incident.receivedAt,
    assigned: incident.firstAssignedAt ?? first(assignments, 'dispatched'),
    enroute: first(assignments, 'enroute'),
    onscene: first(assignments, 'onscene'),
    transporting: first(assignments, 'transporting'),
    athospital: first(assignments, 'athospital'),
    closed: incident.status === 'closed' ? incident.since : undefined,
  }
  return STEPS.flatMap((step) => {
    const atMs = reached[step]
    return atMs === undefined ? [] : [{ step, atMs, afterSec: Math.round((atMs - incident.receivedAt) / 1000) }]
  })
}
