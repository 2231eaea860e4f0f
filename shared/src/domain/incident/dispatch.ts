import { Type } from 'typebox'
import { DESK } from '../../access/roles.ts'
import type { Context } from '../../kernel/command.ts'
import type { Event } from '../../kernel/entry.ts'
import { Id } from '../../kernel/ids.ts'
import { EpochMs } from '../../kernel/measure.ts'
import { type Refusal, refuse } from '../../kernel/refusal.ts'
import { assignment } from '../assignment/assignment.ts'
import { busy } from '../busy.ts'
import type { City } from '../city.ts'
import { command, Overriding } from '../command.ts'
import type { UnitStatus } from '../unit/status.ts'
import type { Unit } from '../unit/unit.ts'
import { notOpen } from './survivor.ts'

/** Status a unit starts with: `D` dispatched, `DE` already en route, `DO` already on scene. */
const FirstStatus = Type.Enum(['dispatched', 'enroute', 'onscene'])

/**
 * Why this unit cannot be sent to work, or undefined. A supervisor may send one that is out of service; never one that is
 * itself in danger.
 */
function unfit(city: City, unit: Unit, overruled = false): Refusal | undefined {
  if (unit.assignmentId !== undefined && unit.incidentId !== undefined) return busy(city, unit)
  if ((unit.status === 'outofservice' && !overruled) || unit.status === 'emergency')
    return refuse('unit.unavailable', { unit: unit.callSign, status: unit.status })
  return undefined
}

const nameOf = ({ id, name }: Context['actor']) => ({ id, name })

function send(
  city: City,
  {
    incidentId,
    unitIds,
    status,
    claimedAt,
    selfDispatched,
  }: {
    incidentId: string
    unitIds: readonly string[]
    status?: UnitStatus
    claimedAt?: number
    selfDispatched?: true
  },
  { newId, etaSec, overruled, actor }: Context,
): readonly Event[] | Refusal {
  const call = city.incident(incidentId)
  const over = notOpen(city, call)
  if (over) return over
  const units = [...new Set(unitIds)].map((id) => city.unit(id))
  // Two dispatchers may press D at once: the slower is told who has the unit.
  const no = units.map((unit) => unfit(city, unit, overruled)).find((answer) => answer !== undefined)
  if (no) return no
  return units.map(({ id: unitId }) => {
    const eta = etaSec?.[unitId]
    return assignment.make.made(newId(), {
      ...{ unitId, incidentId, status, claimedAt, selfDispatched },
      etaSec: eta,
      by: nameOf(actor),
    })
  })
}

const Sending = {
  incidentId: Id,
  unitIds: Type.Array(Id, { minItems: 1, maxItems: 100 }),
}

export const dispatch = command('incident.dispatch', {
  input: Type.Object(
    {
      ...Sending,
      status: Type.Optional(FirstStatus),
      claimedAt: Type.Optional(EpochMs),
      /** Nobody sent them: they are on their way, or there, and it is written down. */
      selfDispatched: Type.Optional(Type.Literal(true)),
      ...Overriding,
    },
    { additionalProperties: false },
  ),
  // A feed tells of work that another dispatch centre has begun; a key for feeds reaches no command of its own.
  roles: [...DESK, 'feed'],
  overridable: ['unit.unavailable'],
  needs: ({ incidentId, unitIds }) => ({ eta: { incidentId, unitIds } }),
  decide: send,
  result: (events) => ({ assignmentIds: events.map(({ id }) => id) }),
  undo: (_city, { incidentId, unitIds }) => ({ command: 'incident.recall', input: { incidentId, unitIds } }),
})

export const divert = command('incident.divert', {
  input: Type.Object({ ...Sending }, { additionalProperties: false }),
  roles: DESK,
  needs: ({ incidentId, unitIds }) => ({ eta: { incidentId, unitIds } }),
  /** Moves units that are at work elsewhere: what they leave ends as diverted, and says where they went. */
  decide(city, { incidentId, unitIds }, context) {
    const to = city.incident(incidentId)
    const units = [...new Set(unitIds)].map((id) => city.unit(id))
    const over = notOpen(city, to)
    if (over) return over
    const here = units.find((unit) => unit.incidentId === incidentId)
    if (here) return refuse('unit.alreadyHere', { unit: here.callSign, incident: to.number })
    const idle = units.find(({ assignmentId }) => assignmentId === undefined)
    if (idle) return refuse('unit.unassigned', { unit: idle.callSign })
    const left = units.flatMap(({ id: unitId, assignmentId, incidentId: from }) =>
      assignmentId && from
        ? [
            assignment.make.ended(assignmentId, {
              unitId,
              incidentId: from,
              cause: 'diverted',
              unitBecomes: 'available',
              reason: to.number,
            }),
          ]
        : [],
    )
    return [
      ...left,
      ...units.map(({ id: unitId }) =>
        assignment.make.made(context.newId(), {
          ...{ unitId, incidentId, etaSec: context.etaSec?.[unitId], by: nameOf(context.actor) },
        }),
      ),
    ]
  },
})

export const recall = command('incident.recall', {
  input: Type.Object({ ...Sending }, { additionalProperties: false }),
  roles: DESK,
  /** Takes units off. Who has not left yet is available at once; who is under way has to return. */
  decide(city, { incidentId, unitIds }) {
    const call = city.incident(incidentId)
    const units = [...new Set(unitIds)].map((id) => city.unit(id))
    const stranger = units.find((unit) => unit.incidentId !== incidentId)
    if (stranger) return refuse('unit.notHere', { unit: stranger.callSign, incident: call.number })
    return units.flatMap(({ id: unitId, assignmentId, status }) =>
      assignmentId
        ? [
            assignment.make.ended(assignmentId, {
              unitId,
              incidentId,
              cause: 'recalled',
              unitBecomes: status === 'dispatched' ? 'available' : 'returning',
            }),
          ]
        : [],
    )
  },
  undo: (_city, { incidentId, unitIds }) => ({ command: 'incident.dispatch', input: { incidentId, unitIds } }),
})
