import { expect, test } from 'vitest'
import { labelPoint } from './labelPoint.ts'

const square = (x: number, y: number, side: number) =>
  [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ] as const

test('a name is written in the middle of the largest part of its area', () => {
  const point = labelPoint([[square(-122.5, 37.7, 0.02)], [square(-122.4, 37.8, 0.001)]])
  expect(point?.[0]).toBeCloseTo(-122.49, 6)
  expect(point?.[1]).toBeCloseTo(37.71, 6)
})

test('an area without extent gets no name', () => {
  expect(labelPoint([])).toBeUndefined()
  expect(labelPoint([[square(1, 1, 0)]])).toBeUndefined()
})
