import { assignment } from '@muster/shared/domain/assignment/assignment.ts'
import { cityAfter, e12, e20, fire231, NOW, station12 } from '@muster/shared/domain/given.testing.ts'
import { world } from '@muster/shared/domain/world/world.ts'
import { expect, test } from 'vitest'
import { timesTaken } from './responses.ts'

const settings = {
  ...{ name: { en: 'City', zh: '市' }, timeZone: 'UTC', lengthUnit: 'm', incidentTypes: [], outcomes: [] },
  standards: { assignSec: {}, responseSec: { fire: 312 }, statusSec: { dispatched: 120 } },
  ...{ turnoutSec: {}, stopAndStartSec: 0 },
} as const
const header = { city: 'c', kind: 'live', sample: false, clock: { anchorAt: 0, anchorCityTime: 0, rate: 1 } } as const
const town = [
  world.make.opened('world', header),
  world.make.configured('world', { settings: settings as any }),
  ...[station12, e12, e20, fire231],
]
const pair = (unitId: string) => ({ unitId, incidentId: 'i231' })
const at = (seconds: number) => NOW + 5000 + seconds * 1000
const sent = (id: string, unitId: string) => assignment.make.made(id, { ...pair(unitId), claimedAt: at(10) })
const advanced = (id: string, unitId: string, status: 'enroute' | 'onscene', seconds: number) =>
  assignment.make.advanced(id, { ...pair(unitId), status, claimedAt: at(seconds) })
const both = [
  ...[sent('a1', 'E12'), advanced('a1', 'E12', 'enroute', 90), advanced('a1', 'E12', 'onscene', 330)],
  ...[sent('a2', 'E20'), advanced('a2', 'E20', 'enroute', 70), advanced('a2', 'E20', 'onscene', 300)],
]
const asked = { from: NOW, now: at(400), capability: 'engine', travelSec: 240 }
const takenOf = (events: typeof both, measure: 'first' | 'turnout' | 'travel', more = {}) =>
  timesTaken(cityAfter([...town, ...events]).city, measure, { ...asked, ...more })

test('the first unit there speaks for the call, against the standard of its type', () =>
  expect(takenOf(both, 'first')).toMatchObject([{ unit: 'E20', call: '231', seconds: 300, limitSec: 312 }]))

test('turn-out and driving are told of each unit', () => {
  expect(takenOf(both, 'turnout').map(({ seconds }) => seconds)).toEqual([60, 80])
  expect(takenOf(both, 'travel').map(({ unit, seconds }) => [unit, seconds])).toEqual([
    ['E20', 230],
    ['E12', 240],
  ])
})

test('who is still on the way counts once it is late, and not before', () => {
  const under = both.slice(0, 2)
  expect(takenOf(under, 'travel', { now: at(329) })).toEqual([])
  expect(takenOf(under, 'travel', { now: at(400) })).toMatchObject([{ seconds: 310, isRunning: true }])
})

test('a unit that was called off on the way took no time, and other capabilities and former shifts are left out', () => {
  const off = assignment.make.ended('a1', { ...pair('E12'), cause: 'recalled', unitBecomes: 'returning' })
  expect(takenOf([...both.slice(0, 2), off] as typeof both, 'travel')).toEqual([])
  expect(takenOf(both, 'travel', { capability: 'medic' })).toEqual([])
  expect(takenOf(both, 'travel', { from: at(200) })).toEqual([])
})
