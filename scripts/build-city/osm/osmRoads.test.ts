import { describe, expect, test } from 'vitest'
import { createNetwork } from '../../../server/src/dispatch/network.ts'
import { type RoadGraph, roadGraphOf } from '../../../server/src/dispatch/roadGraph.ts'
import { roadMapOf } from '../../../server/src/dispatch/roadMap.ts'
import type { Vehicle } from '../../../shared/src/domain/world/vehicle.ts'
import { osmClasses } from '../roads/roadClasses.ts'
import { roadFileOf } from '../roads/roadFileOf.ts'
import { extractOf } from './extract.ts'
import { at, fileOf, type Piece, xmlOf } from './osm.testing.ts'
import { osmRoads } from './osmRoads.ts'

const street = { highway: 'residential' }
const gridOf = (size: number): Piece['nodes'] =>
  Object.fromEntries(Array.from({ length: size * size }, (_, i) => [i + 1, [i % size, Math.floor(i / size)]]))

async function read(piece: Piece) {
  const { roads, figures } = osmRoads(await extractOf(fileOf(xmlOf(piece))))
  return { roads, figures, graph: (vehicle?: Vehicle) => roadGraphOf(roadFileOf(roads, osmClasses), vehicle) }
}

/** Driving seconds between places on the grid, each taken at the node nearest to it. */
function seconds(graph: RoadGraph, from: [number, number], to: [number, number]): number {
  const nodeAt = ([x, y]: [number, number]) => graph.snap(...at(x, y))!.node
  return createNetwork(roadMapOf(graph)).table([nodeAt(from)], [nodeAt(to)])[0]! / 1000
}

// A plus of four streets that meet at node 5, and a ring around it: 1 2 3 / 4 5 6 / 7 8 9.
const plus: Piece = {
  nodes: gridOf(3),
  ways: {
    10: [[4, 5], street],
    11: [[5, 6], street],
    12: [[2, 5], street],
    13: [[5, 8], street],
    20: [[1, 2, 3, 6, 9, 8, 7, 4, 1], street],
  },
}
const turn = (restriction: string, from: number, to: number, more = {}): Piece['relations'] => ({
  1: [
    [
      ['way', from, 'from'],
      ['node', 5, 'via'],
      ['way', to, 'to'],
    ],
    { type: 'restriction', restriction, ...more },
  ],
})
// In mid-block on each arm, a little off the junction.
const [west, east, north, south]: [number, number][] = [
  [0.5, 1],
  [1.5, 1],
  [1, 1.5],
  [1, 0.5],
]

describe('a forbidden turn', () => {
  test('lengthens the way of those who would take it, and of nobody else', async () => {
    const free = (await read(plus)).graph()
    const { graph, figures } = await read({ ...plus, relations: turn('no_left_turn', 10, 13) })
    const signed = graph()
    expect(figures).toMatchObject({ turns: 1, turnsNotUnderstood: 0 })
    expect(seconds(signed, west!, north!)).toBeGreaterThan(seconds(free, west!, north!) * 1.4)
    for (const [from, to] of [
      [west, east],
      [west, south],
      [north, west],
      [east, north],
      [south, north],
    ] as const)
      expect(seconds(signed, from!, to!)).toBeCloseTo(seconds(free, from!, to!), 3)
  })

  test('"only there" forbids all other ways on', async () => {
    const free = (await read(plus)).graph()
    const signed = (await read({ ...plus, relations: turn('only_straight_on', 10, 11) })).graph()
    expect(seconds(signed, west!, east!)).toBeCloseTo(seconds(free, west!, east!), 3)
    for (const side of [north, south])
      expect(seconds(signed, west!, side!)).toBeGreaterThan(seconds(free, west!, side!) * 1.4)
    expect(seconds(signed, north!, south!)).toBeCloseTo(seconds(free, north!, south!), 3)
  })

  test('does not hold for emergency vehicles where it says so', async () => {
    const free = (await read(plus)).graph()
    const signed = (
      await read({ ...plus, relations: turn('no_left_turn', 10, 13, { except: 'bus;emergency' }) })
    ).graph()
    expect(seconds(signed, west!, north!)).toBe(seconds(free, west!, north!))
  })

  test('leaves every place that it had: nothing stands at the junction itself, but beside it', async () => {
    const signed = (await read({ ...plus, relations: turn('no_left_turn', 10, 13) })).graph()
    const { node, metres } = signed.snap(...at(1, 1))!
    expect(node).toBeLessThan(signed.strongCount)
    expect(metres).toBeGreaterThan(0)
    expect(metres).toBeLessThan(70)
  })

  test('that the map tells in part only is left out and counted', async () => {
    const odd: Piece['relations'] = {
      1: [
        [
          ['way', 10, 'from'],
          ['way', 11, 'via'],
          ['way', 12, 'to'],
        ],
        { type: 'restriction', restriction: 'no_u_turn' },
      ],
      2: [
        [
          ['way', 10, 'from'],
          ['node', 5, 'via'],
        ],
        { type: 'restriction', restriction: 'no_left_turn' },
      ],
      3: [
        [
          ['way', 99, 'from'],
          ['node', 5, 'via'],
          ['way', 12, 'to'],
        ],
        { type: 'restriction', restriction: 'no_left_turn' },
      ],
      4: [
        [
          ['way', 10, 'from'],
          ['node', 5, 'via'],
          ['way', 12, 'to'],
        ],
        { type: 'restriction', 'restriction:hgv': 'no_left_turn' },
      ],
    }
    expect((await read({ ...plus, relations: odd })).figures).toMatchObject({ turns: 0, turnsNotUnderstood: 4 })
  })
})

test('a one-way street is driven one way, and against its drawing where it says -1', async () => {
  for (const [oneway, from, to] of [
    ['yes', west, east],
    ['-1', east, west],
  ] as const) {
    const ways = {
      ...plus.ways,
      10: [[4, 5], { ...street, oneway }],
      11: [[5, 6], { ...street, oneway }],
    } satisfies Piece['ways']
    const graph = (await read({ ...plus, ways })).graph()
    expect(seconds(graph, to!, from!)).toBeGreaterThan(seconds(graph, from!, to!) * 1.4)
  }
})

test('a low bridge stops the ladder and not the ambulance', async () => {
  const ways = { ...plus.ways, 10: [[4, 5], { ...street, maxheight: '3.0', bridge: 'yes' }] } satisfies Piece['ways']
  const { graph } = await read({ ...plus, ways })
  expect(seconds(graph('ambulance'), [0.1, 1], [1, 1.9])).toBe(seconds(graph(), [0.1, 1], [1, 1.9]))
  expect(seconds(graph('ladder'), [0, 0.9], [1, 1.5])).toBeGreaterThan(seconds(graph(), [0, 0.9], [1, 1.5]))
})

test('a bollard closes a street, a gate does not', async () => {
  for (const [barrier, isShut] of [
    ['bollard', true],
    ['gate', false],
  ] as const) {
    const nodes = { ...plus.nodes, 5: [1, 1, { barrier }] } satisfies Piece['nodes']
    const graph = (await read({ ...plus, nodes })).graph()
    expect(seconds(graph, west!, east!) > 30).toBe(isShut)
  }
})

test('bridges pass over what they do not share a node with, and a node that the extract lacks breaks a way', async () => {
  const nodes = gridOf(3)
  const { roads } = await read({ nodes, ways: { 1: [[4, 6], street], 2: [[2, 8], street], 3: [[1, 99, 3], street] } })
  expect(roads.stretches).toHaveLength(2)
  expect(new Set(roads.stretches.flatMap(({ from, to }) => [from, to])).size).toBe(4)
})
