import { Type } from 'typebox'
import { DESK } from '../../access/roles.ts'
import { Id } from '../../kernel/ids.ts'
import { EpochMs, Text } from '../../kernel/measure.ts'
import { refuse } from '../../kernel/refusal.ts'
import { assignment } from '../assignment/assignment.ts'
import { busy } from '../busy.ts'
import { command } from '../command.ts'
import { isWorkStatus, nextWhenAssigned, nextWhenFree, UnitStatus } from './status.ts'
import { UnitProfile, unit } from './unit.ts'

const strict = { additionalProperties: false }

export const register = command('unit.register', {
  input: Type.Object({ unitId: Id, ...UnitProfile.properties }, strict),
  roles: ['supervisor', 'admin'],
  decide: (_city, { unitId, ...profile }) => [unit.make.registered(unitId, profile)],
})

export const status = command('unit.status', {
  input: Type.Object(
    { unitId: Id, status: UnitStatus, reason: Type.Optional(Text(200)), claimedAt: Type.Optional(EpochMs) },
    strict,
  ),
  roles: [...DESK, 'field', 'liaison', 'feed'],
  owner: ({ unitId }, city) => ({ aggregate: 'unit', id: unitId, agencyIds: [city.unit(unitId).agencyId] }),
  decide(city, { unitId, status, reason, claimedAt }) {
    const { id, callSign, status: now, assignmentId, incidentId } = city.unit(unitId)
    const atWork = assignmentId !== undefined && incidentId !== undefined
    const allowed = atWork ? nextWhenAssigned(now) : nextWhenFree(now)
    if (now === status) return refuse('unit.sameStatus', { unit: callSign, status })
    if (!allowed.includes(status))
      return refuse(atWork ? 'unit.transition' : 'unit.unassigned', { unit: callSign, from: now, to: status, allowed })
    if (!atWork) return [unit.make.statusSet(id, { status, reason, claimedAt })]
    if (isWorkStatus(status))
      return [assignment.make.advanced(assignmentId, { unitId: id, incidentId, status, claimedAt })]
    const cause = status === 'outofservice' ? 'outofservice' : 'cleared'
    return [
      assignment.make.ended(assignmentId, { unitId: id, incidentId, cause, unitBecomes: status, reason, claimedAt }),
    ]
  },
  undo(city, { unitId }) {
    const { status: former, assignmentId } = city.unit(unitId)
    return { command: 'unit.correct', input: { unitId, status: former, assignmentId } }
  },
})

export const correct = command('unit.correct', {
  input: Type.Object({ unitId: Id, status: UnitStatus, assignmentId: Type.Optional(Id) }, strict),
  roles: DESK,
  /** Sets a status that was entered by mistake back to what it was; the mistake stays in the record. */
  decide(city, { unitId, status, assignmentId }) {
    const { id, callSign, status: now, assignmentId: present } = city.unit(unitId)
    if (present !== undefined && present !== assignmentId) return busy(city, city.unit(unitId))
    if (assignmentId === undefined) {
      if (isWorkStatus(status) && status !== 'emergency')
        return refuse('unit.unassigned', { unit: callSign, allowed: nextWhenFree(now) })
      return [unit.make.statusSet(id, { status })]
    }
    const former = city.assignment(assignmentId)
    const call = city.incident(former.incidentId)
    if (former.unitId !== id) return refuse('unit.notHere', { unit: callSign, incident: call.number })
    if (!isWorkStatus(status))
      return refuse('unit.transition', { unit: callSign, from: now, to: status, allowed: nextWhenAssigned(now) })
    if (call.mergedInto !== undefined)
      return refuse('incident.partOf', { incident: call.number, into: city.incident(call.mergedInto).number })
    if (call.status === 'closed') return refuse('incident.over', { incident: call.number })
    return [assignment.make.corrected(assignmentId, { unitId: id, incidentId: former.incidentId, status })]
  },
})
