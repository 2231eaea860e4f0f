import { expect, test } from 'vitest'
import { desk3, e12, fire231, given, NOW } from '../given.testing.ts'
import { incident } from '../incident/incident.ts'
import { unit } from '../unit/unit.ts'
import { alarm } from './alarm.ts'
import { shelve, take, unshelve } from './commands.ts'

const by = { id: desk3.id, name: desk3.name }
const overdue = { alarmId: 'unitOver--E12' }
const shelvedUntil = (until: number, id = overdue.alarmId) => alarm.make.shelved(id, { by, reason: 'on foot', until })

test('an alarm is shelved with a reason, by whom and until when', () => {
  const asked = given(e12).when(shelve, { ...overdue, reason: 'on foot', forSec: 900 })
  asked.thenEvents(shelvedUntil(NOW + 1000 + 900_000))
  expect(asked.thenCity().alarm(overdue.alarmId).shelved).toMatchObject({ by, reason: 'on foot' })
  expect(asked.undo()).toEqual({ command: 'alarm.unshelve', input: overdue })
})

test('priority 1 is never shelved: an emergency, nor a call for lights', () => {
  const inDanger = unit.make.statusSet('E12', { status: 'emergency' })
  const asked = { reason: 'busy', forSec: 900 }
  given(e12, inDanger)
    .when(shelve, { ...asked, alarmId: 'emergency--E12' })
    .thenRefused('alarm.urgent', { subject: 'E12' })
  given(fire231)
    .when(shelve, { ...asked, alarmId: 'callOver--i231' })
    .thenRefused('alarm.urgent', { subject: '20170104-231' })
  given(fire231, incident.make.prioritised('i231', { priority: 3 }))
    .when(shelve, { ...asked, alarmId: 'callOver--i231' })
    .thenEvents(alarm.make.shelved('callOver--i231', { by, reason: 'busy', until: NOW + 2000 + 900_000 }))
})

test('what is shelved can be brought back; what is not, or no longer, is refused', () => {
  given(e12, shelvedUntil(NOW + 60_000))
    .when(unshelve, overdue)
    .thenEvents(alarm.make.unshelved(overdue.alarmId, {}))
  given(e12, shelvedUntil(NOW + 1000))
    .when(unshelve, overdue)
    .thenRefused('alarm.notShelved')
})

test('to take the alarm of a call is to take the call', () => {
  given(fire231)
    .when(take, { alarmId: 'callOver--i231' })
    .thenEvents(incident.make.taken('i231', { owner: by }))
  given(fire231, incident.make.taken('i231', { owner: by }))
    .when(take, { alarmId: 'callOver--i231' })
    .thenRefused('incident.yours')
  given(e12).when(take, overdue).thenEvents(alarm.make.taken(overdue.alarmId, { by }))
})

test('what no longer counts leaves live state with the next order', () => {
  const old = 'unitOver--E20'
  given(e12, shelvedUntil(NOW + 1500, old))
    .when(take, overdue)
    .thenEvents(alarm.make.lapsed(old, {}), alarm.make.taken(overdue.alarmId, { by }))
})
