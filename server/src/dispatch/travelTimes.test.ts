import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainDijkstra } from './plainDijkstra.testing.ts'
import type { RoadFile } from './roadFile.ts'
import { roadGraphOf } from './roadGraph.ts'
import { route, secondsToAll, wayDown } from './travelTimes.ts'

const smallRoads = fc
  .integer({ min: 1, max: 30 })
  .chain((nodes) =>
    fc.record({
      places: fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 })), {
        minLength: nodes,
        maxLength: nodes,
      }),
      stretches: fc.array(fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1), fc.nat(2), fc.boolean()), { maxLength: 90 }),
      source: fc.nat(nodes - 1),
      goal: fc.nat(nodes - 1),
    }),
  )
  .map(({ places, stretches, source, goal }) => {
    const file: RoadFile = {
      lng: Float64Array.from(places, ([x]) => -122.4 + x * 0.0001),
      lat: Float64Array.from(places, ([, y]) => 37.7 + y * 0.0001),
      strongCount: places.length,
      from: Uint32Array.from(stretches, ([from]) => from),
      to: Uint32Array.from(stretches, ([, to]) => to),
      roadClass: Uint8Array.from(stretches, ([, , roadClass]) => roadClass),
      oneWay: Uint8Array.from(stretches, ([, , , oneWay]) => Number(oneWay)),
      classes: [
        { name: 'service', metresPerSec: 5, limitedAccess: false },
        { name: 'residential', metresPerSec: 10, limitedAccess: false },
        { name: 'motorway', metresPerSec: 27, limitedAccess: true },
      ],
    }
    return { graph: roadGraphOf(file), source, goal }
  })

describe('travel times', () => {
  test('to all nodes are those of a plain Dijkstra search, on any small graph, in both directions', () => {
    fc.assert(
      fc.property(smallRoads, fc.boolean(), ({ graph, source }, reverse) => {
        const plain = plainDijkstra(reverse ? graph.backward : graph.forward, graph.nodeCount, source)
        expect(Array.from(secondsToAll(graph, source, { reverse }))).toEqual(plain.map((millis) => millis / 1000))
      }),
      { numRuns: 500 },
    )
  })

  test('down a tree is a way along roads that takes the time of the shortest', () => {
    fc.assert(
      fc.property(smallRoads, ({ graph, source, goal }) => {
        const way = wayDown(graph, secondsToAll(graph, goal, { reverse: true }), source, goal)
        const shortest = route(graph, source, goal)
        expect(way?.seconds).toBe(shortest?.seconds)
        expect(way?.points[0]).toEqual(shortest?.points[0])
        expect(way?.points.at(-1)).toEqual(shortest?.points.at(-1))
        const nodes = way?.points.map(([lng]) => graph.lng.indexOf(lng)) ?? []
        if (new Set(graph.lng).size < graph.nodeCount) return
        for (const [i, node] of nodes.slice(1).entries()) {
          const before = nodes[i] ?? 0
          expect(
            Array.from(graph.forward.target.slice(graph.forward.offset[before], graph.forward.offset[before + 1])),
          ).toContain(node)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('of a route are those to its goal, and its points lead along roads from source to goal', () => {
    fc.assert(
      fc.property(smallRoads, ({ graph, source, goal }) => {
        const [millis = 0] = plainDijkstra(graph.forward, graph.nodeCount, source).slice(goal, goal + 1)
        const found = route(graph, source, goal)
        if (millis === Number.POSITIVE_INFINITY) {
          expect(found).toBeNull()
          return
        }
        expect(found?.seconds).toBe(millis / 1000)
        expect(found?.points[0]).toEqual([graph.lng[source], graph.lat[source]])
        expect(found?.points.at(-1)).toEqual([graph.lng[goal], graph.lat[goal]])
        // The same question has the same answer, whatever was searched in between.
        secondsToAll(graph, goal)
        expect(route(graph, source, goal)).toEqual(found)
      }),
      { numRuns: 500 },
    )
  })

  test('of a node that does not exist are an error, not a wrong answer', () => {
    const { graph } = fc.sample(smallRoads, { numRuns: 1, seed: 1 })[0]!
    expect(() => secondsToAll(graph, graph.nodeCount)).toThrow(RangeError)
    expect(() => route(graph, 0, -1)).toThrow(RangeError)
  })

  test('fill the array that is handed in', () => {
    const { graph, source } = fc.sample(smallRoads, { numRuns: 1, seed: 2 })[0]!
    const into = new Float64Array(graph.nodeCount).fill(-1)
    expect(secondsToAll(graph, source, { into })).toBe(into)
    expect(into[source]).toBe(0)
  })
})
