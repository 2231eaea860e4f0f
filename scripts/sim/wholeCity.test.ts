import { loadCity } from '@muster/server/cities/loadCity.ts'
import { isRefusal } from '@muster/shared/kernel/refusal.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { createCallers } from './callers.ts'
import { kernelHub } from './kernelHub.testing.ts'
import { createPersonal } from './personal.ts'
import { createPositions } from './positions.ts'
import { setStage } from './setStage.ts'
import { playTurn } from './turn.ts'

const TURN_MS = 5000

/** Plays San Francisco from its usual start, five seconds a turn. */
async function openCity() {
  const pack = await loadCity('sf')
  if (isRefusal(pack)) throw new Error('no pack')
  const clock = { now: Date.parse(pack.city.defaultEpoch) }
  const personal = createPersonal('sim')
  const hub = kernelHub(pack, clock, personal.hear)
  const said: string[] = []
  const stage = setStage(
    pack,
    { api: hub.api, city: hub.city, personal, say: (line) => said.push(line) },
    () => clock.now,
  )
  const cast = { callers: createCallers(stage, async (done) => done()), positions: createPositions() }
  return {
    ...{ hub, said, clock, stage },
    units: () => [...hub.city.all('unit')],
    waiting: () => [...hub.city.all('incident')].filter(({ status }) => status === 'waiting'),
    async play(minutes: number, eachTurn: () => void = () => undefined) {
      for (let turns = Math.round((minutes * 60_000) / TURN_MS); turns > 0; turns--) {
        await playTurn(stage, cast, { now: clock.now, last: clock.now - TURN_MS, rate: 1 }, clock.now)
        eachTurn()
        clock.now += TURN_MS
      }
    },
  }
}

describe('the sample city', () => {
  let city: Awaited<ReturnType<typeof openCity>>
  beforeAll(async () => {
    city = await openCity()
    await city.play(1)
  })

  test('starts with work under way and a call waiting', () => {
    const statuses = new Set(city.units().map(({ status }) => status))
    for (const status of ['available', 'enroute', 'onscene'] as const) expect(statuses).toContain(status)
    expect(city.units().filter(({ assignmentId }) => assignmentId).length).toBeGreaterThan(8)
    expect(city.waiting().length).toBeGreaterThan(0)
  })

  test('goes on for two hours: always something to do, never a pile, no refusal, nobody stuck', async () => {
    let [least, most] = [99, 0]
    await city.play(120, () => {
      const open = city.waiting().length
      least = Math.min(least, open)
      most = Math.max(most, open)
    })
    expect(city.hub.refused).toEqual([])
    expect(city.said).toEqual([])
    expect(least).toBeGreaterThanOrEqual(1)
    expect(most).toBeLessThanOrEqual(6)
    const stuck = city
      .units()
      .filter(({ assignmentId, since }) => assignmentId && city.clock.now - since > 2 * 3_600_000)
    expect(stuck).toEqual([])
    const closed = [...city.hub.city.all('incident')].filter(({ status }) => status === 'closed')
    expect(closed.length).toBeGreaterThan(20)
  })

  test('keeps every unit on a road, at a scene or at a door', () => {
    for (const { id } of city.units()) {
      const [lng, lat] = city.stage.motions.at(id)?.point ?? [0, 0]
      expect(city.hub.positions.get(id)).toBeDefined()
      expect(lng).toBeGreaterThan(-122.6)
      expect(lat).toBeGreaterThan(37.6)
    }
  })

  test('follows a person: the unit that was sent drives there, and the one called back goes home', async () => {
    const call = city.waiting().find(({ place }) => place.point)!
    const unit = city.units().find(({ status, kind }) => status === 'available' && kind === 'engine')!
    city.hub.ask('incident.dispatch', { incidentId: call.id, unitIds: [unit.id] }, 'ann')
    await city.play(4)
    expect(['enroute', 'onscene']).toContain(city.hub.city.unit(unit.id).status)
    expect(city.hub.city.incident(call.id).assignmentIds).toHaveLength(1)
    city.hub.ask('incident.recall', { incidentId: call.id, unitIds: [unit.id] }, 'ann')
    await city.play(30)
    expect(city.hub.city.unit(unit.id)).toMatchObject({ status: 'available', incidentId: undefined })
  })

  test('leaves a unit that was set out of service where it is', async () => {
    const unit = city.units().find(({ status }) => status === 'returning')!
    const before = city.stage.motions.at(unit.id)?.point
    city.hub.ask('unit.status', { unitId: unit.id, status: 'outofservice' }, 'ann')
    await city.play(15)
    expect(city.hub.city.unit(unit.id).status).toBe('outofservice')
    expect(city.stage.motions.at(unit.id)?.point[0]).toBeCloseTo(before![0], 2)
  })
})
