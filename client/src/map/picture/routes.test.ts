import { describe, expect, test } from 'vitest'
import { joinRoutes } from './routes.ts'

const first = [
  [0, 0],
  [0.01, 0],
  [0.02, 0],
] as const

describe('routes to one incident', () => {
  test('the first is drawn whole', () => {
    expect(joinRoutes([first])).toEqual([first])
  })
  test('a later one ends where it joins an earlier one, between its bends too', () => {
    const joining = [
      [0.005, 0.01],
      [0.005, 0],
      [0.01, 0],
      [0.02, 0],
    ] as const
    expect(joinRoutes([first, joining])[1]).toEqual([
      [0.005, 0.01],
      [0.005, 0],
    ])
  })
  test('a long leg ends at the first bend it shares, not at its own next one', () => {
    const along = [
      [-0.01, 0],
      [0.015, 0],
      [0.02, 0],
    ] as const
    expect(joinRoutes([first, along])[1]).toEqual([
      [-0.01, 0],
      [0, 0],
    ])
  })
  test('one that starts on an earlier one needs no line of its own', () => {
    expect(joinRoutes([first, first])[1]).toEqual([])
  })
  test('one that meets nobody stays as it is', () => {
    const alone = [
      [1, 1],
      [1, 2],
    ] as const
    expect(joinRoutes([first, alone])[1]).toEqual(alone)
  })
})
