import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeAge, readTime } from './readTime.ts'
import { momentOf, type WallTime } from './zonedTime.ts'

const wall = (year: number, month: number, day: number, hour: number, minute: number, second = 0): WallTime => ({
  year,
  month,
  day,
  hour,
  minute,
  second,
})
const ZONE = 'America/Los_Angeles'

test('an hour that the clocks left out never was; one that they showed twice is the earlier, and said so', () => {
  expect(momentOf(wall(2020, 3, 8, 2, 30), ZONE)).toBe('missing')
  expect(momentOf(wall(2020, 3, 8, 3, 0), ZONE)).toEqual({
    at: Date.parse('2020-03-08T03:00:00-07:00'),
    isRepeated: false,
  })
  expect(momentOf(wall(2020, 11, 1, 1, 30), ZONE)).toEqual({
    at: Date.parse('2020-11-01T01:30:00-07:00'),
    isRepeated: true,
  })
  expect(momentOf(wall(2020, 11, 1, 2, 0), ZONE)).toEqual({
    at: Date.parse('2020-11-01T02:00:00-08:00'),
    isRepeated: false,
  })
})

test('wall time and moment agree everywhere, also half an hour off and across the change of clocks', () =>
  fc.assert(
    fc.property(
      fc.constantFrom(ZONE, 'Asia/Shanghai', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Europe/Berlin', 'UTC'),
      fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2040, 0) }),
      (timeZone, ms) => {
        const at = Math.floor(ms / 1000) * 1000
        const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at)
        const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = shown.split(/[- :]/).map(Number)
        const moment = momentOf(wall(year, month, day, hour, minute, second), timeZone)
        expect(moment).not.toBe('missing')
        if (moment !== 'missing')
          expect(moment.isRepeated ? [at, at - 3_600_000, at - 1_800_000] : [at]).toContain(moment.at)
      },
    ),
  ))

test('a time needs its zone unless the feed has one; second 60 is the next minute', () => {
  expect(readTime('2017-01-04T17:30:00-08:00')).toEqual({ at: Date.UTC(2017, 0, 5, 1, 30), isRepeated: false })
  expect(readTime('2017-01-05T01:30:00.250Z')).toMatchObject({ at: Date.UTC(2017, 0, 5, 1, 30, 0, 250) })
  expect(readTime('2017-01-04T17:30:00')).toMatchObject({ rejected: 'no_zone' })
  expect(readTime('2017-01-04T17:30:00', ZONE)).toMatchObject({ at: Date.UTC(2017, 0, 5, 1, 30) })
  expect(readTime('2016-12-31T23:59:60Z')).toMatchObject({ at: Date.UTC(2017, 0, 1) })
  for (const odd of ['2017-02-29T00:00:00Z', '2017-13-01T00:00:00Z', '2017-01-01T24:00:00Z', 'soon', ''])
    expect(readTime(odd)).toMatchObject({ rejected: 'time' })
})

test('more than two minutes ahead of the city is future, more than the limit behind it stale', () => {
  const now = Date.UTC(2017, 0, 5, 1, 30)
  expect(judgeAge(now + 120_000, now)).toBeUndefined()
  expect(judgeAge(now + 120_001, now)).toMatchObject({ rejected: 'future' })
  expect(judgeAge(now - 30 * 86_400_000, now)).toBeUndefined()
  expect(judgeAge(now - 30 * 86_400_000 - 1, now)).toMatchObject({ rejected: 'stale' })
})
