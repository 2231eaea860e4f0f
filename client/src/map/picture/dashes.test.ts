import { expect, test } from 'vitest'
import { dashesOf } from './dashes.ts'

const pane = { width: 100, height: 100 }

test('a straight line becomes equal dashes', () => {
  expect(
    dashesOf(
      [
        [0, 10],
        [30, 10],
      ],
      6,
      4,
      pane,
    ),
  ).toEqual([
    { from: [0, 10], to: [6, 10] },
    { from: [10, 10], to: [16, 10] },
    { from: [20, 10], to: [26, 10] },
  ])
})

test('a dash goes on around a bend', () => {
  const strokes = dashesOf(
    [
      [0, 0],
      [4, 0],
      [4, 20],
    ],
    6,
    4,
    pane,
  )
  expect(strokes[0]).toEqual({ from: [0, 0], to: [4, 0] })
  expect(strokes[1]).toEqual({ from: [4, 0], to: [4, 2] })
  expect(strokes[2]).toEqual({ from: [4, 6], to: [4, 12] })
})

test('what lies outside the pane is not cut at all', () => {
  expect(
    dashesOf(
      [
        [200, 200],
        [900, 900],
      ],
      6,
      4,
      pane,
    ),
  ).toEqual([])
})
