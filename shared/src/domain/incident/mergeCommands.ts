import { Type } from 'typebox'
import { DESK } from '../../access/roles.ts'
import type { Needs } from '../../kernel/command.ts'
import type { Event } from '../../kernel/entry.ts'
import { Id } from '../../kernel/ids.ts'
import { type Refusal, refuse } from '../../kernel/refusal.ts'
import { assignment } from '../assignment/assignment.ts'
import type { City } from '../city.ts'
import { command } from '../command.ts'
import { type Incident, incident } from './incident.ts'
import { mergedCalls, survivorOf } from './survivor.ts'

const strict = { additionalProperties: false }
const roles = ['calltaker', ...DESK] as const

/** Whether one that is not on the board lies in the archive is asked, so that the no can say what would work. */
const askArchive =
  (...names: readonly string[]) =>
  (input: Readonly<Record<string, unknown>>, city: City): Needs => {
    const gone = names.map((name) => String(input[name])).find((id) => !city.find('incident', id))
    return gone === undefined ? {} : { archived: gone }
  }

const inArchive = (archived: readonly Event[] | undefined): Refusal | undefined => {
  const number = archived?.find(incident.is.restored)?.data.number
  return archived && refuse('incident.inArchive', { incident: typeof number === 'string' ? number : '' })
}

/** Two calls as they live on, or why they are no two. */
function twoCalls(city: City, oneId: string, otherId: string): readonly [Incident, Incident] | Refusal {
  const [one, other] = [city.incident(oneId), city.incident(otherId)]
  if (one === other) return refuse('incident.itself', { incident: one.number })
  const [here, there] = [survivorOf(city, one), survivorOf(city, other)]
  return here === there ? refuse('incident.oneAlready', { incident: one.number, other: other.number }) : [here, there]
}

/** The calls that were merged into this one, and into those, as long as they lead where it leads. */
function goingAlong(city: City, { id, mergedInto }: Incident): readonly string[] {
  const survivor = city.find('incident', mergedInto ?? id)
  const all = survivor ? mergedCalls(city, survivor) : []
  const found = new Set([id])
  // Each round finds those that were merged into one found before.
  for (let before = 0; before < found.size; ) {
    before = found.size
    for (const one of all) if (found.has(one.duplicateOf ?? '')) found.add(one.id)
  }
  found.delete(id)
  return [...found]
}

/** A unit at work on the duplicate goes on with the same work, on the call that lives on. */
const moves = (city: City, from: Incident, intoId: string): Event[] =>
  from.assignmentIds.map((id) => {
    const { unitId, status, times } = city.assignment(id)
    const now = city.unit(unitId).status
    return assignment.make.moved(id, {
      unitId,
      incidentId: intoId,
      fromId: from.id,
      status: status === 'ended' ? now : status,
      dispatchedAt: times.dispatched ?? from.receivedAt,
    })
  })

export const merge = command('incident.merge', {
  input: Type.Object({ incidentId: Id, intoId: Id }, strict),
  roles,
  needs: askArchive('incidentId', 'intoId'),
  /** Two reports of one thing become one call: its units, its priority and its number go to the one that lives on. */
  decide(city, { incidentId, intoId }, { archived }) {
    const no = inArchive(archived)
    if (no) return no
    const two = twoCalls(city, incidentId, intoId)
    if ('refused' in two) return two
    const [lives, into] = two
    const duplicate = city.incident(incidentId)
    if (lives !== duplicate) return refuse('incident.partOf', { incident: duplicate.number, into: lives.number })
    if (duplicate.status === 'closed' || into.status === 'closed') {
      const [over, open] = into.status === 'closed' ? [into, duplicate] : [duplicate, into]
      return refuse('incident.mergeOver', { incident: over.number, other: open.number })
    }
    const isRaised = duplicate.priority < into.priority
    return [
      incident.make.merged(duplicate.id, {
        number: duplicate.number,
        intoId: into.id,
        intoNumber: into.number,
        withIds: [...goingAlong(city, duplicate)],
        raisedFrom: isRaised ? into.priority : undefined,
      }),
      ...moves(city, duplicate, into.id),
      ...(isRaised ? [incident.make.prioritised(into.id, { priority: duplicate.priority })] : []),
    ]
  },
  undo: (_city, { incidentId }) => ({ command: 'incident.unmerge', input: { incidentId } }),
})

/** The priority that the surviving call goes back to, where it has the one that this duplicate gave it. */
function lowered(city: City, duplicate: Incident, from: Incident, leaving: readonly string[]): Event[] {
  const raisedFrom = duplicate.beforeMerge?.raisedFrom
  if (raisedFrom === undefined || from.priority !== duplicate.priority) return []
  const others = mergedCalls(city, from).filter(({ id }) => id !== duplicate.id && !leaving.includes(id))
  const priority = Math.min(raisedFrom, ...others.map((other) => other.priority))
  return priority === from.priority ? [] : [incident.make.prioritised(from.id, { priority })]
}

export const unmerge = command('incident.unmerge', {
  input: Type.Object({ incidentId: Id }, strict),
  roles,
  needs: askArchive('incidentId'),
  /** A call is one of its own again, as it was, with the calls that had been merged into it. Units stay where they are. */
  decide(city, { incidentId }, { archived }) {
    const no = inArchive(archived)
    if (no) return no
    const call = city.incident(incidentId)
    const { id, number, mergedInto } = call
    if (mergedInto === undefined) return refuse('incident.notMerged', { incident: number })
    const from = city.find('incident', mergedInto)
    const withIds = [...goingAlong(city, call)]
    return [
      incident.make.unmerged(id, { number, fromId: mergedInto, fromNumber: from?.number ?? '', withIds }),
      ...(from ? lowered(city, call, from, withIds) : []),
    ]
  },
  undo: (city, { incidentId }) => ({
    command: 'incident.merge',
    input: { incidentId, intoId: city.incident(incidentId).mergedInto },
  }),
})

const pair = Type.Object({ incidentId: Id, otherId: Id }, strict)

export const link = command('incident.link', {
  input: pair,
  roles,
  needs: askArchive('incidentId', 'otherId'),
  /** One cause or one place, but calls of their own: each shows the other. */
  decide(city, { incidentId, otherId }, { archived }) {
    const no = inArchive(archived)
    if (no) return no
    const two = twoCalls(city, incidentId, otherId)
    if ('refused' in two) return two
    const [one, other] = two
    if (one.links?.some(({ id }) => id === other.id))
      return refuse('incident.linkedAlready', { incident: one.number, other: other.number })
    const withLink = ({ links = [] }: Incident, { id, number }: Incident) => [...links, { id, number }]
    return [
      incident.make.linked(one.id, { other: other.number, links: withLink(one, other) }),
      incident.make.linked(other.id, { other: one.number, links: withLink(other, one) }),
    ]
  },
  undo: (_city, input) => ({ command: 'incident.unlink', input }),
})

export const unlink = command('incident.unlink', {
  input: pair,
  roles,
  /** Takes away what links two calls, also through calls that were merged into them. Either may have left the board. */
  decide(city, { incidentId, otherId }) {
    const one = survivorOf(city, city.incident(incidentId))
    const found = city.find('incident', otherId)
    const other = found && survivorOf(city, found)
    const here = [one, ...mergedCalls(city, one)]
    const there = other ? [other, ...mergedCalls(city, other)] : []
    const number = other?.number ?? one.links?.find(({ id }) => id === otherId)?.number ?? otherId
    const cut = (calls: readonly Incident[], ids: readonly string[], told: string): Event[] =>
      calls.flatMap(({ id, links = [] }) => {
        const left = links.filter((link) => !ids.includes(link.id))
        return left.length === links.length ? [] : [incident.make.unlinked(id, { other: told, links: left })]
      })
    const events = [
      ...cut(here, [otherId, ...there.map(({ id }) => id)], number),
      ...cut(
        there,
        here.map(({ id }) => id),
        one.number,
      ),
    ]
    return events.length > 0 ? events : refuse('incident.notLinked', { incident: one.number, other: number })
  },
  undo: (_city, input) => ({ command: 'incident.link', input }),
})

export const notDuplicate = command('incident.notDuplicate', {
  input: Type.Object({ incidentId: Id, otherId: Id, isApart: Type.Optional(Type.Boolean()) }, strict),
  roles,
  needs: askArchive('incidentId', 'otherId'),
  /** Somebody has compared the two: no desk is asked about this pair again. `isApart: false` takes that back. */
  decide(city, { incidentId, otherId, isApart = true }, { archived }) {
    const no = inArchive(archived)
    if (no) return no
    const two = twoCalls(city, incidentId, otherId)
    if ('refused' in two) return two
    const [one, other] = two
    const isKnown = one.apart?.includes(other.id) ?? false
    if (isKnown === isApart)
      return refuse(isApart ? 'incident.apartAlready' : 'incident.notApart', {
        incident: one.number,
        other: other.number,
      })
    const told = ({ id, apart = [] }: Incident, { id: otherId, number }: Incident): Event =>
      isApart
        ? incident.make.toldApart(id, { other: number, apart: [...apart, otherId] })
        : incident.make.comparedAnew(id, { other: number, apart: apart.filter((known) => known !== otherId) })
    return [told(one, other), told(other, one)]
  },
  undo: (_city, { incidentId, otherId, isApart = true }) => ({
    command: 'incident.notDuplicate',
    input: { incidentId, otherId, isApart: !isApart },
  }),
})
