import type { Vehicle } from '@muster/shared/domain/world/vehicle.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ClosedStretch, flooded } from './closings.ts'
import { metresBetween } from './metresBetween.ts'
import { createNetwork, UNREACHED } from './network.ts'
import { plainDijkstra } from './plainDijkstra.testing.ts'
import type { RoadFile } from './roadFile.ts'
import { adjacency, roadGraphOf } from './roadGraph.ts'
import { roadMapOf } from './roadMap.ts'
import { closuresOf, limitedRoads, smallRoads } from './smallRoads.testing.ts'
import { BOAT_MPS, mayPass, WALKING_MPS } from './vehicles.ts'

const VEHICLES = ['engine', 'ladder', 'ambulance', 'heavy-rescue', 'boat', 'foot'] as const
type Closed = { readonly shut: readonly ClosedStretch[]; readonly flooded: readonly ClosedStretch[] }

/** How long one of these takes over a stretch in a direction by the rules alone, ms; undefined: it does not go there. */
function millisOf(file: RoadFile, i: number, isAgainst: boolean, vehicle: Vehicle | undefined, closed: Closed) {
  const way = isAgainst ? 'against' : 'along'
  const isIn = (some: readonly ClosedStretch[]) =>
    some.some((one) => one.stretch === i && (one.direction ?? way) === way)
  const kind = file.classes[file.roadClass[i]!]!
  const traits = file.limits?.traits[file.limits.trait[i]!] ?? {}
  const [a, b] = [file.from[i]!, file.to[i]!]
  const metres = metresBetween(file.lng[a]!, file.lat[a]!, file.lng[b]!, file.lat[b]!)
  const at = (metresPerSec: number) => Math.max(1, Math.round((metres / metresPerSec) * 1000))
  const isFerry = traits.structure === 'ferry'
  const isWet = isIn(closed.flooded)
  if (vehicle === 'foot') {
    if (isWet || (kind.limitedAccess && !isFerry)) return undefined
    return at(isFerry ? kind.metresPerSec : WALKING_MPS)
  }
  if (vehicle === 'boat' && isWet) return at(BOAT_MPS)
  if (isWet || isIn(closed.shut)) return undefined
  if (vehicle === 'boat' && isFerry) return at(BOAT_MPS)
  if ((isAgainst && file.oneWay[i]) || (vehicle && !mayPass(vehicle, traits))) return undefined
  return at(kind.metresPerSec)
}

/** Times from a node by a plain search over all that the rules leave. */
function plainFrom(file: RoadFile, source: number, vehicle: Vehicle | undefined, closed: Closed): number[] {
  const rows = [...file.from.keys()].flatMap((i) =>
    [false, true].flatMap((isAgainst) => {
      const millis = millisOf(file, i, isAgainst, vehicle, closed)
      const [a, b] = [file.from[i]!, file.to[i]!]
      return millis === undefined ? [] : [isAgainst ? { tail: b, head: a, millis } : { tail: a, head: b, millis }]
    }),
  )
  const edges = adjacency(
    file.lng.length,
    Uint32Array.from(rows, ({ tail }) => tail),
    Uint32Array.from(rows, ({ head }) => head),
    Uint32Array.from(rows, ({ millis }) => millis),
  )
  return plainDijkstra(edges, file.lng.length, source).map((ms) => (Number.isFinite(ms) ? ms : UNREACHED))
}

const closings = limitedRoads.chain((file) =>
  fc.record({
    file: fc.constant(file),
    rounds: fc.array(
      fc.record({
        shut: closuresOf(file),
        flooded: closuresOf(file),
        asking: fc.uniqueArray(fc.constantFrom(undefined, ...VEHICLES), { minLength: 1, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  }),
)

test('whoever asks by whatever vehicle, after any closures and floods, gets the times of a plain search by the rules', () => {
  fc.assert(
    fc.property(closings, fc.nat(), ({ file, rounds }, some) => {
      const network = createNetwork(roadMapOf(roadGraphOf(file)))
      const everybody = [...file.lng.keys()]
      for (const { asking, ...closed } of [{ shut: [], flooded: [], asking: [undefined] }, ...rounds]) {
        network.close([...closed.shut, ...flooded(closed.flooded)])
        for (const vehicle of asking) {
          const ways = network.for(vehicle)
          const rows = everybody.map((start) => plainFrom(file, start, vehicle, closed))
          expect([...ways.table(everybody, everybody)]).toEqual(rows.flat())
          const source = some % file.lng.length
          expect([...ways.millisFrom(source)]).toEqual(rows[source])
          const goal = everybody.length - 1
          const seconds = rows[source]![goal]! / 1000
          expect(ways.route(source, goal)?.seconds).toBe(seconds === UNREACHED / 1000 ? undefined : seconds)
        }
      }
    }),
    { numRuns: 120 },
  )
})

test('vehicles that a map does not tell apart have one network; a boat leaves its trailer where there is water', () => {
  fc.assert(
    fc.property(smallRoads, (file) => {
      const network = createNetwork(roadMapOf(roadGraphOf(file)))
      for (const vehicle of VEHICLES.slice(0, 5)) expect(network.for(vehicle)).toBe(network)
      expect(network.for('foot')).not.toBe(network)
      expect(network.for('foot').for('engine')).toBe(network)
      if (file.from.length === 0) return
      network.close([{ stretch: 0 }])
      expect(network.for('boat')).toBe(network)
      network.close(flooded([{ stretch: 0 }]))
      expect(network.for('boat')).not.toBe(network)
    }),
    { numRuns: 20 },
  )
  const hasFerry = ({ limits }: RoadFile) => [...limits!.trait].some((at) => limits!.traits[at]!.structure === 'ferry')
  const one = fc.sample(limitedRoads.filter(hasFerry), { numRuns: 1, seed: 4 })[0]!
  const limited = createNetwork(roadMapOf(roadGraphOf(one)))
  expect(new Set(VEHICLES.map((vehicle) => limited.for(vehicle))).size).toBe(6)
})

test('a closed road that is flooded as well counts as a change, although nobody who drives is worse off', () => {
  const file = fc.sample(
    smallRoads.filter(({ from }) => from.length > 0),
    { numRuns: 1, seed: 1 },
  )[0]!
  const network = createNetwork(roadMapOf(roadGraphOf(file)))
  network.close([{ stretch: 0 }])
  network.close([{ stretch: 0 }, { stretch: 0, isFlooded: true }])
  network.close([{ stretch: 0 }, { stretch: 0, isFlooded: true }])
  expect(network.version).toBe(2)
})
