import { expect, test } from 'vitest'
import { marksIn, windowOf } from './windowOf.ts'

const HOUR = 3_600_000
const NOW = 100 * HOUR

test('what is near ends at now; what is older stands in the middle half of a window that holds still', () => {
  expect(windowOf(NOW - HOUR, NOW, 2)).toEqual({ from: 98 * HOUR, to: NOW })
  const older = windowOf(50.2 * HOUR, NOW, 2)
  expect(older).toEqual({ from: 49.5 * HOUR, to: 51.5 * HOUR })
  expect(windowOf(50.9 * HOUR, NOW, 2)).toEqual(older)
  expect(windowOf(51.1 * HOUR, NOW, 2)).toEqual({ from: 50.5 * HOUR, to: 52.5 * HOUR })
})

test('marks are as many as can be told apart', () => {
  for (const hours of [2, 8, 24]) {
    const marks = marksIn({ from: NOW - hours * HOUR, to: NOW }, hours)
    expect(marks.length).toBeGreaterThan(7)
    expect(marks.length).toBeLessThan(27)
  }
})
