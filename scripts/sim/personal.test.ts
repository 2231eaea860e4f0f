import { expect, test } from 'vitest'
import { createPersonal } from './personal.ts'

const entry = (actorId: string, type: string, id: string, data: Record<string, unknown> = {}) => ({
  ...{ actor: { id: actorId, name: actorId }, events: [{ type, id, data }] },
})

test('what a person dispatches, takes, calls back or reports is theirs until it is closed', () => {
  const personal = createPersonal('sim')
  personal.hear(entry('ann', 'assignment.made', 'a1', { incidentId: '1' }))
  personal.hear(entry('sim', 'assignment.made', 'a2', { incidentId: '2' }))
  personal.hear(entry('ann', 'assignment.ended', 'a3', { incidentId: '3', cause: 'recalled' }))
  personal.hear(entry('ann', 'assignment.ended', 'a4', { incidentId: '4', cause: 'diverted' }))
  personal.hear(entry('ann', 'incident.reported', '5'))
  personal.hear(entry('key', 'incident.reported', '6', { source: { feed: 'incidents', id: 'x' } }))
  expect(['1', '2', '3', '4', '5', '6'].map(personal.has)).toEqual([true, false, true, false, true, false])
  personal.hear(entry('sim', 'incident.closed', '1'))
  expect(personal.has('1')).toBe(false)
})
