import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { expect, test } from 'vitest'
import { districtsOfCells, outsideByDistrict } from './districts.ts'

const box = (west: number): LngLat[] => [
  [west, 0],
  [west + 1, 0],
  [west + 1, 1],
  [west, 1],
]
const west = { id: 'w', name: { en: 'West', zh: '西' }, rings: [box(0)] }
const east = { id: 'e', name: { en: 'East', zh: '东' }, rings: [box(1)] }
const cell = (id: string, lng: number, persons: number, seconds: number | null) => ({
  id,
  point: { coordinates: [lng, 0.5] as const },
  persons,
  seconds,
})
const now = { seconds: 480, cells: [cell('a', 0.5, 100, 600), cell('b', 1.5, 300, null), cell('c', 1.2, 50, 100)] }

test('people outside the standard are counted where they live, now and after the moves', () => {
  const districtOf = districtsOfCells(now.cells, [west, east])
  const after = { cells: now.cells.map((one) => (one.id === 'b' ? { ...one, seconds: 300 } : one)) }
  expect(
    outsideByDistrict(now, after, districtOf).map(({ district, now, after }) => [district.id, now, after]),
  ).toEqual([
    ['e', 300, 0],
    ['w', 100, 100],
  ])
})
