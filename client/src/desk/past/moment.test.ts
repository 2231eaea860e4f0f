import { expect, test } from 'vitest'
import { momentOf, timeText } from './moment.ts'

test('a moment is written so that it reads back, on the clock of the city', () => {
  const cityTime = Date.parse('2017-01-05T05:40:12Z')
  for (const [zone, text] of [
    ['America/Los_Angeles', '2017-01-04T21:40:12-08:00'],
    ['Asia/Shanghai', '2017-01-05T13:40:12+08:00'],
    ['Asia/Kolkata', '2017-01-05T11:10:12+05:30'],
    ['UTC', '2017-01-05T05:40:12+00:00'],
  ] as const) {
    expect(timeText(cityTime + 400, zone)).toBe(text)
    expect(momentOf(text)).toEqual({ cityTime })
  }
})

test('the number of an entry is a moment, and an address that was typed by hand is read', () => {
  expect(momentOf('1284')).toEqual({ seq: 1284 })
  // What a plus becomes in an address.
  expect(momentOf('2017-01-05T13:40:12 08:00')).toEqual({ cityTime: Date.parse('2017-01-05T05:40:12Z') })
  for (const text of ['', '0', '-3', 'yesterday', '2017-01-04T21:40', '1'.repeat(40), '2017-13-01T00:00:00Z', '🙂'])
    expect(momentOf(text), text).toBeUndefined()
})
