import type { Entry } from '@muster/shared/kernel/entry.ts'

/**
 * Which incidents a person has taken in hand: reported at a console, dispatched to, called back from, taken or opened
 * again by anyone but us. The other dispatchers leave those alone.
 */
export function createPersonal(ownActorId: string) {
  const incidents = new Set<string>()
  const incidentOf = ({ type, id, data }: Entry['events'][number]): unknown => {
    if (type === 'incident.reported') return data.source === undefined ? id : undefined
    if (type === 'incident.taken' || type === 'incident.reopened') return id
    if (type === 'assignment.made') return data.incidentId
    if (type === 'assignment.ended')
      return data.cause === 'recalled' || data.cause === 'diverted' ? data.incidentId : undefined
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
