import { expect, test } from 'vitest'
import { call, cityWith, EVENING, minutes, work } from '../city.testing.ts'
import { assignmentsOf, timelineOf } from './timelineOf.ts'

test('each step is reached when its first unit reaches it', () => {
  const incident = call('231', { status: 'active', firstAssignedAt: EVENING + minutes(1) })
  const assignments = [
    work('a1', 'E12', '231', { times: { dispatched: EVENING + minutes(1), onscene: EVENING + minutes(6) } }),
    work('a2', 'M73', '231', { times: { enroute: EVENING + minutes(2), onscene: EVENING + minutes(5) } }),
  ]
  expect(timelineOf(incident, assignments).map(({ step, afterSec }) => [step, afterSec])).toEqual([
    ['received', 0],
    ['assigned', 60],
    ['enroute', 120],
    ['onscene', 300],
  ])
})

test('a call that is over ends with its closing', () => {
  const incident = call('231', { status: 'closed', since: EVENING + minutes(30) })
  expect(timelineOf(incident, []).at(-1)).toEqual({ step: 'closed', atMs: EVENING + minutes(30), afterSec: 1800 })
})

test('work on another call does not count', () => {
  const city = cityWith({ assignments: [work('a1', 'E12', '231'), work('a2', 'E14', '232')] })
  expect(assignmentsOf(city, '231').map(({ id }) => id)).toEqual(['a1'])
})
