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
import { isWorkStatus, UnitStatus } from '../unit/status.ts'
import type { Unit } from '../unit/unit.ts'
import { Followed } from './followed.ts'
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

/** Nobody is taken from a patient. */
const withPatient = (city: City, unit: Unit): Refusal | undefined =>
  unit.status === 'transporting' || unit.status === 'athospital' || unit.status === 'emergency'
    ? busy(city, unit)
    : undefined

const nameOf = ({ id, name }: Context['actor']) => ({ id, name })

/** What ends where units leave one call for another. */
const diverted = (units: readonly Unit[], to: string): readonly Event[] =>
  units.flatMap(({ id: unitId, assignmentId, incidentId }) =>
    assignmentId && incidentId
      ? [
          assignment.make.ended(assignmentId, {
            ...{ unitId, incidentId, cause: 'diverted', unitBecomes: 'available', reason: to },
          }),
        ]
      : [],
  )

/** What units leave for another call, to be gone back to where that is undone. */
const workOf = (city: City, unitIds: readonly string[]): readonly Back[] =>
  [...new Set(unitIds)].flatMap((id) => {
    const { assignmentId, status } = city.unit(id)
    return assignmentId ? [{ unitId: id, assignmentId, status }] : []
  })

type Sent = {
  readonly incidentId: string
  readonly unitIds: readonly string[]
  readonly breakOff?: readonly string[]
  readonly status?: UnitStatus
  readonly claimedAt?: number
  readonly selfDispatched?: true
}

function send(
  city: City,
  { incidentId, unitIds, breakOff = [], status, claimedAt, selfDispatched }: Sent,
  { newId, etaSec, overruled, actor }: Context,
): readonly Event[] | Refusal {
  const call = city.incident(incidentId)
  const over = notOpen(city, call)
  if (over) return over
  const units = [...new Set(unitIds)].map((id) => city.unit(id))
  const isTaken = ({ id, incidentId: at }: Unit) => breakOff.includes(id) && at !== undefined && at !== incidentId
  // Two dispatchers may press D at once: the slower is told who has the unit.
  const no = units
    .map((unit) => (isTaken(unit) ? withPatient(city, unit) : unfit(city, unit, overruled)))
    .find((answer) => answer !== undefined)
  if (no) return no
  return [
    ...diverted(units.filter(isTaken), call.number),
    ...units.map(({ id: unitId }) =>
      assignment.make.made(newId(), {
        ...{ unitId, incidentId, status, claimedAt, selfDispatched },
        etaSec: etaSec?.[unitId],
        by: nameOf(actor),
      }),
    ),
  ]
}

const Sending = {
  incidentId: Id,
  unitIds: Type.Array(Id, { minItems: 1, maxItems: 100 }),
}

/** Work that a unit was taken from, and how far it had got with it. */
const Back = Type.Object({ unitId: Id, assignmentId: Id, status: UnitStatus }, { additionalProperties: false })
type Back = Type.Static<typeof Back>

export const dispatch = command('incident.dispatch', {
  input: Type.Object(
    {
      ...Sending,
      /** Those of the units that may be taken from another call for it. */
      breakOff: Type.Optional(Type.Array(Id, { maxItems: 100 })),
      /** Kept with the entry, so that it can be seen later what was known. */
      advice: Type.Optional(Followed),
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
  result: (events) => ({ assignmentIds: events.filter(assignment.is.made).map(({ id }) => id) }),
  undo: (city, { incidentId, unitIds, breakOff = [] }) => ({
    command: 'incident.recall',
    input: takenBack(incidentId, unitIds, workOf(city, breakOff)),
  }),
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
    return [
      ...diverted(units, to.number),
      ...units.map(({ id: unitId }) =>
        assignment.make.made(context.newId(), {
          ...{ unitId, incidentId, etaSec: context.etaSec?.[unitId], by: nameOf(context.actor) },
        }),
      ),
    ]
  },
  undo: (city, { incidentId, unitIds }) => ({
    command: 'incident.recall',
    input: takenBack(incidentId, unitIds, workOf(city, unitIds)),
  }),
})

/** Units go back to what they were at, where they were at something. */
const takenBack = (incidentId: string, unitIds: readonly string[], back: readonly Back[]) => ({
  ...{ incidentId, unitIds },
  ...(back.length > 0 && { back }),
})

/** Gives a unit back the work that it was taken from; nothing where that call is over by now. */
function resumed(city: City, { unitId, assignmentId, status }: Back): readonly Event[] {
  const former = city.find('assignment', assignmentId)
  const call = former && city.find('incident', former.incidentId)
  const isOpen = call?.status !== 'closed' && call?.mergedInto === undefined
  // Only work that it was taken from: what was finished, or is told of as no work at all, stays as it is.
  const wasTaken = former?.unitId === unitId && former.status === 'ended' && former.ended === 'diverted'
  if (!former || !call || !isOpen || !wasTaken || !isWorkStatus(status)) return []
  return [assignment.make.corrected(assignmentId, { unitId, incidentId: former.incidentId, status })]
}

export const recall = command('incident.recall', {
  input: Type.Object(
    { ...Sending, back: Type.Optional(Type.Array(Back, { maxItems: 100 })) },
    { additionalProperties: false },
  ),
  roles: DESK,
  /**
   * Takes units off. Who has not left yet is available at once; who is under way has to return. `back`: the work that units
   * were taken from for this call, and go on with where it still is open.
   */
  decide(city, { incidentId, unitIds, back = [] }) {
    const call = city.incident(incidentId)
    const units = [...new Set(unitIds)].map((id) => city.unit(id))
    const stranger = units.find((unit) => unit.incidentId !== incidentId)
    if (stranger) return refuse('unit.notHere', { unit: stranger.callSign, incident: call.number })
    return units.flatMap(({ id: unitId, assignmentId, status }) => {
      // A unit is at one thing at a time.
      const former = back.find((one) => one.unitId === unitId)
      return assignmentId
        ? [
            assignment.make.ended(assignmentId, {
              unitId,
              incidentId,
              cause: 'recalled',
              unitBecomes: status === 'dispatched' ? 'available' : 'returning',
            }),
            ...(former ? resumed(city, former) : []),
          ]
        : []
    })
  },
  undo: (_city, { incidentId, unitIds }) => ({ command: 'incident.dispatch', input: { incidentId, unitIds } }),
})
