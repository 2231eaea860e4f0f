import { expect, test } from 'vitest'
import { hatchOf } from './hatch.ts'

const pane = { width: 500, height: 400 }
const square = [
  [100, 100],
  [200, 100],
  [200, 200],
  [100, 200],
] as const

test('a hatch fills an area with strokes from edge to edge', () => {
  const strokes = hatchOf(square, 10, pane)
  expect(strokes.length).toBeGreaterThan(10)
  for (const { from, to } of strokes) {
    expect(from[0] + from[1]).toBeCloseTo(to[0] + to[1])
    for (const [x, y] of [from, to]) {
      expect(x).toBeGreaterThanOrEqual(99.99)
      expect(y).toBeLessThanOrEqual(200.01)
    }
  }
})

test('an area outside the pane has none, nor has one without corners', () => {
  expect(
    hatchOf(
      square.map(([x, y]) => [x - 900, y] as const),
      10,
      pane,
    ),
  ).toEqual([])
  expect(hatchOf([], 10, pane)).toEqual([])
})

test('the strokes of a hollow stop at its edge', () => {
  const hollow = [
    [0, 100],
    [200, 100],
    [200, 300],
    [120, 300],
    [120, 150],
    [80, 150],
    [80, 300],
    [0, 300],
  ] as const
  const through = hatchOf(hollow, 10, pane).filter(({ from, to }) => from[0] < 79 && to[0] > 121 && from[1] > 180)
  expect(through.filter(({ to }) => to[1] > 151)).toEqual([])
})
