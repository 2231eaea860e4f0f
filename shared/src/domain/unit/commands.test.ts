import { expect, test } from 'vitest'
import { assignment } from '../assignment/assignment.ts'
import { e12, fire231, given, NOW } from '../given.testing.ts'
import { incident } from '../incident/incident.ts'
import { correct, status } from './commands.ts'
import { unit } from './unit.ts'

const made = assignment.make.made('a1', { unitId: 'E12', incidentId: 'i231' })
const to = (next: 'enroute' | 'onscene') =>
  assignment.make.advanced('a1', { unitId: 'E12', incidentId: 'i231', status: next })

test('the status of a unit at work is written to its assignment', () =>
  given(e12, fire231, made).when(status, { unitId: 'E12', status: 'enroute' }).thenEvents(to('enroute')))

test('what a crew says of the past is kept as it says it', () => {
  const city = given(e12, fire231, made)
    .when(status, { unitId: 'E12', status: 'onscene', claimedAt: NOW - 5000 })
    .thenCity()
  expect(city.assignment('a1').times.onscene).toBe(NOW - 5000)
  expect(city.unit('E12')).toMatchObject({ status: 'onscene', since: NOW - 5000 })
})

test('work does not go backwards, and what is allowed is said', () =>
  given(e12, fire231, made, to('onscene'))
    .when(status, { unitId: 'E12', status: 'enroute' })
    .thenRefused('unit.transition', {
      from: 'onscene',
      to: 'enroute',
      allowed: expect.arrayContaining(['transporting', 'available']),
    }))

test('a unit without an assignment cannot be under way', () =>
  given(e12).when(status, { unitId: 'E12', status: 'enroute' }).thenRefused('unit.unassigned'))

test('a unit that breaks down at work ends its assignment with the reason', () => {
  const city = given(e12, fire231, made, to('enroute'))
    .when(status, { unitId: 'E12', status: 'outofservice', reason: 'pump' })
    .thenCity()
  expect(city.unit('E12')).toMatchObject({ status: 'outofservice', reason: 'pump', assignmentId: undefined })
  expect(city.assignment('a1')).toMatchObject({ ended: 'outofservice' })
  expect(city.incident('i231').status).toBe('waiting')
})

test('a cleared unit is free, and its former work keeps its own times', () => {
  const city = given(e12, fire231, made, to('onscene')).when(status, { unitId: 'E12', status: 'available' }).thenCity()
  expect(city.unit('E12')).toMatchObject({ status: 'available', assignmentId: undefined })
  expect(city.assignment('a1').times).toEqual({ dispatched: NOW + 2000, onscene: NOW + 3000, ended: NOW + 4000 })
})

test('a status entered by mistake is set back, even when it ended the work', () => {
  const ended = assignment.make.ended('a1', {
    unitId: 'E12',
    incidentId: 'i231',
    cause: 'cleared',
    unitBecomes: 'available',
  })
  const city = given(e12, fire231, made, to('onscene'), ended)
    .when(correct, { unitId: 'E12', status: 'onscene', assignmentId: 'a1' })
    .thenCity()
  expect(city.unit('E12')).toMatchObject({ status: 'onscene', assignmentId: 'a1', incidentId: 'i231' })
  expect(city.incident('i231')).toMatchObject({ status: 'active', assignmentIds: ['a1'] })
  expect(city.assignment('a1').ended).toBeUndefined()
})

test('nothing is set back on an incident that is closed', () =>
  given(
    e12,
    fire231,
    made,
    assignment.make.ended('a1', { unitId: 'E12', incidentId: 'i231', cause: 'cleared', unitBecomes: 'available' }),
    incident.make.closed('i231', { outcome: 'fire out' }),
  )
    .when(correct, { unitId: 'E12', status: 'onscene', assignmentId: 'a1' })
    .thenRefused('incident.over'))

test('the undo of a status is the correction to what it was', () => {
  const { undo } = given(e12, fire231, made).when(status, { unitId: 'E12', status: 'onscene' })
  expect(undo()).toEqual({
    command: 'unit.correct',
    input: { unitId: 'E12', status: 'dispatched', assignmentId: 'a1' },
  })
})

test('an emergency may be raised by anybody and taken back to anything', () => {
  const city = given(e12).when(status, { unitId: 'E12', status: 'emergency' }).thenCity()
  expect(city.unit('E12').status).toBe('emergency')
  given(e12, unit.make.statusSet('E12', { status: 'emergency' }))
    .when(status, { unitId: 'E12', status: 'available' })
    .thenEvents(unit.make.statusSet('E12', { status: 'available' }))
})

test('an incident whose last unit has done its work does not ask for units again; it waits to be closed', () => {
  const city = given(e12, fire231, made, to('onscene')).when(status, { unitId: 'E12', status: 'available' }).thenCity()
  expect(city.incident('i231')).toMatchObject({ status: 'active', assignmentIds: [] })
})
