import { expect, test } from 'vitest'
import { assignment } from '../assignment/assignment.ts'
import { e12, e20, fire231, fire232, given, NOW } from '../given.testing.ts'
import { unit } from '../unit/unit.ts'
import { close } from './commands.ts'
import { dispatch, divert, recall } from './dispatch.ts'
import { incident } from './incident.ts'

/** Who acts where nobody else is named. */
const SENDER = { id: 'dispatcher', name: 'Desk 3' }
const e12To231 = assignment.make.made('a1', { unitId: 'E12', incidentId: 'i231', etaSec: 192, by: SENDER })

test('a free unit is sent, and the arrival that was promised is kept', () =>
  given(e12, fire231)
    .when(dispatch, { incidentId: 'i231', unitIds: ['E12'] }, { etaSec: { E12: 192 } })
    .thenEvents(assignment.make.made('new', { unitId: 'E12', incidentId: 'i231', etaSec: 192, by: SENDER })))

test('a unit already at work is refused to a second incident, and it is said where it works, who sent it and when', () =>
  given(e12, fire231, fire232, e12To231)
    .when(dispatch, { incidentId: 'i232', unitIds: ['E12'] })
    .thenRefused('unit.busy', {
      unit: 'E12',
      incident: '20170104-231',
      by: 'Desk 3',
      sent: expect.stringMatching(/^\d\d:\d\d:\d\d$/),
    }))

test('one busy unit among two sends neither', () =>
  given(e12, e20, fire231, fire232, e12To231)
    .when(dispatch, { incidentId: 'i232', unitIds: ['E20', 'E12'] })
    .thenRefused('unit.busy'))

test('a unit named twice is sent once', () =>
  given(e12, fire231)
    .when(dispatch, { incidentId: 'i231', unitIds: ['E12', 'E12'] })
    .thenEvents(assignment.make.made('new', { unitId: 'E12', incidentId: 'i231', by: SENDER })))

test('a unit out of service is not sent', () =>
  given(e12, fire231, unit.make.statusSet('E12', { status: 'outofservice', reason: 'pump' }))
    .when(dispatch, { incidentId: 'i231', unitIds: ['E12'] })
    .thenRefused('unit.unavailable', { status: 'outofservice' }))

test('nobody is sent to a closed incident', () =>
  given(e12, fire231, incident.make.closed('i231', { outcome: 'false alarm' }))
    .when(dispatch, { incidentId: 'i231', unitIds: ['E12'] })
    .thenRefused('incident.over'))

test('an unknown unit is answered 404', () =>
  given(fire231)
    .when(dispatch, { incidentId: 'i231', unitIds: ['E99'] })
    .thenRefused('unit.notFound', { id: 'E99' }))

test('a sent unit shows its assignment, and the incident is active', () => {
  const city = given(e12, fire231)
    .when(dispatch, { incidentId: 'i231', unitIds: ['E12'] })
    .thenCity()
  expect(city.unit('E12')).toMatchObject({
    status: 'dispatched',
    incidentId: 'i231',
    assignmentId: 'new',
    since: NOW + 2000,
  })
  expect(city.incident('i231')).toMatchObject({ status: 'active', assignmentIds: ['new'], firstAssignedAt: NOW + 2000 })
})

test('a diverted unit leaves a true record: ended there because of the move, begun here', () =>
  given(e12, fire231, fire232, e12To231)
    .when(divert, { incidentId: 'i232', unitIds: ['E12'] })
    .thenEvents(
      assignment.make.ended('a1', {
        unitId: 'E12',
        incidentId: 'i231',
        cause: 'diverted',
        unitBecomes: 'available',
        reason: '20170104-232',
      }),
      assignment.make.made('new', { unitId: 'E12', incidentId: 'i232', by: SENDER }),
    ))

test('a diverted unit works in one place only', () => {
  const city = given(e12, fire231, fire232, e12To231)
    .when(divert, { incidentId: 'i232', unitIds: ['E12'] })
    .thenCity()
  expect(city.unit('E12')).toMatchObject({ incidentId: 'i232', assignmentId: 'new', status: 'dispatched' })
  expect(city.incident('i231')).toMatchObject({ status: 'waiting', assignmentIds: [] })
  expect(city.assignment('a1')).toMatchObject({ status: 'ended', ended: 'diverted' })
})

test('a recalled unit that has not left is available at once', () => {
  const city = given(e12, fire231, e12To231)
    .when(recall, { incidentId: 'i231', unitIds: ['E12'] })
    .thenCity()
  expect(city.unit('E12').status).toBe('available')
  expect(city.incident('i231').status).toBe('waiting')
})

test('a recalled unit that is under way has to return', () => {
  const underWay = assignment.make.advanced('a1', { unitId: 'E12', incidentId: 'i231', status: 'enroute' })
  const city = given(e12, fire231, e12To231, underWay)
    .when(recall, { incidentId: 'i231', unitIds: ['E12'] })
    .thenCity()
  expect(city.unit('E12').status).toBe('returning')
})

test('a dispatch is taken back by a recall of the same units', () => {
  const { undo } = given(e12, fire231).when(dispatch, { incidentId: 'i231', unitIds: ['E12'] })
  expect(undo()).toEqual({ command: 'incident.recall', input: { incidentId: 'i231', unitIds: ['E12'] } })
})

test('an incident does not close while somebody works there, and it is said who', () =>
  given(e12, fire231, e12To231)
    .when(close, { incidentId: 'i231', outcome: 'fire out' })
    .thenRefused('incident.unitsAtWork', { units: ['E12'] }))

test('a dispatch taken back before anybody left changes nothing of the wait: it began when the call came in', () => {
  const received = given(e12, fire231)
    .when(dispatch, { incidentId: 'i231', unitIds: ['E12'] })
    .thenCity()
  const city = given(e12, fire231, e12To231)
    .when(recall, { incidentId: 'i231', unitIds: ['E12'] })
    .thenCity()
  expect(city.incident('i231').since).toBe(received.incident('i231').receivedAt)
  expect(city.incident('i231').firstAssignedAt).toBeUndefined()
})

test('a call whose unit had left and was called back waits anew from that moment', () => {
  const underWay = assignment.make.advanced('a1', { unitId: 'E12', incidentId: 'i231', status: 'enroute' })
  const city = given(e12, fire231, e12To231, underWay)
    .when(recall, { incidentId: 'i231', unitIds: ['E12'] })
    .thenCity()
  expect(city.incident('i231')).toMatchObject({ since: NOW + 4000, firstAssignedAt: NOW + 2000 })
})

test('one of two had left: the wait begins anew although the other is taken back before leaving', () => {
  const e20To231 = assignment.make.made('a2', { unitId: 'E20', incidentId: 'i231' })
  const underWay = assignment.make.advanced('a1', { unitId: 'E12', incidentId: 'i231', status: 'enroute' })
  const city = given(e12, e20, fire231, e12To231, e20To231, underWay)
    .when(recall, { incidentId: 'i231', unitIds: ['E12', 'E20'] })
    .thenCity()
  expect(city.incident('i231').since).toBeGreaterThan(NOW + 5000)
})

test('a supervisor sends a unit that is out of service with a reason, but none whose crew is in danger', () => {
  const manager = { id: 'manager', name: 'Manager', roles: ['supervisor'] }
  const asked = { incidentId: 'i231', unitIds: ['E12'], override: { reason: 'the only one near' } }
  const out = given(e12, fire231, unit.make.statusSet('E12', { status: 'outofservice' }))
  out.when(dispatch, asked).thenRefused('command.notOverruled')
  expect(out.when(dispatch, asked, {}, manager).thenCity().unit('E12').status).toBe('dispatched')
  given(e12, fire231, unit.make.statusSet('E12', { status: 'emergency' }))
    .when(dispatch, asked, {}, manager)
    .thenRefused('unit.unavailable', { status: 'emergency' })
})
