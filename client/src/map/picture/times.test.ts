import { expect, test } from 'vitest'
import { ageText, arrivalText } from './times.ts'

test('the age of a position is told in seconds, then minutes, then hours', () => {
  expect([53, 60, 204, 4980].map(ageText)).toEqual(['53 s', '1:00', '3:24', '1:23h'])
})

test('an arrival is told until it is due, and not guessed afterwards', () => {
  expect(arrivalText(1_130_000, 1_000_000)).toBe('2:10')
  expect(arrivalText(999_000, 1_000_000)).toBe('')
  expect(arrivalText(undefined, 1_000_000)).toBe('')
})
