import type { Entry } from '@muster/shared/kernel/entry.ts'

/**
 * Which incidents a person has taken in hand: reported at a console, dispatched to, taken, opened again, or where a person
 * ended a unit's work, by anyone but us. The other dispatchers leave those alone. One that lost its units to a more urgent
 * one is anybody's again.
 */
export function createPersonal(ownActorId: string) {
  const incidents = new Set<string>()
  const incidentOf = ({ type, id, data }: Entry['events'][number]): unknown => {
    if (type === 'incident.reported') return data.source === undefined ? id : undefined
    if (type === 'incident.taken' || type === 'incident.reopened') return id
    if (type === 'assignment.made') return data.incidentId
    if (type === 'assignment.ended' && data.cause !== 'diverted') return data.incidentId
    return undefined
  }
  return {
    hear({ actor, events }: Pick<Entry, 'actor' | 'events'>): void {
      for (const event of events) {
        if (event.type === 'incident.closed') incidents.delete(event.id)
        if (actor.id === ownActorId) continue
        const incidentId = incidentOf(event)
        if (typeof incidentId === 'string') incidents.add(incidentId)
      }
    },
    has: (incidentId: string): boolean => incidents.has(incidentId),
  }
}
export type Personal = ReturnType<typeof createPersonal>
