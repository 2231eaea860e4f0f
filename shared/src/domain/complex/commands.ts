import { Type } from 'typebox'
import { DESK } from '../../access/roles.ts'
import type { Event } from '../../kernel/entry.ts'
import { Id } from '../../kernel/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts'
import type { City } from '../city.ts'
import { command } from '../command.ts'
import { sectorsOf } from '../sectorsOf.ts'
import { type Complex, complex, Force, Told } from './complex.ts'
import { complexOf } from './members.ts'

const strict = { additionalProperties: false }
/** More at once nobody leads, and none of them would say anything. */
const MOST = 20
const Members = Type.Array(Id, { minItems: 1, maxItems: 500, uniqueItems: true })

/** Puts calls under a complex, or says which of them cannot be. Those that are there already change nothing. */
function adding(
  city: City,
  { id, name }: Pick<Complex, 'id' | 'name'>,
  ids: readonly string[],
): readonly Event[] | Refusal {
  const events: Event[] = []
  const taken = new Set<string>()
  for (const incidentId of ids) {
    const named = city.incident(incidentId)
    // A merged call stands for the one that its number leads to.
    const call = city.find('incident', named.mergedInto ?? incidentId) ?? named
    if (call.status === 'closed') return refuse('incident.over', { incident: call.number })
    const other = complexOf(city, call.id)
    // Two that were merged are one call.
    if (other?.id === id || taken.has(call.id)) continue
    if (other) return refuse('complex.elsewhere', { incident: call.number, complex: other.name })
    taken.add(call.id)
    events.push(complex.make.added(id, { incidentId: call.id, number: call.number, name }))
  }
  return events
}

/** Why these units cannot be kept for it, or undefined. */
function keptElsewhere(city: City, id: string, unitIds: readonly string[] = []): Refusal | undefined {
  for (const unitId of unitIds) {
    const { callSign } = city.unit(unitId)
    for (const other of city.all('complex'))
      if (other.id !== id && other.unitIds?.includes(unitId))
        return refuse('complex.unitElsewhere', { unit: callSign, complex: other.name })
  }
  return undefined
}

export const open = command('complex.open', {
  input: Type.Object({ ...Told, ...Force, incidentIds: Type.Optional(Members) }, strict),
  roles: DESK,
  decide(city, { incidentIds = [], ...told }, { newId }) {
    const all = [...city.all('complex')]
    if (all.length >= MOST) return refuse('complex.tooMany', { most: MOST })
    // Two desks see the same flood at once: the slower finds it open.
    if (all.some(({ kind, name }) => kind === told.kind && name === told.name))
      return refuse('complex.known', { name: told.name })
    const known = sectorsOf(city)
    const unknown = told.sectors?.find((sector) => !known.includes(sector))
    if (unknown !== undefined) return refuse('sector.notFound', { id: unknown, known }, 404)
    const id = newId()
    const no = keptElsewhere(city, id, told.unitIds)
    if (no) return no
    const added = adding(city, { id, name: told.name }, incidentIds)
    return isRefusal(added) ? added : [complex.make.opened(id, told), ...added]
  },
  result: ([event]) => ({ complexId: event?.id }),
  undo: (_city, _input, [opened]) => opened && { command: 'complex.close', input: { complexId: opened.id } },
})

export const add = command('complex.add', {
  input: Type.Object({ complexId: Id, incidentIds: Members }, strict),
  roles: DESK,
  decide(city, { complexId, incidentIds }) {
    const one = city.complex(complexId)
    const added = adding(city, one, incidentIds)
    return isRefusal(added) || added.length > 0 ? added : refuse('complex.here', { complex: one.name })
  },
  undo: (_city, { complexId }, events) => ({
    command: 'complex.remove',
    input: { complexId, incidentIds: events.map(({ data }) => data.incidentId) },
  }),
})

export const remove = command('complex.remove', {
  input: Type.Object({ complexId: Id, incidentIds: Members }, strict),
  roles: DESK,
  decide(city, { complexId, incidentIds }) {
    const { id, name, incidentIds: members } = city.complex(complexId)
    const calls = incidentIds.map((one) => city.incident(one))
    const stranger = calls.find((call) => !members.includes(call.id))
    if (stranger) return refuse('complex.notIn', { incident: stranger.number, complex: name })
    return calls.map((call) => complex.make.removed(id, { incidentId: call.id, number: call.number, name }))
  },
  undo: (_city, input) => ({ command: 'complex.add', input }),
})

export const assign = command('complex.assign', {
  input: Type.Object({ complexId: Id, ...Force }, strict),
  roles: DESK,
  /** Its calls are answered by these units, and these units answer no others; none named: by all, as ever. */
  decide(city, { complexId, unitIds, commander }) {
    const { id } = city.complex(complexId)
    const some = unitIds && unitIds.length > 0 ? unitIds : undefined
    return keptElsewhere(city, id, some) ?? [complex.make.assigned(id, { unitIds: some, commander })]
  },
  undo(city, { complexId }) {
    const { unitIds, commander } = city.complex(complexId)
    return { command: 'complex.assign', input: { complexId, unitIds, commander } }
  },
})

export const close = command('complex.close', {
  input: Type.Object({ complexId: Id }, strict),
  roles: DESK,
  /** Its calls go on as calls of their own. */
  decide: (city, { complexId }) => [complex.make.closed(city.complex(complexId).id, {})],
  undo(city, { complexId }) {
    const { id: _id, openedAt: _at, incidentIds, ...told } = city.complex(complexId)
    const open = incidentIds.filter((one) => city.find('incident', one)?.status !== 'closed')
    const calls = open.filter((one) => city.find('incident', one))
    return { command: 'complex.open', input: { ...told, incidentIds: calls.length > 0 ? calls : undefined } }
  },
})
