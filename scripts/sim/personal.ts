import { assignment } from '@muster/shared/domain/assignment/assignment.ts'
import { incident } from '@muster/shared/domain/incident/incident.ts'
import type { Entry, Event } from '@muster/shared/kernel/entry.ts'

/**
 * Which incidents a person has taken in hand: reported at a console, dispatched to, taken, opened again, or where a person
 * ended a unit's work, by anyone but us. The other dispatchers leave those alone. One that lost its units to a more urgent
 * one is anybody's again.
 */
export function createPersonal(ownActorId: string) {
  const incidents = new Set<string>()
  const incidentOf = (event: Event): unknown => {
    const { id, data } = event
    if (incident.is.reported(event)) return data.source === undefined ? id : undefined
    if (incident.is.taken(event) || incident.is.reopened(event)) return id
    if (assignment.is.made(event)) return data.incidentId
    if (assignment.is.ended(event) && data.cause !== 'diverted') return data.incidentId
    return undefined
  }
  return {
    hear({ actor, events }: Pick<Entry, 'actor' | 'events'>): void {
      for (const event of events) {
        if (incident.is.closed(event)) incidents.delete(event.id)
        if (actor.id === ownActorId) continue
        const incidentId = incidentOf(event)
        if (typeof incidentId === 'string') incidents.add(incidentId)
      }
    },
    has: (incidentId: string): boolean => incidents.has(incidentId),
  }
}
export type Personal = ReturnType<typeof createPersonal>
