import { facility } from '@muster/shared/domain/facility/facility.ts'
import { cityAfter, e12, NOW, station12 } from '@muster/shared/domain/given.testing.ts'
import { DECLINED_MS, unit } from '@muster/shared/domain/unit/unit.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { expect, test } from 'vitest'
import { declinedIn, liveDuty, liveSituation, withMoves } from './liveSituation.ts'

const AT_3: LngLat = [-122.41, 37.78]
const station3 = facility.make.registered('st-03', {
  kind: 'station',
  name: { en: 'Station 3', zh: '3 号消防站' },
  point: { type: 'Point', coordinates: [AT_3[0], AT_3[1]] },
})
const posted = unit.make.posted('E12', { facilityId: 'st-03' })
const situationOf = (events: Parameters<typeof cityAfter>[0], position?: LngLat) =>
  liveSituation({ city: cityAfter(events).city, positionOf: () => position, cityNow: NOW })

test('a unit that was sent to wait elsewhere heads for there, and is moving until it is there', () => {
  const town = [station12, station3, e12, posted]
  expect(situationOf(town).units[0]).toMatchObject({ status: 'moving', post: 'st-03', home: 'st-12' })
  expect(situationOf(town, AT_3).units[0]).toMatchObject({ status: 'available', post: 'st-03' })
  expect(situationOf([station12, station3, e12]).units[0]).toMatchObject({ status: 'available', post: 'st-12' })
})

test('moves that are only thought of put their units at the posts', () => {
  const moved = withMoves(situationOf([station12, station3, e12]), new Map([['E12', 'st-03']]))
  expect(moved.units[0]).toMatchObject({ post: 'st-03', point: { coordinates: AT_3 } })
})

test('who is out of service is not on duty and can be called in; thought to be back, it is free at its station', () => {
  const { city } = cityAfter([station12, e12, unit.make.statusSet('E12', { status: 'outofservice' })])
  const duty = liveDuty(city)
  expect([[...duty.off], [...duty.recallable], [...duty.lastStep]]).toEqual([['E12'], ['E12'], []])
  expect(liveDuty(city, ['E12']).off.size).toBe(0)
  const asked = { city, positionOf: () => AT_3, cityNow: NOW, back: ['E12'] }
  expect(liveSituation(asked).units[0]).toMatchObject({
    status: 'available',
    point: { coordinates: [-122.4526, 37.7638] },
  })
  expect(liveSituation({ ...asked, without: ['E12'] }).units).toEqual([])
})

test('a move that was declined is not proposed again for half an hour', () => {
  const stayed = unit.make.stayed('E12', { facilityId: 'st-03', reason: 'crew tired' })
  const { city } = cityAfter([station12, station3, e12, stayed])
  const at = city.unit('E12').declined?.[0]?.at ?? 0
  expect(declinedIn(city, at + DECLINED_MS - 1)).toEqual(['E12:st-03'])
  expect(declinedIn(city, at + DECLINED_MS)).toEqual([])
})

test('a locked unit is neither sent nor moved, and no cover counts on it', () => {
  const locked = unit.make.locked('E12', { reason: 'crew at rehab' })
  expect(situationOf([station12, station3, e12, locked]).units[0]).toMatchObject({ status: 'busy' })
})
