import { expect, test } from 'vitest'
import { assignment } from '../assignment/assignment.ts'
import { e12, fire231, given } from '../given.testing.ts'
import type { Settings } from '../world/world.ts'
import { WORLD_ID, world } from '../world/world.ts'
import { alarm } from './alarming.ts'
import { incident } from './incident.ts'
import { report } from './report.ts'
import { missingAt } from './responsePlan.ts'

const need = (capability: string, count: number) => ({ capability, count })
const term = { en: 'Fire', zh: '火灾' }
const settings: Settings = {
  name: { en: 'A city', zh: '某市' },
  ...{ timeZone: 'UTC', lengthUnit: 'm', outcomes: [], turnoutSec: {}, stopAndStartSec: 0 },
  standards: { assignSec: {}, responseSec: {}, statusSec: {} },
  preAlert: [need('engine', 1)],
  incidentTypes: [
    {
      ...{ id: 'fire', group: 'F', name: term, priority: 1, keywords: [] },
      needs: [need('engine', 2), need('truck', 1)],
      alarms: [[need('engine', 2)], [need('engine', 1), need('chief', 1)]],
    },
  ],
}
const opened = world.make.opened(WORLD_ID, {
  ...{ city: 'x', kind: 'live', sample: false, clock: { anchorAt: 0, anchorCityTime: 0, rate: 1 } },
})
const town = [opened, world.make.configured(WORLD_ID, { settings }), e12, fire231]

test('each further alarm adds what the city plans for it, less who is there', () => {
  const city = given(...town, assignment.make.made('a1', { unitId: 'E12', incidentId: 'i231' }))
    .when(alarm, { incidentId: 'i231', alarm: 3 })
    .thenCity()
  expect(city.incident('i231').alarm).toBe(3)
  expect(missingAt(city, city.incident('i231'))).toEqual([need('engine', 4), need('truck', 1), need('chief', 1)])
})

test('an alarm is taken back to what it was, and neither asked twice nor beyond the plan', () => {
  const asked = given(...town).when(alarm, { incidentId: 'i231', alarm: 2 })
  expect(asked.undo()).toEqual({ command: 'incident.alarm', input: { incidentId: 'i231', alarm: 1 } })
  given(...town)
    .when(alarm, { incidentId: 'i231', alarm: 1 })
    .thenRefused('incident.sameAlarm')
  given(...town)
    .when(alarm, { incidentId: 'i231', alarm: 4 })
    .thenRefused('incident.noSuchAlarm', { highest: 3 })
  given(...town, incident.make.closed('i231', { outcome: 'out' }))
    .when(alarm, { incidentId: 'i231', alarm: 2 })
    .thenRefused('incident.over')
})

test('a call of which only the place is known asks for who goes first', () => {
  const city = given(...town)
    .when(report, { place: { address: '700 Parnassus' } }, { number: '20170104-9' })
    .thenCity()
  const call = [...city.all('incident')].find(({ number }) => number === '20170104-9')
  expect(call).toMatchObject({ type: 'unknown', priority: 3 })
  expect(call && missingAt(city, call)).toEqual([need('engine', 1)])
})
