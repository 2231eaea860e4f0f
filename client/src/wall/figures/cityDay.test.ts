import { expect, test } from 'vitest'
import { dayStart } from './cityDay.ts'

const start = (now: string, zone = 'America/Los_Angeles') => new Date(dayStart(Date.parse(now), zone)).toISOString()

test('the day begins at the city’s own midnight', () => {
  expect(start('2017-01-04T20:23:40.5-08:00')).toBe('2017-01-04T08:00:00.000Z')
  expect(start('2017-01-04T00:00:00-08:00')).toBe('2017-01-04T08:00:00.000Z')
  expect(start('2017-01-04T20:00:00+08:00', 'Asia/Shanghai')).toBe('2017-01-03T16:00:00.000Z')
})

test('also on a day on which clocks change', () => {
  expect(start('2017-03-12T20:00:00-07:00')).toBe('2017-03-12T08:00:00.000Z')
  expect(start('2017-11-05T20:00:00-08:00')).toBe('2017-11-05T07:00:00.000Z')
})
