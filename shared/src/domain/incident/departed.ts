import type { Event } from '../../kernel/entry.ts'
import type { HistoryLine } from '../../kernel/state.ts'
import { type Assignment, assignment } from '../assignment/assignment.ts'
import type { City } from '../city.ts'
import { type Incident, incident } from './incident.ts'

/** An incident that has left live state at entry `seq`: what it was, all work that was done on it, and what happened. */
export type Departed = {
  readonly seq: number
  readonly incident: Incident
  readonly assignments: readonly Assignment[]
  readonly history: readonly HistoryLine[]
}

const LEAVES = incident.make.archived('', {}).type
const WORK_LEAVES = assignment.make.archived('', {}).type

/** Whether the thing of this event is no more after it. */
export const isLeaving = ({ type }: Event): boolean => type === LEAVES || type === WORK_LEAVES

/** The incidents that leave live state by these events, as they are before these are folded. */
export function departing(city: City, events: readonly Event[]): Omit<Departed, 'seq' | 'history'>[] {
  // Asked of every entry, and nearly all say no.
  if (!events.some(({ type }) => type === LEAVES)) return []
  const ids = new Set(events.filter(({ type }) => type === LEAVES).map(({ id }) => id))
  const works = [...city.all('assignment')].filter(({ incidentId }) => ids.has(incidentId))
  return [...ids].flatMap((id) => {
    const call = city.find('incident', id)
    return call ? [{ incident: call, assignments: works.filter(({ incidentId }) => incidentId === id) }] : []
  })
}

/** The events that bring it back as it was. */
export const returning = ({ incident: call, assignments }: Pick<Departed, 'incident' | 'assignments'>): Event[] => [
  ...assignments.map((work) => assignment.make.restored(work.id, work)),
  incident.make.restored(call.id, call),
]
