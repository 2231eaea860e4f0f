import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCoverage } from './coverage.ts'
import { type DemandField, WEEK_HOURS } from './demandField.ts'
import { createNetwork } from './network.ts'
import { plainCoverage } from './plainCoverage.testing.ts'
import { createReach } from './reach.ts'
import { roadGraphOf } from './roadGraph.ts'
import { roadMapOf } from './roadMap.ts'
import { closuresOf, smallRoads } from './smallRoads.testing.ts'
import { TUNING } from './tuning.ts'

/** Every road node a cell, with as many persons as its number. */
function fieldOf(nodes: number): DemandField {
  const all = Array.from({ length: nodes }, (_, node) => node)
  return {
    count: nodes,
    id: all.map(String),
    lng: new Float64Array(nodes),
    lat: new Float64Array(nodes),
    node: Uint32Array.from(all),
    persons: Float64Array.from(all),
    callsPerHour: Array.from({ length: WEEK_HOURS }, () => new Float64Array(nodes)),
    timeZone: 'UTC',
  }
}

const change = fc.record({ unit: fc.integer({ min: 0, max: 6 }), node: fc.option(fc.nat(39), { nil: undefined }) })
const cities = smallRoads.chain((file) =>
  fc.record({
    file: fc.constant(file),
    changes: fc.array(fc.oneof(change, closuresOf(file)), { maxLength: 30 }),
    seconds: fc.integer({ min: 53, max: 120 }),
  }),
)

const asked = { capability: 'medic', seconds: 90 }
const situations = smallRoads.chain((file) =>
  fc.record({
    file: fc.constant(file),
    // One stranger after the other asks, some with a city that is nearly the same.
    askers: fc.array(
      fc.record({ nodes: fc.array(fc.nat(39), { maxLength: 6 }), closed: closuresOf(file), isClosing: fc.boolean() }),
      { maxLength: 6 },
    ),
  }),
)

test('whatever city was asked about before, the figures of this one are those worked out anew', () => {
  fc.assert(
    fc.property(situations, ({ file, askers }) => {
      const graph = roadGraphOf(file)
      const network = createNetwork(roadMapOf(graph))
      const field = fieldOf(file.lng.length)
      const parts = { network, reach: createReach(network, field, []), tuning: TUNING }
      const coverage = createCoverage(parts, asked)
      for (const { nodes, closed, isClosing } of askers) {
        if (isClosing) network.close(closed)
        const places = nodes.map((node) => node % file.lng.length)
        const units = places.map((node, i) => ({
          ...{ id: `M${i}`, capabilities: ['medic'], status: 'available' as const },
          point: { type: 'Point' as const, coordinates: [file.lng[node]!, file.lat[node]!] as [number, number] },
        }))
        const standing = units.flatMap(({ point }) => graph.snap(...point.coordinates)?.node ?? [])
        const told = coverage.of({ time: '2017-01-04T17:00:00Z', units })
        expect(told).toEqual(plainCoverage(parts, standing, asked))
      }
    }),
  )
})

test('after any units have come, gone or moved, and any roads were closed, the figures are those worked out anew', () => {
  fc.assert(
    fc.property(cities, ({ file, changes, seconds }) => {
      const graph = roadGraphOf(file)
      const network = createNetwork(roadMapOf(graph))
      const field = fieldOf(file.lng.length)
      const places = [{ id: 'school', kind: 'school', node: file.lng.length - 1 }]
      const parts = { network, reach: createReach(network, field, places), tuning: TUNING }
      const asked = { capability: 'medic', seconds }
      const coverage = createCoverage(parts, asked)
      const free = new Map<string, number>()
      for (const one of changes) {
        if (Array.isArray(one)) network.close(one)
        else {
          const node = one.node === undefined ? undefined : one.node % file.lng.length
          coverage.set(`M${one.unit}`, node)
          if (node === undefined) free.delete(`M${one.unit}`)
          else free.set(`M${one.unit}`, node)
        }
        expect(coverage.figures()).toEqual(plainCoverage(parts, [...free.values()], asked))
      }
    }),
  )
})
