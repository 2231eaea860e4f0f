import { expect, test } from 'vitest'
import { EVENING } from './city.testing.ts'
import { clockText } from './clockText.ts'

test('a moment is told on the clock of the city, wherever the reader sits', () => {
  expect(clockText(EVENING, 'America/Los_Angeles', 'seconds')).toBe('20:00:00')
  expect(clockText(EVENING, 'Asia/Shanghai', 'minutes')).toBe('12:00')
})
