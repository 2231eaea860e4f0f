import { Type } from 'typebox'
import { DESK } from '../../access/roles.ts'
import { Id } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import { command } from '../command.ts'
import { Alarm } from './alarm.ts'
import { incident } from './incident.ts'
import { highestAlarm } from './responsePlan.ts'
import { notOpen } from './survivor.ts'

/** Raises an incident to its second alarm, its third …, or takes that back: who is missing then follows from the city's plan. */
export const alarm = command('incident.alarm', {
  input: Type.Object({ incidentId: Id, alarm: Alarm }, { additionalProperties: false }),
  roles: DESK,
  decide(city, { incidentId, alarm }) {
    const call = city.incident(incidentId)
    const over = notOpen(city, call)
    if (over) return over
    const highest = highestAlarm(city, call)
    if (alarm === (call.alarm ?? 1)) return refuse('incident.sameAlarm', { incident: call.number, alarm })
    if (alarm > highest) return refuse('incident.noSuchAlarm', { incident: call.number, alarm, highest })
    return [incident.make.alarmSet(incidentId, { alarm })]
  },
  undo: (city, { incidentId }) => ({
    command: 'incident.alarm',
    input: { incidentId, alarm: city.incident(incidentId).alarm ?? 1 },
  }),
})
