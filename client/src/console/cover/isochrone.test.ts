import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { expect, test } from 'vitest'
import { ringsByPlace } from './bands.ts'
import { chained, reachByDistrict, reachOnMap } from './isochrone.ts'

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
const cell = (x: number, seconds: number | null) => ({
  ...{ id: `c${x}`, point: { coordinates: [x, 0] as const }, persons: 100, seconds },
})
const rings = ringsByPlace([0, 1, 2, 4].map(square))
const cells = [cell(0, 100), cell(1, 300), cell(2, 500), cell(4, 470)]
const within = [240, 480].map((seconds) => ({ seconds, persons: 0 }))

test('each band is outlined around all that is nearer, and every outline closes', () => {
  const bands = reachOnMap({ within, cells }, rings)
  expect(bands.map(({ minutes, lines }) => [minutes, lines.length])).toEqual([
    [4, 1],
    [8, 2],
  ])
  for (const line of bands.flatMap(({ lines }) => lines)) expect(line[0]).toEqual(line.at(-1))
  expect(bands[1]?.lines[0]).toHaveLength(7)
})

test('two cells that touch at a corner alone lose no edge', () => {
  const around: LngLat[][] = [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ],
    [
      [1, 1],
      [2, 1],
      [2, 2],
      [1, 2],
    ],
  ]
  const edges = around.flatMap((ring) => ring.map((from, i) => [from, ring[(i + 1) % 4] ?? from] as const))
  const lines = chained(edges)
  expect(lines.reduce((sum, line) => sum + line.length - 1, 0)).toBe(8)
})

test('districts where nobody is reached are left out', () => {
  const district = (id: string) => ({ id, name: { en: id, zh: id }, rings: [] })
  const [west, east] = [district('west'), district('east')]
  const districtOf = new Map([
    ['c0', west],
    ['c1', west],
    ['c2', east],
  ])
  expect(reachByDistrict({ cells }, districtOf, 240)).toEqual([{ district: west, reached: 100, persons: 200 }])
})
