import { describe, expect, test } from 'vitest'
import { besideSelection } from './incidentMarks.ts'

const distance = (at: readonly [number, number], from: readonly [number, number]): number => {
  const [dx, dy] = besideSelection(at, from)
  return Math.hypot(at[0] + dx - from[0], at[1] + dy - from[1])
}

describe('a neighbour of the selected incident', () => {
  test('moves out to 40 px where the ring would cover it, in its own direction', () => {
    expect(distance([110, 100], [100, 100])).toBeCloseTo(40, 6)
    expect(besideSelection([110, 100], [100, 100])).toEqual([30, 0])
  })
  test('at the very same place goes to one side', () => {
    expect(distance([100, 100], [100, 100])).toBeCloseTo(40, 6)
  })
  test('stays where it is when it is clear of the ring, or nothing is selected', () => {
    expect(besideSelection([140, 100], [100, 100])).toEqual([0, 0])
    expect(besideSelection([110, 100], undefined)).toEqual([0, 0])
  })
})
