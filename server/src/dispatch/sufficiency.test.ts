import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DemandField, WEEK_HOURS } from './demandField.ts'
import { createDistrictCells } from './districtCells.ts'
import { at, lngOf, network } from './oneStreet.testing.ts'
import { createReach } from './reach.ts'
import type { SituationUnit } from './situation.ts'
import { createSufficiency, type Duty } from './sufficiency.ts'
import { TUNING } from './tuning.ts'
import { beyondPosts, unitsMissing } from './unitsMissing.ts'

/** Of the city of one street twenty corners, five to a district; a medic may take 180 s, two corners. */
const CORNERS = 20
const corners = Array.from({ length: CORNERS }, (_, corner) => corner)
/** `callsAt`: calls an hour of each corner, by hour of the week (Monday 00:00 is 0). */
const fieldOf = (callsAt: (hour: number, corner: number) => number): DemandField => ({
  count: CORNERS,
  id: corners.map(String),
  lng: Float64Array.from(corners, lngOf),
  lat: new Float64Array(CORNERS).fill(37.7),
  node: Uint32Array.from(corners),
  persons: new Float64Array(CORNERS).fill(100),
  callsPerHour: Array.from({ length: WEEK_HOURS }, (_, hour) =>
    Float64Array.from(corners, (corner) => callsAt(hour, corner)),
  ),
  timeZone: 'UTC',
})
const districts = { ids: ['a', 'b', 'c', 'd'], ofCell: Int16Array.from(corners, (corner) => Math.floor(corner / 5)) }
const tuning = { ...TUNING, travelSec: { medic: 180, other: 180 }, stopAndStartSec: 0 }
const parts = (callsAt: (hour: number, corner: number) => number) => {
  const field = fieldOf(callsAt)
  return {
    network,
    reach: createReach(network, field),
    tuningOn: () => tuning,
    districts,
    work: { medic: 1, chief: 1 },
  }
}
const posts = [2, 7, 12, 17].map((corner) => ({ id: `p${corner}`, point: at(corner) }))
const medic = (id: string, corner: number, more: Partial<SituationUnit> = {}): SituationUnit => ({
  ...{ id, capabilities: ['medic'], point: at(corner), home: `p${corner}`, status: 'available' as const },
  ...more,
})
const nobody: Duty = { off: new Set(), recallable: new Set(), lastStep: new Set() }
/** Monday 10:00. */
const time = '2017-01-02T10:00:00Z'
const quiet = () => 0
const everywhere = [medic('A', 2), medic('B', 7), medic('C', 12), medic('D', 17)]

function medicsOf(
  units: SituationUnit[],
  {
    calls = quiet,
    duty = nobody,
    more,
  }: { calls?: (hour: number, corner: number) => number; duty?: Duty; more?: number } = {},
) {
  const { capabilities } = createSufficiency(parts(calls))({ time, units, posts }, duty, { more })
  const medics = capabilities.find(({ capability }) => capability === 'medic')
  const district = (id: string) => medics?.districts?.find((one) => one.id === id)
  return { medics, district }
}

test('with one unit in each district and no calls there are enough', () => {
  const { medics, district } = medicsOf(everywhere)
  expect(medics).toMatchObject({ required: 4, onDuty: 4, available: 4, reachable: 4, gap: 0, bitesIn: null, short: 0 })
  expect(district('b')).toMatchObject({ required: 1, onDuty: 1, available: 1, reachable: 1, gap: 0, closers: [] })
})

test('who is at work is on duty and not available, and leaves a gap in its district', () => {
  const { medics, district } = medicsOf([...everywhere.slice(0, 3), medic('D', 17, { status: 'busy' })])
  expect(medics).toMatchObject({ required: 4, onDuty: 4, available: 3, gap: 1, bitesIn: 0, short: 1 })
  expect(district('d')).toMatchObject({ onDuty: 1, available: 0, reachable: 0, gap: 1 })
})

test('two in one place are enough for no other: the gap counts where they are', () => {
  const { medics } = medicsOf([medic('A', 2), medic('B', 2), medic('C', 12), medic('D', 17)])
  expect(medics).toMatchObject({ required: 4, available: 4, gap: 1, short: 1 })
})

test('expected calls require more units, and it is told when that bites', () => {
  // From Monday 14:00 one call an hour in the first district, of an hour's work each.
  const calls = (hour: number, corner: number) => (hour >= 14 && corner === 0 ? 1 : 0)
  const { district, medics } = medicsOf(everywhere, { calls })
  expect(district('a')).toMatchObject({ required: 1, gap: 0, bitesIn: 4 })
  expect(district('a')?.next.slice(0, 6)).toEqual([1, 1, 1, 1, 3, 3])
  expect(medics?.bitesIn).toBe(4)
})

test('more calls than expected are spread as those are, or evenly where none are', () => {
  const calls = (_: number, corner: number) => (corner === 0 ? 1 : 0)
  expect(medicsOf(everywhere, { calls, more: 4 }).district('a')?.required).toBe(8)
  expect(medicsOf(everywhere, { more: 4 }).district('a')?.required).toBe(3)
})

test('a gap says what would close it: who is nearly free, who could be called in, who is not missed where it is', () => {
  const units = [
    ...everywhere.slice(0, 3),
    medic('spare', 12),
    medic('out', 17, { status: 'busy' }),
    medic('hospital', 16, { status: 'busy', home: 'p2' }),
  ]
  const duty = { off: new Set(['out']), recallable: new Set(['out']), lastStep: new Set(['hospital']) }
  const closers = medicsOf(units, { duty }).district('d')?.closers
  expect(closers).toMatchObject([
    { kind: 'soonFree', unitId: 'hospital', share: 80 },
    { kind: 'recall', unitId: 'out', postId: 'p17', share: 100 },
    { kind: 'move', postId: 'p17', share: 100 },
  ])
  // Either of the two that stand there can go, no other.
  expect(['C', 'spare']).toContain(closers?.flatMap((one) => (one.kind === 'move' ? one.unitId : []))[0])
})

test('a district that no station serves has a gap that nothing closes, and the city does not count it', () => {
  const situation = { time, units: everywhere.slice(0, 3), posts: posts.slice(0, 3) }
  const [medics] = createSufficiency(parts(quiet))(situation, nobody).capabilities
  expect(medics).toMatchObject({ required: 3, gap: 0, short: 1 })
  expect(medics?.districts?.[3]).toMatchObject({ gap: 1, closers: [{ kind: 'noPost' }] })
})

test('what the city promises no time for is counted for the city alone, by the work that is expected', () => {
  const units = [medic('X', 2, { capabilities: ['chief'] })]
  const calls = (_: number, corner: number) => (corner === 0 ? 1 : 0)
  const [chiefs] = createSufficiency(parts(calls))({ time, units, posts }, nobody).capabilities
  expect(chiefs).toMatchObject({ capability: 'chief', required: 3, available: 1, gap: 2 })
  expect(chiefs?.districts).toBeUndefined()
})

test('a city without units, posts or districts is answered', () => {
  expect(createSufficiency(parts(quiet))({ time, units: [] }, nobody).capabilities).toEqual([])
  const bare = createSufficiency({ ...parts(quiet), districts: { ids: [], ofCell: new Int16Array(CORNERS).fill(-1) } })
  expect(
    bare({ time, units: [medic('lost', 2, { point: null, home: undefined })] }, nobody).capabilities,
  ).toMatchObject([{ required: 1, onDuty: 1, available: 0, reachable: 0, gap: 1 }])
})

test('none are missing where no district is short, and never fewer than the worst of them lacks', () => {
  const ground = createDistrictCells(fieldOf(quiet), districts)
  const cells = fc.uniqueArray(fc.nat(CORNERS - 1), { maxLength: 8 })
  const cases = fc.record({
    reached: fc.array(cells, { minLength: 1, maxLength: 6 }),
    required: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
    counts: fc.array(fc.nat(2), { minLength: CORNERS, maxLength: CORNERS }),
  })
  fc.assert(
    fc.property(cases, ({ reached, required, counts }) => {
      const within = reached.map((inside) => Uint32Array.from(inside))
      const beyond = beyondPosts(ground, within)
      const missing = unitsMissing(ground, { within, beyond }, { required, counts })
      const short = districts.ids.filter((_, at) => !beyond[at] && ground.halfHave(at, counts) < (required[at] ?? 0))
      // None where none is short, at least as many as the worst district lacks, and never more than all of them ask for.
      expect(missing === 0).toBe(short.length === 0)
      const lacks = districts.ids.map((_, at) =>
        beyond[at] ? 0 : Math.max(0, (required[at] ?? 0) - ground.halfHave(at, counts)),
      )
      expect(missing).toBeGreaterThanOrEqual(Math.max(0, ...lacks))
      // With more there, never more are missing.
      const more = counts.map((count) => count + 1)
      if (short.length === 0) expect(unitsMissing(ground, { within, beyond }, { required, counts: more })).toBe(0)
    }),
  )
})
