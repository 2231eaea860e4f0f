import { expect, test } from 'vitest'
import { createAdvisor } from './advisor.ts'
import { flooded } from './closings.ts'
import { WEEK_HOURS } from './demandField.ts'
import { createNetwork } from './network.ts'
import type { RoadTraits } from './roadFile.ts'
import { roadGraphOf } from './roadGraph.ts'
import { roadMapOf } from './roadMap.ts'
import type { SituationUnit } from './situation.ts'
import { vehicleOf } from './vehicles.ts'

/** Corners 440 m apart in a row from the west; 44 s each. Corner 8 lies north of the third: a way round from 2 to 4. */
const lngOf = (corner: number): number => (corner === 8 ? lngOf(3) : -122.4 + corner * 0.005)
const at = (corner: number) => ({
  type: 'Point' as const,
  coordinates: [lngOf(corner), corner === 8 ? 37.704 : 37.7] as [number, number],
})
const LINKS = [...Array.from({ length: 7 }, (_, i) => [i, i + 1] as const), [2, 8] as const, [8, 4] as const]

/** The town with a sign on the block from corner 3 to 4, and these blocks one-way to the east. */
function town(sign: RoadTraits = {}, oneWays: readonly number[] = []) {
  const graph = roadGraphOf({
    lng: Float64Array.from({ length: 9 }, (_, corner) => lngOf(corner)),
    lat: Float64Array.from({ length: 9 }, (_, corner) => at(corner).coordinates[1]),
    strongCount: 9,
    from: Uint32Array.from(LINKS, ([from]) => from),
    to: Uint32Array.from(LINKS, ([, to]) => to),
    roadClass: new Uint8Array(LINKS.length),
    oneWay: Uint8Array.from(LINKS, (_, i) => Number(oneWays.includes(i))),
    classes: [{ name: 'residential', metresPerSec: 10, limitedAccess: false }],
    limits: { trait: Uint16Array.from(LINKS, (_, i) => Number(i === 3)), traits: [{}, sign] },
  })
  const network = createNetwork(roadMapOf(graph))
  const field = {
    ...{ count: 2, id: ['4', '0'], lng: Float64Array.of(lngOf(4), lngOf(0)), lat: Float64Array.of(37.7, 37.7) },
    ...{ node: Uint32Array.of(4, 0), persons: Float64Array.of(100, 10), timeZone: 'UTC' },
    callsPerHour: Array.from({ length: WEEK_HOURS }, () => Float64Array.of(1, 0)),
  }
  const advisor = createAdvisor({ network, field, tuning: { stopAndStartSec: 0, turnoutSec: {} } })
  return { network, advisor }
}

const unit = (capability: string, corner: number, more: Partial<SituationUnit> = {}): SituationUnit => ({
  ...{ id: capability, capabilities: [capability], point: at(corner), status: 'available' as const },
  ...more,
})
const city = (...units: SituationUnit[]) => ({ time: '2017-01-04T17:00:00-08:00', units })
const call = (corner: number, ...capabilities: string[]) => ({
  ...{ id: 'c1', point: at(corner), priority: 1 },
  needs: capabilities.map((capability) => ({ capability, count: 1 })),
})

test('a ladder is led round a low bridge that an engine drives under, in advice, coverage and moves alike', () => {
  const { network, advisor } = town({ structure: 'bridge', maxHeightM: 3.4 })
  const [advice] = advisor.recommend(city(unit('engine', 2), unit('truck', 2)), [call(4, 'engine', 'truck')])
  const by = Object.fromEntries((advice?.units ?? []).map(({ id, seconds, metres }) => [id, { seconds, metres }]))
  expect(by.engine).toEqual({ seconds: 88, metres: 880 })
  expect(by.truck?.metres).toBeGreaterThan(1200)
  expect(network.for('ladder').route(2, 4)?.points).toContainEqual(at(8).coordinates)
  expect(network.for('engine').route(2, 4)?.points).not.toContainEqual(at(8).coordinates)
  const reached = (capability: string) =>
    advisor.coverage(city(unit(capability, 2)), { capability, seconds: 100 }).cells[0]?.seconds
  expect(reached('engine')).toBe(88)
  expect(reached('truck')).toBe(by.truck?.seconds)
  const secondsTo = (capability: string) =>
    advisor.moves({ ...city(unit(capability, 2)), posts: [{ id: 'east', point: at(4) }], freedUnitId: capability }, [
      capability,
    ])[0]?.seconds
  expect([secondsTo('engine'), secondsTo('truck')]).toEqual([88, by.truck?.seconds])
})

test('one that fits through no road there stops at the edge, and it is told how far short', () => {
  const { network, advisor } = town({ maxHeightM: 3.4 })
  network.close([{ stretch: 4 }, { stretch: 8 }])
  const [advice] = advisor.recommend(city(unit('engine', 2), unit('truck', 2)), [call(4, 'engine', 'truck')])
  const reasons = Object.fromEntries(
    (advice?.units ?? []).map(({ id, reasons }) => [id, reasons.map(({ code }) => code)]),
  )
  expect(reasons).toEqual({ engine: ['firstDue', 'uncovers'], truck: ['firstDue', 'edge'] })
})

test('who walks goes against one-ways and through closed roads at a walking pace, but not through water', () => {
  const { network, advisor } = town({}, [0])
  const secondsTo = () => advisor.recommend(city(unit('foot', 1)), [call(0, 'foot')])[0]?.units[0]?.seconds
  expect(secondsTo()).toBe(Math.round(440 / 1.3))
  network.close([{ stretch: 0 }])
  expect(secondsTo()).toBe(Math.round(440 / 1.3))
  network.close(flooded([{ stretch: 1 }]))
  expect(secondsTo()).toBe(Math.round(440 / 1.3))
  network.close(flooded([{ stretch: 0 }]))
  expect(advisor.recommend(city(unit('foot', 2)), [call(0, 'foot')])[0]?.units[0]?.reasons[1]?.code).toBe('edge')
})

const WATER = [{ stretch: 3 }, { stretch: 4 }, { stretch: 8 }]

test('to a call under water a boat is sent although nobody asked for one: others come no nearer than the edge', () => {
  const { network, advisor } = town()
  network.close(flooded(WATER))
  const [advice] = advisor.recommend(city(unit('engine', 2), unit('boat', 0)), [call(4, 'engine')])
  expect(advice?.units.map(({ id, reasons }) => [id, reasons.map(({ code }) => code)])).toEqual([
    ['engine', ['firstDue', 'edge']],
    ['boat', ['firstDue', 'afloat']],
  ])
  // Three blocks on its trailer, one afloat, and the launch.
  expect(advice?.units[1]?.seconds).toBe(Math.round((3 * 440.3) / 10 + 440.3 / 2.2 + 180))
  expect(advice?.unmet).toEqual([])
})

test('where there is none free, that is told; where one is at the call already, or the road is only closed, none is asked for', () => {
  const { network, advisor } = town()
  const unmet = (...units: SituationUnit[]) =>
    advisor.recommend(city(unit('engine', 2), ...units), [call(4, 'engine')])[0]?.unmet
  network.close(WATER)
  expect(unmet()).toEqual([])
  network.close(flooded(WATER))
  expect(unmet()).toEqual([{ capability: 'boat', count: 1, reason: 'noneInCity' }])
  expect(unmet(unit('boat', 0, { status: 'busy' }))).toEqual([{ capability: 'boat', count: 1, reason: 'noneFree' }])
  const there = { status: 'busy', atCall: { id: 'c1', priority: 1, status: 'enroute' } } as const
  expect(unmet(unit('boat', 0, there))).toEqual([])
})

test('a unit goes by what the city says, else by what is usual; whoever tells its vehicle is believed', () => {
  expect(['engine', 'truck', 'rescue', 'medic', 'boat', 'chief'].map((one) => vehicleOf([one]))).toEqual([
    ...['engine', 'ladder', 'heavy-rescue', 'ambulance', 'boat', undefined],
  ])
  expect(vehicleOf(['support', 'boat'])).toBe('boat')
  expect(vehicleOf(['engine', 'cliff'], { cliff: 'foot', engine: 'heavy-rescue' })).toBe('foot')
  const { advisor } = town()
  const walker = unit('engine', 0, { vehicle: 'foot' })
  expect(advisor.recommend(city(walker), [call(1, 'engine')])[0]?.units[0]?.seconds).toBe(Math.round(440 / 1.3))
})
