import fc from 'fast-check'
import type { ClosedStretch } from './closings.ts'
import type { RoadFile, RoadTraits } from './roadFile.ts'

const classes = [
  { name: 'service', metresPerSec: 5, limitedAccess: false },
  { name: 'residential', metresPerSec: 10, limitedAccess: false },
  { name: 'motorway', metresPerSec: 27, limitedAccess: true },
]

/** For tests: any small map, in pieces or whole, with parallel roads, rings and places at the same spot. */
export const smallRoads = fc
  .integer({ min: 1, max: 40 })
  .chain((nodes) =>
    fc.record({
      places: fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 })), {
        minLength: nodes,
        maxLength: nodes,
      }),
      stretches: fc.array(fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1), fc.nat(2), fc.boolean()), { maxLength: 120 }),
    }),
  )
  .map(
    ({ places, stretches }): RoadFile => ({
      lng: Float64Array.from(places, ([x]) => -122.4 + x * 0.0001),
      lat: Float64Array.from(places, ([, y]) => 37.7 + y * 0.0001),
      strongCount: places.length,
      from: Uint32Array.from(stretches, ([from]) => from),
      to: Uint32Array.from(stretches, ([, to]) => to),
      roadClass: Uint8Array.from(stretches, ([, , roadClass]) => roadClass),
      oneWay: Uint8Array.from(stretches, ([, , , oneWay]) => Number(oneWay)),
      classes,
    }),
  )

/** For tests: what maps say of roads; the first is nothing. */
const traits: RoadTraits[] = [
  {},
  { maxHeightM: 3.4 },
  { maxHeightM: 2.2, structure: 'tunnel' },
  { maxWeightT: 20, structure: 'bridge' },
  { maxWeightT: 10 },
  { maxWeightT: 3 },
  { loose: true },
  { structure: 'ferry' },
]

/** For tests: any small map with signed limits, loose ground and ferries. */
export const limitedRoads = smallRoads.chain((file) =>
  fc
    .array(fc.nat(traits.length - 1), { minLength: file.from.length, maxLength: file.from.length })
    .map((trait): RoadFile => ({ ...file, limits: { trait: Uint16Array.from(trait), traits } })),
)

/** For tests: any closures of a map's stretches, some in one direction only. */
export const closuresOf = (file: RoadFile): fc.Arbitrary<ClosedStretch[]> =>
  file.from.length === 0
    ? fc.constant([])
    : fc.array(
        fc.record({
          stretch: fc.nat(file.from.length - 1),
          direction: fc.constantFrom(undefined, 'along' as const, 'against' as const),
        }),
        { maxLength: 40 },
      )

/** For tests: the map as if the closed roads had never been built. */
export function without(file: RoadFile, closed: readonly ClosedStretch[]): RoadFile {
  const isShut = (i: number, way: 'along' | 'against') =>
    closed.some(({ stretch, direction = way }) => stretch === i && direction === way)
  const rows = Array.from(file.from, (from, i) => ({ from, to: file.to[i]!, kind: file.roadClass[i]!, i })).flatMap(
    ({ from, to, kind, i }) => [
      ...(isShut(i, 'along') ? [] : [{ from, to, kind }]),
      ...(isShut(i, 'against') || file.oneWay[i] ? [] : [{ from: to, to: from, kind }]),
    ],
  )
  return {
    ...file,
    from: Uint32Array.from(rows, ({ from }) => from),
    to: Uint32Array.from(rows, ({ to }) => to),
    roadClass: Uint8Array.from(rows, ({ kind }) => kind),
    oneWay: new Uint8Array(rows.length).fill(1),
  }
}
