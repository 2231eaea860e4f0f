import { loadCity } from '@muster/server/cities/loadCity.ts'
import { createDuplicateIndex } from '@muster/shared/domain/incident/duplicates.ts'
import type { Entry } from '@muster/shared/kernel/entry.ts'
import { isRefusal } from '@muster/shared/kernel/refusal.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { createCallers } from '../callers.ts'
import { kernelHub } from '../kernelHub.testing.ts'
import { createPersonal } from '../personal.ts'
import { createPositions } from '../positions.ts'
import { setStage } from '../setStage.ts'
import { playTurn } from '../turn.ts'
import { stormSurge } from './stormSurge.ts'
import { tellStory } from './tellStory.ts'

const MINUTE_MS = 60_000
const OURS = /^Sample: /

/** San Francisco's real calls, and the storm among them. */
async function openEvening() {
  const pack = await loadCity('sf')
  if (isRefusal(pack)) throw new Error('no pack')
  const clock = { now: Date.parse(pack.city.defaultEpoch) }
  const personal = createPersonal('sim')
  const entries: Entry[] = []
  const hub = kernelHub(pack, clock, (entry) => {
    entries.push(entry)
    personal.hear(entry)
  })
  const said: string[] = []
  const stage = setStage(pack, { api: hub.api, city: hub.city, personal, say: () => {} }, () => clock.now)
  const cast = { callers: createCallers(stage, async (done) => done()), positions: createPositions() }
  const story = tellStory(stormSurge, { api: hub.api, city: hub.city, say: (line) => said.push(line) })
  return {
    ...{ hub, said, story, entries },
    calls: () => [...hub.city.all('incident')].filter(({ narrative = '' }) => OURS.test(narrative)),
    /** Plays minutes of city time, so many seconds a turn. */
    async play(minutes: number, turnSec = 5) {
      for (let turns = Math.round((minutes * 60) / turnSec); turns > 0; turns--) {
        await story.turn(clock.now)
        await playTurn(stage, cast, { now: clock.now, last: clock.now - turnSec * 1000, rate: 1 }, clock.now)
        clock.now += turnSec * 1000
      }
    },
  }
}

describe('the storm surge among the real calls', () => {
  let evening: Awaited<ReturnType<typeof openEvening>>
  beforeEach(async () => {
    evening = await openEvening()
  })

  test.each([5, 20])('plays to its end, %i s a turn, and the hub refuses none of it', async (turnSec) => {
    await evening.play(91, turnSec)
    expect(evening.story.isOver()).toBe(true)
    expect(evening.said).toHaveLength(stormSurge.steps.length)
    expect(evening.said.filter((line) => !line.startsWith('storm-surge, minute '))).toEqual([])
  })

  test('brings three calls about water, of which two are proposed as one and made one after four minutes', async () => {
    await evening.play(5)
    const [water, again, garage] = evening.calls()
    if (!water || !again || !garage) throw new Error('three calls')
    const alike = createDuplicateIndex(evening.hub.city).of(again)
    expect(alike.map(({ call }) => call.id)).toContain(water.id)
    expect(again.mergedInto).toBeUndefined()
    await evening.play(4)
    expect(evening.hub.city.incident(again.id).mergedInto).toBe(water.id)
    expect(evening.hub.city.incident(garage.id).links?.map(({ id }) => id)).toEqual([water.id])
    expect(evening.hub.city.incident(water.id).outlines).toHaveLength(1)
  })

  test('leaves two calls apart that a person has told apart', async () => {
    await evening.play(5)
    const [water, again] = evening.calls()
    if (!water || !again) throw new Error('two calls')
    evening.hub.ask('incident.notDuplicate', { incidentId: again.id, otherId: water.id }, 'person')
    await evening.play(4)
    expect(evening.hub.city.incident(again.id).mergedInto).toBeUndefined()
  })

  test('a person sends to the flooded car; a crew presses emergency by mistake, and takes it back', async () => {
    await evening.play(18)
    const car = evening.calls().find(({ type }) => type === 'water-rescue')
    expect(car).toMatchObject({ priority: 1, status: 'waiting' })
    const boat = [...evening.hub.city.all('unit')].find(({ status }) => status === 'available')
    if (!car || !boat) throw new Error('a car and a crew')
    evening.hub.ask('incident.dispatch', { incidentId: car.id, unitIds: [boat.id] }, 'person')
    await evening.play(30)
    const pressed = evening.entries.filter(({ command }) => command === 'unit.status').flatMap(({ events }) => events)
    const unitId = pressed.find(({ data }) => data.status === 'emergency')?.data.unitId
    expect(evening.hub.city.unit(String(unitId)).status).not.toBe('emergency')
  })

  test('is the story that its reader is told: minutes go up, and ninety of them are enough', () => {
    const minutes = stormSurge.steps.map(({ afterMin }) => afterMin)
    expect(minutes).toEqual(minutes.toSorted((a, b) => a - b))
    expect(Math.max(...minutes) * MINUTE_MS).toBeLessThan(90 * MINUTE_MS)
  })
})
