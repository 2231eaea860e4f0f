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
      traits: fc.option(fc.integer({ min: 1, max: 700 })),
    })
    .map(
      ({ places, stretches, strongCount, traits }): RoadFile => ({
        lng: Float64Array.from(places, ([lng]) => lng),
        lat: Float64Array.from(places, ([, lat]) => lat),
        strongCount,
        from: Uint32Array.from(stretches, ([from]) => from),
        to: Uint32Array.from(stretches, ([, to]) => to),
        roadClass: new Uint8Array(stretches.length),
        oneWay: Uint8Array.from(stretches, ([, , oneWay]) => Number(oneWay)),
        classes: [{ name: 'residential', metresPerSec: 10, limitedAccess: false }],
        ...(traits !== null && {
          limits: {
            trait: Uint16Array.from(stretches, (_, i) => (i * 97) % traits),
            traits: Array.from({ length: traits }, (_, i) => ({ maxHeightM: i })),
          },
        }),
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

test('the nearest node within reach is the one that asking all of them finds, streets 50 m before freeways', () => {
  const near = fc.tuple(degrees(-122.42, -122.4), degrees(37.78, 37.8))
  const places = fc.array(fc.tuple(near, fc.boolean()), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(places, near, fc.integer({ min: 1, max: 3000 }), (nodes, [lng, lat], maxMetres) => {
      const loops = Uint32Array.from(nodes, (_, node) => node)
      const graph = roadGraphOf({
        lng: Float64Array.from(nodes, ([[nodeLng]]) => nodeLng),
        lat: Float64Array.from(nodes, ([[, nodeLat]]) => nodeLat),
        strongCount: nodes.length,
        from: loops,
        to: loops,
        roadClass: Uint8Array.from(nodes, ([, freeway]) => Number(freeway)),
        oneWay: new Uint8Array(nodes.length),
        classes: [
          { name: 'residential', metresPerSec: 10, limitedAccess: false },
          { name: 'motorway', metresPerSec: 25, limitedAccess: true },
        ],
      })
      const found = nodes
        .map(([[nodeLng, nodeLat], freeway], node) => {
          const metres = metresBetween(lng, lat, nodeLng, nodeLat)
          return { node, metres, cost: metres + (freeway ? 50 : 0) }
        })
        .filter(({ metres }) => metres <= maxMetres)
        .sort((a, b) => a.cost - b.cost || a.node - b.node)
      const expected = found[0] ? { node: found[0].node, metres: found[0].metres } : null
      expect(graph.snap(lng, lat, maxMetres)).toEqual(expected)
    }),
    { numRuns: 600 },
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
