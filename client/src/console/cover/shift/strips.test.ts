import { assignment } from '@muster/shared/domain/assignment/assignment.ts'
import { cityAfter, e12, e20, fire231, NOW, station12 } from '@muster/shared/domain/given.testing.ts'
import { expect, test } from 'vitest'
import { stripsOf, type UnitTimes } from './strips.ts'

const made = assignment.make.made('a1', { unitId: 'E12', incidentId: 'i231' })
const { city } = cityAfter([station12, e12, e20, fire231, made])
const SENT = NOW + 4000
const told = (stretches: UnitTimes['units'][number]['stretches']): UnitTimes => ({
  ...{ from: NOW, to: NOW + 10_000 },
  units: [{ unitId: 'E12', stretches, moves: [{ at: NOW + 2000, facilityId: 'st-12' }] }],
})
const stretches = [
  { from: NOW + 1000, status: 'available' },
  { from: SENT, status: 'dispatched', incidentId: 'i231' },
] as const

test('a strip is cut to the hours that are looked at, and names the call that each piece was for', () => {
  const [strip] = stripsOf(city, told(stretches), 'engine', NOW + 2000, NOW + 10_000)
  expect(strip).toMatchObject({
    pieces: [
      { from: NOW + 2000, to: SENT, status: 'available' },
      { from: SENT, to: NOW + 10_000, status: 'dispatched', call: '231' },
    ],
    ...{ calls: 1, atWorkMs: 6000, outMs: 0, moves: [NOW + 2000] },
  })
})

test('what the board knows is newer than the answer', () => {
  const [strip] = stripsOf(city, told(stretches.slice(0, 1)), 'engine', NOW, NOW + 10_000)
  expect(strip?.pieces.at(-1)).toMatchObject({ from: SENT, status: 'dispatched' })
})

test('what a unit did before anything is known of it is left open', () => {
  const [, e20s] = stripsOf(city, told(stretches), 'engine', NOW, NOW + 10_000)
  expect(e20s?.pieces).toEqual([{ from: NOW + 2000, to: NOW + 10_000, status: 'available' }])
})

test('who cannot do what is looked at has no strip', () =>
  expect(stripsOf(city, told(stretches), 'medic', NOW, NOW + 10_000)).toEqual([]))
