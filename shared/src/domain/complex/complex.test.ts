import { expect, test } from 'vitest'
import { cityRedaction } from '../cityRedaction.ts'
import { cityAfter, e12, e20, fire231, fire232, given, NOW } from '../given.testing.ts'
import { incident } from '../incident/incident.ts'
import { WORLD_ID, world } from '../world/world.ts'
import { add, assign, close, open, remove } from './commands.ts'
import { complex } from './complex.ts'
import { complexOf, tallyOf } from './members.ts'
import { callsFor, complexFor } from './proposals.ts'

const told = { kind: 'flood', name: 'Marina' } as const
const marina = complex.make.opened('c1', told)
const member = { incidentId: 'i231', number: '20170104-231', name: 'Marina' }
const under231 = complex.make.added('c1', member)

test('a complex is opened with its first calls, and undone by ending it', () => {
  const opened = given(fire231).when(open, { ...told, incidentIds: ['i231'] })
  opened.thenEvents({ ...marina, id: 'new' }, { ...under231, id: 'new' })
  expect(opened.undo()).toEqual({ command: 'complex.close', input: { complexId: 'new' } })
  expect(complexOf(opened.thenCity(), 'i231')?.name).toBe('Marina')
})

test('calls come under it and go again, each told in the call as news; of two desks the slower finds it open', () => {
  const added = given(marina, fire231).when(add, { complexId: 'c1', incidentIds: ['i231'] })
  added.thenEvents(under231)
  expect(added.undo()).toEqual({ command: 'complex.remove', input: { complexId: 'c1', incidentIds: ['i231'] } })
  expect(added.thenCity().incident('i231').lastSeq).toBe(3)
  const removed = given(marina, fire231, under231).when(remove, { complexId: 'c1', incidentIds: ['i231'] })
  expect(complexOf(removed.thenCity(), 'i231')).toBeUndefined()
  given(marina, fire231, under231)
    .when(add, { complexId: 'c1', incidentIds: ['i231'] })
    .thenRefused('complex.here')
  given(marina).when(open, told).thenRefused('complex.known', { name: 'Marina' })
  given(marina, fire231)
    .when(remove, { complexId: 'c1', incidentIds: ['i231'] })
    .thenRefused('complex.notIn')
})

test('a call is under one complex, and only while it is open', () => {
  const other = complex.make.opened('c2', { kind: 'quake', name: 'Hayward' })
  given(marina, other, fire231, under231)
    .when(add, { complexId: 'c2', incidentIds: ['i231'] })
    .thenRefused('complex.elsewhere', { complex: 'Marina' })
  given(marina, fire231, incident.make.closed('i231', { outcome: 'out' }))
    .when(add, { complexId: 'c1', incidentIds: ['i231'] })
    .thenRefused('incident.over')
  given(marina)
    .when(add, { complexId: 'c1', incidentIds: ['nobody'] })
    .thenRefused('incident.notFound')
})

test('two calls that were merged come under it as the one they are, and the undo is one that can be done', () => {
  const merged = incident.make.merged('i232', {
    ...{ number: '20170104-232', intoId: 'i231', intoNumber: '20170104-231', withIds: [] },
  })
  const added = given(marina, fire231, fire232, merged).when(add, { complexId: 'c1', incidentIds: ['i231', 'i232'] })
  added.thenEvents(under231)
  expect(added.undo()?.input).toEqual({ complexId: 'c1', incidentIds: ['i231'] })
})

test('units are kept for one complex alone, and released', () => {
  const kept = given(marina, e12).when(assign, { complexId: 'c1', unitIds: ['E12'], commander: 'Chief 3' })
  expect(kept.thenCity().complex('c1')).toMatchObject({ unitIds: ['E12'], commander: 'Chief 3' })
  expect(kept.undo()).toEqual({ command: 'complex.assign', input: { complexId: 'c1' } })
  const other = complex.make.opened('c2', { kind: 'quake', name: 'Hayward', unitIds: ['E12'] })
  given(marina, other, e12)
    .when(assign, { complexId: 'c1', unitIds: ['E12'] })
    .thenRefused('complex.unitElsewhere', { unit: 'E12', complex: 'Hayward' })
  const released = given(other, e12).when(assign, { complexId: 'c2', unitIds: [] })
  expect(released.thenCity().complex('c2').unitIds).toBeUndefined()
})

test('what was ended comes back with its open calls and its units when that is undone', () => {
  const ended = given(fire231, fire232, e20, { ...marina, data: { ...told, unitIds: ['E20'] } }, under231).when(close, {
    complexId: 'c1',
  })
  expect(ended.thenCity().find('complex', 'c1')).toBeUndefined()
  expect(ended.undo()).toEqual({
    command: 'complex.open',
    input: { ...told, unitIds: ['E20'], incidentIds: ['i231'] },
  })
})

const type = (id: string, group: string) => ({
  id,
  group,
  name: { en: id, zh: id },
  priority: 2,
  keywords: [],
  needs: [],
})
const settings = world.make.configured(WORLD_ID, {
  settings: {
    incidentTypes: [type('flooding', 'H'), type('service', 'S'), type('fire', 'F')],
  },
} as never)
const clock = { anchorAt: 0, anchorCityTime: 0, rate: 1 }
const opened = world.make.opened(WORLD_ID, { city: 'sf', kind: 'live', sample: true, clock })
const call = (id: string, kind: string, lng: number, more: object = {}) =>
  incident.make.reported(id, {
    ...{ number: `20170104-${id}`, type: kind, priority: 3 },
    place: { point: { type: 'Point', coordinates: [lng, 37.8] } },
    ...more,
  })
const cityOf = (...events: Parameters<typeof cityAfter>[0]) => cityAfter([opened, settings, ...events]).city
const first = complex.make.added('c1', { ...member, incidentId: '1' })

test('a new call is proposed for it by type, distance and time', () => {
  const near = [marina, call('1', 'flooding', -122.44), first]
  const asked = (...events: Parameters<typeof cityAfter>[0]) => {
    const city = cityOf(...near, ...events)
    return complexFor(city, city.incident('2'))?.complex.id
  }
  expect(asked(call('2', 'flooding', -122.445))).toBe('c1')
  expect(asked(call('2', 'flooding', -122.46))).toBeUndefined()
  expect(asked(call('2', 'service', -122.445))).toBeUndefined()
  expect(asked(call('2', 'flooding', -122.445, { receivedAt: NOW - 2 * 3_600_000 }))).toBeUndefined()
  expect(
    asked(call('2', 'flooding', -122.445), complex.make.added('c1', { ...member, incidentId: '2' })),
  ).toBeUndefined()
  // What was put under it by hand tells what else it is about.
  const ofFires = [call('3', 'fire', -122.44), complex.make.added('c1', { ...member, incidentId: '3' })]
  expect(asked(...ofFires, call('2', 'fire', -122.441))).toBe('c1')
})

test('one with sectors is about what happens in them, however far', () => {
  const bounded = complex.make.opened('c1', { ...told, sectors: ['B04'] })
  const city = cityOf(
    bounded,
    call('1', 'flooding', -122.5, { area: { battalion: 'B04' } }),
    call('2', 'flooding', -122.5, { area: { battalion: 'B05' } }),
  )
  expect(callsFor(city, 'c1').map(({ id }) => id)).toEqual(['1'])
})

test('its open calls are counted by priority and by who waits', () => {
  const city = cityOf(
    marina,
    call('1', 'flooding', -122.44),
    call('2', 'flooding', -122.44, { priority: 1 }),
    first,
    complex.make.added('c1', { ...member, incidentId: '2' }),
    incident.make.closed('1', { outcome: 'out' }),
  )
  expect(tallyOf(city, city.complex('c1'))).toEqual({ open: 1, waiting: 1, byPriority: [1, 0, 0, 0, 0] })
})

test('V1 that calls belong together shows in their order for everybody, what it is does not', () => {
  const { records } = cityAfter([marina, fire231, under231])
  expect(cityRedaction.record('public', 'complex', records.get('complex', 'c1') ?? {})).not.toHaveProperty('name')
  expect(cityRedaction.record('field', 'complex', records.get('complex', 'c1') ?? {})).toMatchObject(told)
})
