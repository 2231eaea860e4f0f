import { expect, test } from 'vitest'
import { createPositions } from './positions.ts'

const at = (lng: number) => [['E1', { point: [lng, 0] as const, headingDeg: 0 }]] as const

test('a moving unit tells its place every two seconds, a standing one once a minute of the city', () => {
  const positions = createPositions()
  expect(positions.due(at(0), 0, 0, 1)).toHaveLength(1)
  expect(positions.due(at(1), 1000, 1000, 1)).toHaveLength(0)
  expect(positions.due(at(2), 2000, 2000, 1)).toHaveLength(1)
  expect(positions.due(at(2), 60_000, 60_000, 1)).toHaveLength(0)
  expect(positions.due(at(2), 62_000, 62_000, 1)).toHaveLength(1)
})

test('in a fast city the minute is the city’s', () => {
  const positions = createPositions()
  positions.due(at(0), 0, 0, 20)
  positions.due(at(1), 20_000, 1000, 20)
  expect(positions.due(at(1), 60_000, 3000, 20)).toHaveLength(0)
  expect(positions.due(at(1), 80_000, 4000, 20)).toHaveLength(1)
})
