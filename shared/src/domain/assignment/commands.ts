import { Type } from 'typebox'
import { Id } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import { command } from '../command.ts'
import { assignment, Times } from './assignment.ts'

export const record = command('assignment.record', {
  input: Type.Object({ assignmentId: Id, unitId: Id, incidentId: Id, times: Times }, { additionalProperties: false }),
  roles: ['feed'],
  /** Work that another system already finished: kept for the record, never moved through the board. */
  decide(city, { assignmentId, unitId, incidentId, times }) {
    if (city.find('assignment', assignmentId)) return refuse('assignment.known', { assignment: assignmentId })
    return [assignment.make.recorded(assignmentId, { unitId, incidentId: city.incident(incidentId).id, times })]
  },
})
