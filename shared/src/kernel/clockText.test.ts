import { expect, test } from 'vitest'
import { clockText } from './clockText.ts'

const EVENING = Date.parse('2017-01-05T04:00:00Z')

test('a moment is told on the clock of the city, wherever the reader sits', () => {
  expect(clockText(EVENING, 'America/Los_Angeles', 'seconds')).toBe('20:00:00')
  expect(clockText(EVENING, 'Asia/Shanghai', 'minutes')).toBe('12:00')
})
