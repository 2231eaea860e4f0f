import { expect, test } from 'vitest'
import { call, EVENING, minutes, work } from '../../../desk/city.testing.ts'
import { callTime } from './callTime.ts'

const standards = { assignSec: { '1': 60 }, responseSec: { fire: 315 }, statusSec: {} }
const fire = (said: Parameters<typeof call>[1]) => call('231', { type: 'fire', priority: 1, ...said })

test('until units are assigned the limit is that of its priority', () => {
  expect(callTime(fire({}), [], standards)).toEqual({ phase: 'waiting', sinceMs: EVENING, limitSec: 60 })
})

test('on the way the time runs from the call against the response standard of its type', () => {
  expect(callTime(fire({ status: 'active', since: EVENING + 60_000 }), [work('a', 'E12', '231')], standards)).toEqual({
    phase: 'responding',
    sinceMs: EVENING,
    limitSec: 315,
  })
})

test('once the first unit is there the time it took stands still beside its standard', () => {
  const arrived = work('a', 'E12', '231', { times: { onscene: EVENING + minutes(4) } })
  expect(callTime(fire({ status: 'active' }), [arrived], standards)).toEqual({
    phase: 'onscene',
    tookSec: 240,
    limitSec: 315,
  })
})

test('a call that lost all its units waits again, though somebody had been there', () => {
  const left = work('a', 'E12', '231', { status: 'ended', times: { onscene: EVENING + minutes(4) } })
  expect(callTime(fire({ since: EVENING + minutes(20) }), [left], standards).phase).toBe('waiting')
})

test('a closed call took as long as it took', () => {
  expect(callTime(fire({ status: 'closed', since: EVENING + minutes(50) }), [], standards)).toEqual({
    phase: 'closed',
    tookSec: 3000,
  })
})
