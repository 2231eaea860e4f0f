import { expect, test } from 'vitest'
import { assignment } from '../assignment/assignment.ts'
import { e12, e20, fire231, fire232, given } from '../given.testing.ts'
import { dispatch, divert, recall } from './dispatch.ts'
import { incident } from './incident.ts'

const e12To231 = assignment.make.made('a1', { unitId: 'E12', incidentId: 'i231' })
const underWay = assignment.make.advanced('a1', { unitId: 'E12', incidentId: 'i231', status: 'enroute' })
const atWork = [e12, e20, fire231, fire232, e12To231, underWay]
const sent = { incidentId: 'i232', unitIds: ['E12', 'E20'], breakOff: ['E12'] }

test('one order sends who is free and who is taken from a lesser call, whose work ends as diverted', () => {
  const city = given(...atWork)
    .when(dispatch, sent)
    .thenCity()
  expect(city.unit('E12')).toMatchObject({ incidentId: 'i232', status: 'dispatched' })
  expect(city.unit('E20')).toMatchObject({ incidentId: 'i232', status: 'dispatched' })
  expect(city.assignment('a1')).toMatchObject({ status: 'ended', ended: 'diverted' })
  expect(city.incident('i231')).toMatchObject({ status: 'waiting', assignmentIds: [] })
})

test('one undo sends all home and gives back the work that was left, as far as it had got', () => {
  const asked = given(...atWork).when(dispatch, sent)
  const undo = asked.undo()
  expect(undo?.command).toBe('incident.recall')
  const after = [
    ...atWork,
    assignment.make.ended('a1', {
      ...{ unitId: 'E12', incidentId: 'i231', cause: 'diverted' as const, unitBecomes: 'available' as const },
    }),
    assignment.make.made('n1', { unitId: 'E12', incidentId: 'i232' }),
    assignment.make.made('n2', { unitId: 'E20', incidentId: 'i232' }),
  ]
  const city = given(...after)
    .when(recall, undo?.input ?? {})
    .thenCity()
  expect(city.unit('E12')).toMatchObject({ incidentId: 'i231', assignmentId: 'a1', status: 'enroute' })
  expect(city.unit('E20')).toMatchObject({ status: 'available' })
  expect(city.incident('i231')).toMatchObject({ status: 'active', assignmentIds: ['a1'] })
  // A call that is over by then gets nobody back.
  const over = given(...after, incident.make.closed('i231', { outcome: 'gone' })).when(recall, undo?.input ?? {})
  expect(over.thenCity().unit('E12')).toMatchObject({ status: 'available' })
})

test('nothing is given back that a unit was not taken from, nor two things, nor work that is none', () => {
  const ended = (id: string, incidentId: string, cause: 'diverted' | 'cleared') =>
    assignment.make.ended(id, { unitId: 'E12', incidentId, cause, unitBecomes: 'available' })
  const toCall = (id: string, incidentId: string) => assignment.make.made(id, { unitId: 'E12', incidentId })
  const now = [toCall('n1', 'i232')]
  const back = (assignmentId: string, status: string) => ({ unitId: 'E12', assignmentId, status })
  const after = (cause: 'diverted' | 'cleared', ...asked: object[]) =>
    given(e12, e20, fire231, fire232, toCall('a1', 'i231'), ended('a1', 'i231', cause), ...now)
      .when(recall, { incidentId: 'i232', unitIds: ['E12'], back: asked })
      .thenCity()
  expect(after('cleared', back('a1', 'onscene')).unit('E12').assignmentId).toBeUndefined()
  expect(after('diverted', back('a1', 'available')).unit('E12').assignmentId).toBeUndefined()
  const twice = given(
    ...[e12, fire231, fire232, toCall('a1', 'i231'), ended('a1', 'i231', 'diverted')],
    ...[toCall('a2', 'i231'), ended('a2', 'i231', 'diverted'), ...now],
  )
    .when(recall, { incidentId: 'i232', unitIds: ['E12'], back: [back('a1', 'onscene'), back('a2', 'onscene')] })
    .thenCity()
  expect(twice.incident('i231').assignmentIds).toEqual(['a1'])
})

test('a diversion is taken back the same way', () =>
  expect(
    given(...atWork)
      .when(divert, { incidentId: 'i232', unitIds: ['E12'] })
      .undo(),
  ).toEqual({
    command: 'incident.recall',
    input: {
      ...{ incidentId: 'i232', unitIds: ['E12'] },
      back: [{ unitId: 'E12', assignmentId: 'a1', status: 'enroute' }],
    },
  }))

test('nobody is taken who was not named, nor from a patient', () => {
  given(...atWork)
    .when(dispatch, { ...sent, breakOff: ['E20'] })
    .thenRefused('unit.busy')
  const withPatient = assignment.make.advanced('a1', { unitId: 'E12', incidentId: 'i231', status: 'transporting' })
  given(...atWork, withPatient)
    .when(dispatch, sent)
    .thenRefused('unit.busy')
})

test('a unit that is at this call already is not sent to it again', () =>
  given(...atWork)
    .when(dispatch, { incidentId: 'i231', unitIds: ['E12'], breakOff: ['E12'] })
    .thenRefused('unit.busy'))
