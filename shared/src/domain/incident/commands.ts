import { Type } from 'typebox'
import { DESK } from '../../access/roles.ts'
import { Id } from '../../kernel/ids.ts'
import { EpochMs, Text } from '../../kernel/measure.ts'
import { refuse } from '../../kernel/refusal.ts'
import { assignment } from '../assignment/assignment.ts'
import type { City } from '../city.ts'
import { command } from '../command.ts'
import { incident, Outcome, Place, Priority } from './incident.ts'
import { mergedCalls, notOpen, survivorOf } from './survivor.ts'

const strict = { additionalProperties: false }
const incidentId = Id

/** Call signs of the units still at work there. */
const unitsAt = (city: City, assignmentIds: readonly string[]): string[] =>
  assignmentIds.map((id) => city.unit(city.assignment(id).unitId).callSign)

export const note = command('incident.note', {
  input: Type.Object({ incidentId, text: Text(4000) }, strict),
  roles: ['calltaker', ...DESK, 'field', 'feed'],
  // A crew writes into the call that one of its own is at, and into no other.
  owner: ({ incidentId }, city) => ({
    aggregate: 'incident',
    id: incidentId,
    agencyIds: city
      .incident(incidentId)
      .assignmentIds.map((assignmentId) => city.unit(city.assignment(assignmentId).unitId).agencyId),
  }),
  decide: (city, { incidentId, text }) => [incident.make.noted(city.incident(incidentId).id, { text })],
})

export const prioritise = command('incident.prioritise', {
  input: Type.Object({ incidentId, priority: Priority }, strict),
  roles: ['calltaker', ...DESK],
  decide(city, { incidentId, priority }) {
    const call = city.incident(incidentId)
    const { id, number, priority: now } = call
    const over = notOpen(city, call)
    if (over) return over
    if (now === priority) return refuse('incident.samePriority', { incident: number, priority })
    return [incident.make.prioritised(id, { priority })]
  },
  undo: (city, { incidentId }) => ({
    command: 'incident.prioritise',
    input: { incidentId, priority: city.incident(incidentId).priority },
  }),
})

export const retype = command('incident.retype', {
  input: Type.Object({ incidentId, type: Id }, strict),
  roles: ['calltaker', ...DESK],
  decide: (city, { incidentId, type }) => [incident.make.typed(city.incident(incidentId).id, { type })],
  undo: (city, { incidentId }) => ({
    command: 'incident.retype',
    input: { incidentId, type: city.incident(incidentId).type },
  }),
})

export const place = command('incident.place', {
  input: Type.Object({ incidentId, place: Place }, strict),
  roles: ['calltaker', ...DESK],
  needs: ({ place: { point } }) => ({ area: point && [point.coordinates[0], point.coordinates[1]] }),
  decide: (city, { incidentId, place }, { area }) => [
    incident.make.placed(city.incident(incidentId).id, { place, area }),
  ],
  undo: (city, { incidentId }) => ({
    command: 'incident.place',
    input: { incidentId, place: city.incident(incidentId).place },
  }),
})

export const take = command('incident.take', {
  input: Type.Object({ incidentId }, strict),
  roles: ['calltaker', ...DESK],
  /** Puts the actor's name on it, everywhere; the next who takes it takes it over. */
  decide(city, { incidentId }, { actor }) {
    const { id, number, owner } = city.incident(incidentId)
    if (owner?.id === actor.id) return refuse('incident.yours', { incident: number })
    return [incident.make.taken(id, { owner: { id: actor.id, name: actor.name } })]
  },
})

export const close = command('incident.close', {
  input: Type.Object({ incidentId, outcome: Outcome, claimedAt: Type.Optional(EpochMs) }, strict),
  roles: [...DESK, 'feed'],
  /** Over only when nobody is at work there any more: what a crew still does would vanish from the board. */
  decide(city, { incidentId, outcome, claimedAt }) {
    const call = city.incident(incidentId)
    const { id, number, assignmentIds } = call
    const over = notOpen(city, call)
    if (over) return over
    if (assignmentIds.length > 0)
      return refuse('incident.unitsAtWork', { incident: number, units: unitsAt(city, assignmentIds) })
    return [incident.make.closed(id, { outcome, claimedAt })]
  },
  undo: (_city, { incidentId }) => ({ command: 'incident.reopen', input: { incidentId } }),
})

export const reopen = command('incident.reopen', {
  input: Type.Object({ incidentId }, strict),
  roles: DESK,
  /** One that has left live state is brought back from the archive first. */
  needs: ({ incidentId }, city) => (city.find('incident', incidentId) ? {} : { archived: incidentId }),
  decide(city, { incidentId }, { archived }) {
    if (!city.find('incident', incidentId) && archived) return [...archived, incident.make.reopened(incidentId, {})]
    const call = city.incident(incidentId)
    const { id, number, status, mergedInto } = call
    if (status !== 'closed') return refuse('incident.open', { incident: number })
    if (mergedInto !== undefined) return notOpen(city, call) ?? []
    return [incident.make.reopened(id, {})]
  },
})

export const archive = command('incident.archive', {
  input: Type.Object({ incidentIds: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }) }, strict),
  roles: [],
  /**
   * What is over leaves live state with all work that was done on it, so that live state stays bounded. A merged call leaves
   * with the one that its number leads to, and not before.
   */
  decide(city, { incidentIds }) {
    const named = incidentIds.map((id) => city.incident(id))
    const calls = [...new Set(named.flatMap((call) => [call, ...mergedCalls(city, call)]))]
    const open = calls.find(({ status, assignmentIds }) => status !== 'closed' || assignmentIds.length > 0)
    if (open) return refuse('incident.stillOpen', { incident: open.number })
    const leaving = new Set(calls.map(({ id }) => id))
    const left = calls.find((call) => !leaving.has(survivorOf(city, call).id))
    if (left) return refuse('incident.stillOpen', { incident: left.number })
    const works = [...city.all('assignment')].filter(({ incidentId }) => leaving.has(incidentId))
    return [
      ...works.map(({ id }) => assignment.make.archived(id, {})),
      ...calls.map(({ id }) => incident.make.archived(id, {})),
    ]
  },
})
