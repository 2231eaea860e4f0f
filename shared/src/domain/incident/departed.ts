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

/** Whether the thing of this event is no more after it. */
export const isLeaving = (event: Event): boolean => incident.is.archived(event) || assignment.is.archived(event)

/** The incidents that leave live state by these events, as they are before these are folded. */
export function departing(city: City, events: readonly Event[]): Omit<Departed, 'seq' | 'history'>[] {
  // Asked of every entry, and nearly all say no.
  if (!events.some(incident.is.archived)) return []
  const ids = new Set(events.filter(incident.is.archived).map(({ id }) => id))
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

/** Whether more was told of it than this: the history of what came back begins anew. */
export const isCutShort = (history: readonly HistoryLine[]): boolean => history.slice(0, 1).some(incident.is.restored)

/** A history with all that was told before, each time that it came back. `departures`: of this incident, in any order. */
export function wholeHistory(history: readonly HistoryLine[], departures: readonly Departed[]): readonly HistoryLine[] {
  let whole = history
  let before = history.at(-1)?.seq ?? 0
  for (const departed of departures.toSorted((one, other) => other.seq - one.seq)) {
    if (!isCutShort(whole)) break
    // A world that was forked begins with lines of another, whose numbers are higher than its own.
    before = Math.min(before, whole[0]?.seq ?? 0)
    if (departed.seq >= before) continue
    whole = [...departed.history, ...whole]
    before = departed.seq
  }
  return whole
}
