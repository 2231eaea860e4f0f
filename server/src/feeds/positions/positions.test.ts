import { expect, test } from 'vitest'
import { codes, contextFor, positionsIn, read, sample, unitsOf } from '../reading.testing.ts'
import { positions } from './positions.ts'

const NOW = '2017-01-04T17:00:00-08:00'
const state = unitsOf('E36', '74')

test('positions of units that the city knows', () => {
  const answers = read(
    positions,
    sample('positions', 'real.json'),
    'application/json',
    contextFor(positions, NOW, { state }),
  )
  expect(positionsIn(answers)).toEqual([
    { unitId: 'E36', lngLat: [-122.419432, 37.776281], at: Date.parse(NOW) - 2000, headingDeg: 271 },
    { unitId: '74', lngLat: [-122.41, 37.7801], at: Date.parse(NOW) - 1000, headingDeg: 90, speedMps: 11.4 },
  ])
})

test('each fault has its code', () => {
  const answers = read(
    positions,
    sample('positions', 'bad.json'),
    'application/json',
    contextFor(positions, NOW, { state }),
  )
  expect(codes(answers)).toEqual([
    'null_island',
    'swapped',
    'place',
    'future',
    'stale',
    'no_zone',
    'unknown_unit',
    'invalid',
  ])
})

test('a key that is bound to a unit speaks for no other', () => {
  const answers = read(
    positions,
    sample('positions', 'real.json'),
    'application/json',
    contextFor(positions, NOW, { state, deviceId: '74' }),
  )
  expect(codes(answers)).toEqual(['other_device', 'ok'])
})
