import { expect, test } from 'vitest'
import { call, EVENING, engine, minutes } from './city.testing.ts'
import { leadUnit, statusTime, toneAt, waitingTime } from './limits.ts'

const standards = { assignSec: { '1': 60 }, responseSec: {}, statusSec: { enroute: 600, onscene: 3600 } }

test('a waiting call is measured against the limit of its priority', () => {
  expect(waitingTime(call('231', { priority: 1 }), standards).limitSec).toBe(60)
  expect(waitingTime(call('231', { priority: 4 }), standards).limitSec).toBeUndefined()
})

test('a crew in an emergency is over its limit from the first second', () => {
  const inDanger = statusTime(engine('E12', { status: 'emergency' }), standards)
  expect(toneAt(inDanger, EVENING)).toBe('over')
})

test('the unit whose limit passes first speaks for the call, not the one that is longest in its status', () => {
  const onScene = engine('E34', { status: 'onscene', since: EVENING - minutes(30) })
  const enRoute = engine('E14', { status: 'enroute', since: EVENING - minutes(8) })
  expect(leadUnit([onScene, enRoute], standards)?.callSign).toBe('E14')
})

test('a crew in an emergency speaks before any other', () => {
  const late = engine('E14', { status: 'enroute', since: EVENING - minutes(60) })
  const inDanger = engine('E02', { status: 'emergency' })
  expect(leadUnit([late, inDanger], standards)?.callSign).toBe('E02')
})

test('without limits the unit that is longest in its status speaks', () => {
  const units = [engine('M1', { status: 'athospital' }), engine('M2', { status: 'athospital', since: EVENING - 1 })]
  expect(leadUnit(units, undefined)?.callSign).toBe('M2')
})
