import { expect, test } from 'vitest'
import { e12, fire231, given, NOW } from '../given.testing.ts'
import { dispatch } from '../incident/dispatch.ts'
import { lock, unlock } from './locking.ts'
import { unit } from './unit.ts'

const locked = unit.make.locked('E12', { reason: 'crew at rehab', by: { id: 'd3', name: 'Desk 3' } })

test('a locked unit says since when, by whom and why, and keeps its status', () => {
  const city = given(e12).when(lock, { unitId: 'E12', reason: 'crew at rehab' }).thenCity()
  expect(city.unit('E12')).toMatchObject({
    status: 'available',
    lock: { since: NOW + 1000, reason: 'crew at rehab', by: { name: expect.any(String) } },
  })
})

test('of two who lock it the slower is told who was faster', () =>
  given(e12, locked).when(lock, { unitId: 'E12' }).thenRefused('unit.isLocked', { unit: 'E12', by: 'Desk 3' }))

test('it is unlocked once; the undo of either is the other, with its reason', () => {
  const { undo } = given(e12, locked).when(unlock, { unitId: 'E12' })
  expect(undo()).toEqual({ command: 'unit.lock', input: { unitId: 'E12', reason: 'crew at rehab' } })
  expect(given(e12).when(lock, { unitId: 'E12' }).undo()).toEqual({ command: 'unit.unlock', input: { unitId: 'E12' } })
  expect(given(e12, locked).when(unlock, { unitId: 'E12' }).thenCity().unit('E12').lock).toBeUndefined()
  given(e12).when(unlock, { unitId: 'E12' }).thenRefused('unit.notLocked', { unit: 'E12' })
})

test('who names a locked unit can send it, and it stays locked for afterwards', () => {
  const city = given(e12, fire231, locked)
    .when(dispatch, { incidentId: 'i231', unitIds: ['E12'] }, { etaSec: { E12: 60 } })
    .thenCity()
  expect(city.unit('E12')).toMatchObject({ status: 'dispatched', lock: { reason: 'crew at rehab' } })
})
