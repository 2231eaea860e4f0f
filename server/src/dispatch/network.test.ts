import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCity } from '../cities/loadCity.ts'
import type { ClosedStretch } from './closings.ts'
import { dissect } from './hierarchy/dissect.ts'
import { readOrderFile, writeOrderFile } from './hierarchy/orderFile.ts'
import { createNetwork, UNREACHED } from './network.ts'
import { plainDijkstra } from './plainDijkstra.testing.ts'
import { type RoadFile, readRoadFile } from './roadFile.ts'
import { roadGraphOf } from './roadGraph.ts'
import { roadMapOf } from './roadMap.ts'
import { closuresOf, smallRoads, without } from './smallRoads.testing.ts'

const plainFrom = (file: RoadFile, source: number, reverse = false): number[] => {
  const { nodeCount, forward, backward } = roadGraphOf(file)
  const plain = plainDijkstra(reverse ? backward : forward, nodeCount, source)
  return plain.map((millis) => (Number.isFinite(millis) ? millis : UNREACHED))
}

const closings = smallRoads.chain((file) =>
  fc.record({ file: fc.constant(file), sets: fc.array(closuresOf(file), { minLength: 1, maxLength: 4 }) }),
)

const node = (file: RoadFile, seed: number) => seed % file.lng.length

describe('the road network', () => {
  test('tells the times of a plain Dijkstra search on any small map, after any closures, in all its forms', () => {
    fc.assert(
      fc.property(closings, fc.nat(), fc.nat(), ({ file, sets }, someSource, someGoal) => {
        const network = createNetwork(roadMapOf(roadGraphOf(file)))
        const everybody = [...file.lng.keys()]
        for (const closed of [[], ...sets]) {
          network.close(closed)
          const left = without(file, closed)
          const [source, goal] = [node(file, someSource), node(file, someGoal)]
          const from = plainFrom(left, source)
          const to = plainFrom(left, goal, true)
          expect([...network.millisFrom(source)]).toEqual(from)
          expect([...network.millisTo(goal)]).toEqual(to)
          expect([...network.table([source], everybody)]).toEqual(from)
          expect([...network.table(everybody, [goal])]).toEqual(to)
          const rows = everybody.flatMap((start) => plainFrom(left, start))
          expect([...network.table(everybody, everybody)]).toEqual(rows)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('leads along open roads in the shortest time, at each crossroads on to the lowest number that keeps it', () => {
    fc.assert(
      fc.property(closings, fc.nat(), fc.nat(), ({ file, sets }, someSource, someGoal) => {
        const network = createNetwork(roadMapOf(roadGraphOf(file)))
        for (const closed of sets) {
          network.close(closed)
          const left = roadGraphOf(without(file, closed))
          const [source, goal] = [node(file, someSource), node(file, someGoal)]
          const to = plainFrom(without(file, closed), goal, true)
          const way = network.route(source, goal)
          if (to[source] === UNREACHED) {
            expect(way).toBeNull()
            continue
          }
          const nodes = [source]
          for (let at = source; at !== goal; nodes.push(at)) {
            const after = [...left.forward.target.keys()]
              .slice(left.forward.offset[at], left.forward.offset[at + 1])
              .filter((edge) => to[left.forward.target[edge]!]! + left.forward.millis[edge]! === to[at])
            at = Math.min(...after.map((edge) => left.forward.target[edge]!))
          }
          expect(way).toMatchObject({
            seconds: to[source]! / 1000,
            points: nodes.map((one) => [file.lng[one], file.lat[one]]),
          })
          // The same question has the same answer, whatever was asked in between.
          network.millisFrom(goal)
          expect(network.route(source, goal)).toEqual(way)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('counts its changes, and closing again what is closed is none', () => {
    const file = street(3)
    const network = createNetwork(roadMapOf(roadGraphOf(file)))
    network.close([{ stretch: 0 }])
    network.close([{ stretch: 0, direction: 'along' }, { stretch: 0 }, { stretch: 0, direction: 'against' }])
    expect(network.version).toBe(1)
    network.close([])
    expect(network.version).toBe(2)
  })

  test('knows a city of no street, of one, and of pieces that nothing joins', () => {
    expect([...createNetwork(roadMapOf(roadGraphOf(street(0)))).table([], [])]).toEqual([])
    const one = createNetwork(roadMapOf(roadGraphOf(street(2))))
    expect(one.table([0], [1])[0]).toBe(one.route(0, 1)!.seconds * 1000)
    expect(one.route(1, 1)).toEqual({ seconds: 0, metres: 0, points: [[one.graph.lng[1], one.graph.lat[1]]] })
    const pieces = createNetwork(
      roadMapOf(roadGraphOf({ ...street(4), from: Uint32Array.of(0, 2), to: Uint32Array.of(1, 3) })),
    )
    expect(pieces.route(0, 3)).toBeNull()
    expect([...pieces.table([0, 2], [1, 3])].map((millis) => millis === UNREACHED)).toEqual([false, true, true, false])
  })

  test('refuses nodes and stretches that the map does not have, and an order of another map', () => {
    const network = createNetwork(roadMapOf(roadGraphOf(street(3))))
    for (const ask of [
      () => network.millisTo(3),
      () => network.route(0, -1),
      () => network.table([0.5], [1]),
      () => network.close([{ stretch: 2 }]),
    ])
      expect(ask).toThrow(RangeError)
    expect(network.version).toBe(0)
    expect(() => roadMapOf(roadGraphOf(street(3)), Uint32Array.of(0, 1))).toThrow('order.bin')
  })

  test('takes a road of no speed, or of less, as one that nobody drives', () => {
    for (const metresPerSec of [0, -5, Number.NaN]) {
      const file = { ...street(2), classes: [{ name: 'mud', metresPerSec, limitedAccess: false }] }
      expect(createNetwork(roadMapOf(roadGraphOf(file))).route(0, 1)).toBeNull()
    }
  })
})

describe('San Francisco', () => {
  test('has the times of a plain Dijkstra search to or from all its nodes, under each of five sets of closures', {
    timeout: 120_000,
  }, async () => {
    const sf = await loadCity('sf')
    if ('refused' in sf) throw new Error(sf.refused)
    const file = readRoadFile(sf.roads)
    const network = createNetwork(roadMapOf(roadGraphOf(file), readOrderFile(sf.order!)))
    const draw = fc.sample(fc.nat(file.from.length - 1), { numRuns: 3000, seed: 7 })
    for (const count of [0, 1, 20, 251, 2000]) {
      const closed: ClosedStretch[] = draw.splice(0, count).map((stretch) => ({ stretch }))
      network.close(closed)
      const left = without(file, closed)
      const reverse = count % 2 === 1
      const [source = 0] = draw.splice(0, 1).map((seed) => node(file, seed))
      const plain = plainFrom(left, source, reverse)
      const tree = reverse ? network.millisTo(source) : network.millisFrom(source)
      expect(Buffer.compare(Buffer.from(tree.buffer), Buffer.from(Uint32Array.from(plain).buffer))).toBe(0)
      const some = draw.slice(0, 500).map((seed) => node(file, seed))
      const table = reverse ? network.table(some, [source]) : network.table([source], some)
      expect([...table]).toEqual(some.map((one) => plain[one]))
    }
  })
})

test('an order file gives back its order, and other bytes are refused', () => {
  fc.assert(
    fc.property(smallRoads, (file) => {
      const order = dissect(roadGraphOf(file))
      expect([...order].sort((a, b) => a - b)).toEqual([...file.lng.keys()])
      expect(readOrderFile(writeOrderFile(order))).toEqual(order)
    }),
    { numRuns: 50 },
  )
  expect(() => readOrderFile(Buffer.from('MUSTERROADS1'))).toThrow('MUSTERORDER1')
})

/** One straight street of so many crossroads. */
function street(nodes: number): RoadFile {
  const stretches = Array.from({ length: Math.max(0, nodes - 1) }, (_, i) => i)
  return {
    lng: Float64Array.from({ length: nodes }, (_, i) => -122.4 + i * 0.001),
    lat: new Float64Array(nodes).fill(37.7),
    strongCount: nodes,
    from: Uint32Array.from(stretches),
    to: Uint32Array.from(stretches, (i) => i + 1),
    roadClass: new Uint8Array(stretches.length),
    oneWay: new Uint8Array(stretches.length),
    classes: [{ name: 'residential', metresPerSec: 10, limitedAccess: false }],
  }
}
