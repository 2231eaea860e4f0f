import { expect, test } from 'vitest'
import { call, cityWith, EVENING, engine, minutes, work } from '../../../desk/city.testing.ts'
import { rowOf } from './rowOf.ts'

test('a waiting call runs against the limit of its priority', () => {
  const waits = call('231', { priority: 1 })
  expect(rowOf(cityWith({ incidents: [waits] }), waits)).toEqual({ sinceMs: EVENING, limitSec: 60, others: 0 })
})

test('an active call shows the unit whose limit passes first, and how many more are there', () => {
  const at = (unitId: string) => ({ assignmentId: `a-${unitId}`, incidentId: '231' })
  const active = call('231', { status: 'active', assignmentIds: ['a-E34', 'a-T14'] })
  const city = cityWith({
    incidents: [active],
    units: [
      engine('E34', { ...at('E34'), status: 'onscene' }),
      engine('T14', { ...at('T14'), status: 'enroute', since: EVENING - minutes(8) }),
    ],
    assignments: [work('a-E34', 'E34', '231'), work('a-T14', 'T14', '231')],
  })
  expect(rowOf(city, active)).toEqual({
    sinceMs: EVENING - minutes(8),
    limitSec: 600,
    lead: 'T14',
    status: 'enroute',
    others: 1,
  })
})
