import { expect, test } from 'vitest'
import { assignment } from '../assignment/assignment.ts'
import { facility } from '../facility/facility.ts'
import { cityAfter, e12, fire231, given, NOW, station12 } from '../given.testing.ts'
import { post, stay } from './posting.ts'
import { unit } from './unit.ts'

const place = {
  name: { en: 'Elsewhere', zh: '别处' },
  point: { type: 'Point', coordinates: [-122.41, 37.78] as [number, number] },
} as const
const station3 = facility.make.registered('st-03', { kind: 'station', ...place })
const hospital = facility.make.registered('h-1', { kind: 'hospital', ...place })
const posted = unit.make.posted('E12', { facilityId: 'st-03' })
const town = [station12, station3, hospital, e12]
const toStation3 = { unitId: 'E12', facilityId: 'st-03' }

test('a free unit is sent to wait at another station, and its own ends that', () => {
  const city = given(...town)
    .when(post, toStation3)
    .thenCity()
  expect(city.unit('E12')).toMatchObject({ post: 'st-03', status: 'available' })
  const back = given(...town, posted)
    .when(post, { unitId: 'E12', facilityId: 'st-12' })
    .thenCity()
  expect(back.unit('E12').post).toBeUndefined()
})

test('a unit at work, one out of service, and a place that is no station are refused', () => {
  const made = assignment.make.made('a1', { unitId: 'E12', incidentId: 'i231' })
  given(...town, fire231, made)
    .when(post, toStation3)
    .thenRefused('unit.busy', expect.anything())
  given(...town, unit.make.statusSet('E12', { status: 'outofservice' }))
    .when(post, toStation3)
    .thenRefused('unit.unavailable', { unit: 'E12', status: 'outofservice' })
  given(...town)
    .when(post, { unitId: 'E12', facilityId: 'h-1' })
    .thenRefused('unit.noPost', { id: 'h-1' })
})

test('of two who send it to the same station the slower is told that it goes there', () =>
  given(...town, posted)
    .when(post, toStation3)
    .thenRefused('unit.samePost', { unit: 'E12' }))

test('the undo of a move is the former post', () => {
  const { undo } = given(...town, posted).when(post, { unitId: 'E12', facilityId: 'st-12' })
  expect(undo()).toEqual({ command: 'unit.post', input: toStation3 })
})

test('who is sent to work keeps the post for afterwards', () => {
  const made = assignment.make.made('a1', { unitId: 'E12', incidentId: 'i231' })
  expect(cityAfter([...town, fire231, posted, made]).city.unit('E12').post).toBe('st-03')
})

test('a move that is declined is kept on the unit with its reason and time', () => {
  const city = given(...town)
    .when(stay, { ...toStation3, reason: 'crew needs rest' })
    .thenCity()
  expect(city.unit('E12').declined).toEqual([{ facilityId: 'st-03', reason: 'crew needs rest', at: NOW + 4000 }])
})
