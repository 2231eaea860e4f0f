import { expect, test } from 'vitest'
import { wallTime } from './wallTime.ts'

const SF = 'America/Los_Angeles'
const at = (text: string) => Date.parse(text)
const now = at('2017-01-04T22:03:00-08:00')

test('a time alone is the nearest one that has been, by the clock of the zone', () => {
  expect(wallTime('21:40', SF, now, now)).toBe(at('2017-01-04T21:40:00-08:00'))
  expect(wallTime('21:40:12', SF, now, now)).toBe(at('2017-01-04T21:40:12-08:00'))
  // It has not come yet today: yesterday's.
  expect(wallTime('23:10', SF, now, now)).toBe(at('2017-01-03T23:10:00-08:00'))
  // From a moment just after midnight, looked at from the next day.
  expect(wallTime('23:50', SF, at('2017-01-04T00:10:00-08:00'), now)).toBe(at('2017-01-03T23:50:00-08:00'))
  expect(wallTime('0:05', SF, at('2017-01-03T23:50:00-08:00'), now)).toBe(at('2017-01-04T00:05:00-08:00'))
})

test('a day may be told, and the Chinese way of writing a time', () => {
  expect(wallTime('2017-01-02 09:00', SF, now, now)).toBe(at('2017-01-02T09:00:00-08:00'))
  expect(wallTime('21点40分', 'Asia/Shanghai', now, now)).toBe(at('2017-01-04T21:40:00+08:00'))
  expect(wallTime('２１：４０', SF, now, now)).toBe(at('2017-01-04T21:40:00-08:00'))
  expect(wallTime('9点', SF, now, now)).toBe(at('2017-01-04T09:00:00-08:00'))
})

test('where the clocks were put forward and back a time is that of its own day', () => {
  const summer = at('2017-03-12T12:00:00-07:00')
  expect(wallTime('01:30', SF, summer, summer)).toBe(at('2017-03-12T01:30:00-08:00'))
  expect(wallTime('03:30', SF, summer, summer)).toBe(at('2017-03-12T03:30:00-07:00'))
  expect(wallTime('2016-02-29 23:59:59', 'UTC', now, now)).toBe(at('2016-02-29T23:59:59Z'))
})

test.each(['', 'live', '24:00', '12:60', '1284', '2017-13-01 10:00', '21:4', '-1:00', '🙂', '9'.repeat(5000)])(
  '%s is no time',
  (text) => {
    expect(wallTime(text, SF, now, now)).toBeUndefined()
  },
)
