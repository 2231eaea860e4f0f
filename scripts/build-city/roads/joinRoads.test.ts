import { describe, expect, test } from 'vitest'
import { joinRoads } from './joinRoads.ts'
import type { RoadLine } from './roadLines.ts'

const road = (points: [number, number][], more: Partial<RoadLine> = {}): RoadLine => ({
  points: points.map(([x, y]) => ({ x, y })),
  ...{ startCut: false, endCut: false, roadClass: 'residential', name: '', oneWay: false, level: 'ground' },
  ...more,
})

/** How many nodes can be reached from the first point of the first line, itself included. */
function reached(lines: RoadLine[]): number {
  const { stretches } = joinRoads(lines)
  const seen = new Set([0])
  for (let before = 0; before !== seen.size; ) {
    before = seen.size
    for (const { from, to, line } of stretches) {
      if (seen.has(from)) seen.add(to)
      if (seen.has(to) && !line.oneWay) seen.add(from)
    }
  }
  return seen.size
}

const eastWest = (more: Partial<RoadLine> = {}) =>
  road(
    [
      [0, 100],
      [200, 100],
    ],
    more,
  )
const northSouth = (more: Partial<RoadLine> = {}) =>
  road(
    [
      [100, 0],
      [100, 200],
    ],
    more,
  )

describe('roads are joined', () => {
  test('where two of them cross at grade, at a node of both', () => {
    const joined = joinRoads([eastWest(), northSouth()])
    expect(joined.x).toHaveLength(5)
    expect(joined.stretches).toHaveLength(4)
    expect(reached([eastWest(), northSouth()])).toBe(5)
  })

  test('but not where one passes over or under the other', () => {
    expect(reached([eastWest(), northSouth({ level: 'bridge' })])).toBe(2)
    expect(reached([eastWest({ level: 'tunnel' }), northSouth()])).toBe(2)
    expect(reached([eastWest({ level: 'bridge' }), northSouth({ level: 'bridge' })])).toBe(2)
  })

  test('where a bridge ends on a street', () => {
    expect(
      reached([
        eastWest(),
        road(
          [
            [100, 100],
            [100, 0],
          ],
          { level: 'bridge' },
        ),
      ]),
    ).toBe(4)
  })

  test('but not where a street ends beneath a bridge', () => {
    expect(
      reached([
        eastWest({ level: 'bridge' }),
        road([
          [100, 100],
          [100, 0],
        ]),
      ]),
    ).toBe(2)
  })

  test('where a side street ends a metre short of the through street, which lost its corner in the tile', () => {
    expect(
      reached([
        eastWest(),
        road([
          [100, 102],
          [100, 200],
        ]),
      ]),
    ).toBe(4)
    expect(
      reached([
        eastWest(),
        road([
          [100, 110],
          [100, 200],
        ]),
      ]),
    ).toBe(2)
  })

  test('where a through street bends just off the end of a side street', () => {
    expect(
      reached([
        road([
          [0, 0],
          [100, 100],
          [200, 0],
        ]),
        road([
          [100, 101],
          [100, 200],
        ]),
      ]),
    ).toBe(4)
  })

  test('across a tile border, if they are of one kind and name', () => {
    const west = road(
      [
        [0, 0],
        [4096, 50],
      ],
      { endCut: true, name: 'Fell Street' },
    )
    const east = (name: string) =>
      road(
        [
          [4096, 51],
          [5000, 60],
        ],
        { startCut: true, name },
      )
    expect(reached([west, east('Fell Street')])).toBe(3)
    expect(reached([west, east('Oak Street')])).toBe(2)
  })

  test('in the direction that a one-way street allows', () => {
    const lines = [
      eastWest(),
      road(
        [
          [100, 0],
          [100, 100],
        ],
        { oneWay: true },
      ),
    ]
    expect(reached(lines)).toBe(3)
    expect(reached([...lines].reverse())).toBe(4)
  })

  test('in both directions where a two-way street lies upon a one-way lane', () => {
    const lane = eastWest({ oneWay: true, roadClass: 'busway' })
    expect(joinRoads([lane, eastWest()]).stretches.map(({ line }) => line.oneWay)).toEqual([true, false])
  })

  test('once, where two tiles carry the same stretch', () => {
    expect(joinRoads([eastWest(), eastWest()]).stretches).toHaveLength(1)
  })
})
