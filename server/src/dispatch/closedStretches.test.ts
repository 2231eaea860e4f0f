import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ClosedGround, createClosedStretches, together } from './closedStretches.ts'
import { createNetwork } from './network.ts'
import type { RoadFile } from './roadFile.ts'
import { roadGraphOf } from './roadGraph.ts'
import { roadMapOf } from './roadMap.ts'

// A town of 6 × 6 crossings, 100 m apart; node = 6 × row + column.
const SIDE = 6
const M_PER_DEG = 111_195
const SHRINK = Math.cos((37.77 * Math.PI) / 180)
const place = (eastM: number, northM: number): [number, number] => [
  -122.43 + eastM / M_PER_DEG / SHRINK,
  37.77 + northM / M_PER_DEG,
]
const nodes = Array.from({ length: SIDE * SIDE }, (_, i) => place((i % SIDE) * 100, Math.floor(i / SIDE) * 100))
const pairs = nodes.flatMap((_, i): [number, number][] => [
  ...(i % SIDE < SIDE - 1 ? [[i, i + 1] as [number, number]] : []),
  ...(i < SIDE * (SIDE - 1) ? [[i, i + SIDE] as [number, number]] : []),
])
const file: RoadFile = {
  lng: Float64Array.from(nodes, ([lng]) => lng),
  lat: Float64Array.from(nodes, ([, lat]) => lat),
  strongCount: nodes.length,
  from: Uint32Array.from(pairs, ([a]) => a),
  to: Uint32Array.from(pairs, ([, b]) => b),
  roadClass: new Uint8Array(pairs.length),
  oneWay: new Uint8Array(pairs.length),
  classes: [{ name: 'residential', metresPerSec: 10, limitedAccess: false }],
}
const graph = roadGraphOf(file)
const closedBy = createClosedStretches(graph.roads)
const stretch = (a: number, b: number): number => pairs.findIndex(([from, to]) => from === a && to === b)
const numbers = (ground: ClosedGround, direction?: 'along' | 'against') =>
  closedBy(ground, direction).map(({ stretch }) => stretch)
const line = (...points: [number, number][]): ClosedGround => ({
  type: 'LineString',
  coordinates: points.map(([east, north]) => place(east, north)),
})

describe('a line', () => {
  test('closes the stretches along which it runs, and none that it crosses or merely touches', () => {
    expect(numbers(line([100, 6], [300, -6]))).toEqual([stretch(1, 2), stretch(2, 3)].sort((a, b) => a - b))
    expect(numbers(line([90, 0], [210, 0]))).toEqual([stretch(1, 2)])
    expect(numbers(line([150, -50], [150, 50]))).toEqual([])
    expect(numbers(line([100, 20], [300, 20]))).toEqual([])
  })
  test('that runs along half a block closes it: nobody gets through', () => {
    expect(numbers(line([100, 0], [150, 0]))).toEqual([stretch(1, 2)])
    expect(numbers(line([120, 0], [150, 0]))).toEqual([stretch(1, 2)])
  })
  test('of many points and with a shaking hand closes what a straight one does', () => {
    const shaken = Array.from({ length: 2000 }, (_, i): [number, number] => [100 + i / 10, i % 2 === 0 ? 3 : -3])
    expect(numbers(line(...shaken))).toEqual(numbers(line([100, 0], [300, 0])))
  })
  test('with a direction keeps out only who drives so', () => {
    expect(closedBy(line([100, 0], [200, 0]), 'along')).toEqual([{ stretch: stretch(1, 2), direction: 'along' }])
    expect(closedBy(line([200, 0], [100, 0]), 'along')).toEqual([{ stretch: stretch(1, 2), direction: 'against' }])
    expect(closedBy(line([200, 0], [100, 0]), 'against')).toEqual([{ stretch: stretch(1, 2), direction: 'along' }])
  })
  test('of 10,000 points to and fro across the town, or far outside it, is answered soon', () => {
    const wild = Array.from({ length: 10_000 }, (_, i): [number, number] => [(i * 7919) % 500, (i * 104_729) % 500])
    const before = performance.now()
    expect(numbers(line(...wild)).length).toBeLessThanOrEqual(pairs.length)
    expect(
      numbers({
        type: 'LineString',
        coordinates: [
          [-180, -89],
          [180, 89],
        ],
      }),
    ).toEqual([])
    expect(performance.now() - before).toBeLessThan(3000)
  })
})

describe('an area, and a point', () => {
  const area = (...ring: [number, number][]): ClosedGround => ({
    type: 'Polygon',
    coordinates: [ring.map(([east, north]) => place(east, north))],
  })
  test('an area closes every stretch that enters it, even one that only passes through', () => {
    expect(numbers(area([90, 90], [110, 90], [110, 110], [90, 110]))).toEqual(
      [stretch(1, 7), stretch(6, 7), stretch(7, 8), stretch(7, 13)].sort((a, b) => a - b),
    )
    expect(numbers(area([140, -20], [160, -20], [160, 20], [140, 20]))).toEqual([stretch(1, 2)])
    expect(numbers(area([110, 10], [190, 10], [190, 90], [110, 90]))).toEqual([])
  })
  test('a point closes the road nearest to it, and none from afar', () => {
    expect(numbers({ type: 'Point', coordinates: place(150, 12) })).toEqual([stretch(1, 2)])
    expect(numbers({ type: 'Point', coordinates: place(-500, 0) })).toEqual([])
  })
})

const anyGround = fc
  .tuple(
    fc.constantFrom('LineString' as const, 'Polygon' as const),
    fc.array(fc.tuple(fc.integer({ min: -50, max: 550 }), fc.integer({ min: -50, max: 550 })), {
      minLength: 2,
      maxLength: 6,
    }),
    fc.constantFrom('along' as const, 'against' as const, undefined),
  )
  .map(([type, points, direction]) => {
    const places = points.map(([east, north]) => place(east, north))
    const ground: ClosedGround =
      type === 'Polygon' ? { type, coordinates: [places] } : { type: 'LineString', coordinates: places }
    return closedBy(ground, type === 'Polygon' ? undefined : direction)
  })

describe('closures together', () => {
  test('closed wins: what one closes one way and another the other way is closed both ways', () => {
    expect(together([[{ stretch: 3, direction: 'along' }], [{ stretch: 3, direction: 'against' }]])).toEqual([
      { stretch: 3 },
    ])
    expect(together([[{ stretch: 3 }], [{ stretch: 3, direction: 'along' }]])).toEqual([{ stretch: 3 }])
  })
  test('one more never opens anything: no way becomes shorter, and lifted again all is as it was', () => {
    const network = createNetwork(roadMapOf(graph))
    const open = Array.from(network.millisTo(14))
    fc.assert(
      fc.property(anyGround, anyGround, (one, other) => {
        network.close(together([one]))
        const before = network.millisTo(14)
        network.close(together([one, other]))
        expect(network.millisTo(14).every((millis, node) => millis >= (before[node] ?? 0))).toBe(true)
        network.close([])
        expect(Array.from(network.millisTo(14))).toEqual(open)
      }),
      { numRuns: 200 },
    )
  })
})
