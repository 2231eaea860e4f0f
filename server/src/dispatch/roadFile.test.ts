import fc from 'fast-check'
import { expect, test } from 'vitest'
import { metresBetween } from './metresBetween.ts'
import { type RoadFile, readRoadFile, writeRoadFile } from './roadFile.ts'
import { loadRoadGraph, roadGraphOf } from './roadGraph.ts'

const degrees = (min: number, max: number) => fc.integer({ min: min * 1e6, max: max * 1e6 }).map((steps) => steps / 1e6)
const roadFiles = fc.integer({ min: 1, max: 40 }).chain((nodes) =>
  fc
    .record({
      places: fc.array(fc.tuple(degrees(-180, 180), degrees(-85, 85)), { minLength: nodes, maxLength: nodes }),
      stretches: fc.array(fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1), fc.boolean()), { maxLength: 60 }),
      strongCount: fc.integer({ min: 0, max: nodes }),
    })
    .map(
      ({ places, stretches, strongCount }): RoadFile => ({
        lng: Float64Array.from(places, ([lng]) => lng),
        lat: Float64Array.from(places, ([, lat]) => lat),
        strongCount,
        from: Uint32Array.from(stretches, ([from]) => from),
        to: Uint32Array.from(stretches, ([, to]) => to),
        roadClass: new Uint8Array(stretches.length),
        oneWay: Uint8Array.from(stretches, ([, , oneWay]) => Number(oneWay)),
        classes: [{ name: 'residential', metresPerSec: 10 }],
      }),
    ),
)

test('a road file reads back as it was written', () => {
  fc.assert(
    fc.property(roadFiles, (file) => {
      expect(readRoadFile(writeRoadFile(file))).toEqual(file)
    }),
  )
})

test('bytes of something else are refused', () => {
  expect(() => loadRoadGraph(new TextEncoder().encode('PMTiles and more'))).toThrow(/not a road graph/)
  expect(() => loadRoadGraph(new Uint8Array())).toThrow(/not a road graph/)
})

test('the nearest node within reach is the one that asking all of them finds', () => {
  const near = fc.tuple(degrees(-122.5, -122.4), degrees(37.7, 37.8))
  const places = fc.array(near, { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(places, near, fc.integer({ min: 1, max: 8000 }), (nodes, [lng, lat], maxMetres) => {
      const graph = roadGraphOf({
        lng: Float64Array.from(nodes, ([nodeLng]) => nodeLng),
        lat: Float64Array.from(nodes, ([, nodeLat]) => nodeLat),
        strongCount: nodes.length,
        from: new Uint32Array(),
        to: new Uint32Array(),
        roadClass: new Uint8Array(),
        oneWay: new Uint8Array(),
        classes: [],
      })
      const metres = nodes.map(([nodeLng, nodeLat]) => metresBetween(lng, lat, nodeLng, nodeLat))
      const least = Math.min(...metres)
      const expected = least <= maxMetres ? { node: metres.indexOf(least), metres: least } : null
      expect(graph.snap(lng, lat, maxMetres)).toEqual(expected)
    }),
    { numRuns: 400 },
  )
})

test('a place that is no place is nowhere near a road', () => {
  const [file] = fc.sample(roadFiles, { numRuns: 1, seed: 3 })
  const graph = roadGraphOf(file!)
  for (const [lng, lat] of [
    [Number.NaN, 37],
    [-122, Number.NaN],
    [1e308, 37],
    [-122, 1e308],
  ] as const) {
    expect(graph.snap(lng, lat)).toBeNull()
  }
})
