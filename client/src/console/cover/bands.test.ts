import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { expect, test } from 'vitest'
import { bandOf, cellsOnMap, mendedEdges, personsByBand, ringsByPlace } from './bands.ts'

const square = (x: number): { center: LngLat; corners: LngLat[]; persons: number } => ({
  center: [x, 0],
  corners: [
    [x - 0.5, -0.5],
    [x + 0.5, -0.5],
    [x + 0.5, 0.5],
    [x - 0.5, 0.5],
  ],
  persons: 0,
})
const cell = (x: number, persons: number, seconds: number | null) => ({
  id: `c${x}`,
  point: { coordinates: [x, 0] as const },
  persons,
  seconds,
})
const rings = ringsByPlace([square(0), square(1), square(2)])
const now = { seconds: 480, cells: [cell(0, 500, 530), cell(1, 100, 700), cell(2, 900, 480)] }

test('what is in time has no band, and who cannot be reached at all is the latest', () =>
  expect([480, 481, 541, 700, 721, null].map((seconds) => bandOf(seconds, 480))).toEqual([undefined, 0, 1, 2, 3, 3]))

test('people are counted by how late they are reached', () => expect(personsByBand(now)).toEqual([500, 0, 100, 0]))

test('only where people live and are reached too late is drawn, faintly where they are few', () =>
  expect(cellsOnMap(now, rings).map(({ band, isFaint }) => [band, isFaint])).toEqual([
    [0, false],
    [2, true],
  ]))

test('what the moves mend is one outline: edges inside it are left out', () => {
  const after = { cells: [cell(0, 500, 200), cell(1, 100, 200), cell(2, 900, 480)] }
  expect(mendedEdges(now, after, rings)).toHaveLength(6)
  expect(mendedEdges(now, now, rings)).toEqual([])
})
