import { expect, test } from 'vitest'
import { facility } from '../facility/facility.ts'
import { given } from '../given.testing.ts'
import { handOver as handOverCall } from '../incident/handOver.ts'
import { incident } from '../incident/incident.ts'
import { person } from '../person/person.ts'
import { sector } from '../sector/sector.ts'
import { accept, decline, handOver, leave, take, withdraw } from './commands.ts'
import { callsGoingAlong, colleagues, sectorsOfWorker, uncovered } from './desk.ts'
import { shift } from './shift.ts'

const desk3 = { id: 'dispatcher', name: 'Desk 3', roles: ['dispatcher'] }
const desk4 = { id: 'dispatcher2', name: 'Desk 4', roles: ['dispatcher'] }
const manager = { id: 'manager', name: 'Manager', roles: ['supervisor'] }
const mark = ({ id, name }: typeof desk3) => ({ id, name })

const station = (id: string, battalion: string) =>
  facility.make.registered(id, {
    kind: 'station',
    name: { en: id, zh: id },
    point: { type: 'Point', coordinates: [-122.4, 37.7] },
    battalion,
  })
const grant = (one: typeof desk3) =>
  person.make.granted(one.id, {
    name: one.name,
    roles: one.id === 'manager' ? ['supervisor'] : ['dispatcher'],
    by: 'x',
  })
const city = [
  station('s1', 'B01'),
  station('s2', 'B02'),
  ...[desk3, desk4, manager].map(grant),
  person.make.granted('officer', { name: 'Officer', roles: ['alertauthor'], by: 'x' }),
]
const worked = (id: string, by = desk3) => sector.make.taken(id, { worker: mark(by) })
const call = (id: string, battalion?: string) =>
  incident.make.reported(id, {
    number: `20170104-${id.slice(1)}`,
    type: 'fire',
    priority: 1,
    place: {},
    area: battalion === undefined ? undefined : { battalion },
  })
const taken = (id: string, by = desk3) => incident.make.taken(id, { owner: mark(by) })
const offered = (sectors: readonly string[], incidentIds: readonly string[] = []) =>
  shift.make.offered('dispatcher', {
    from: mark(desk3),
    to: mark(desk4),
    sectors: [...sectors],
    incidentIds: [...incidentIds],
  })

test('a desk takes sectors that nobody works, and can give them back', () => {
  const took = given(...city).when(take, { sectors: ['B01', 'B02'] }, {}, desk3)
  took.thenEvents(worked('B01'), worked('B02'))
  expect(took.undo()).toEqual({ command: 'shift.leave', input: { sectors: ['B01', 'B02'] } })
})

test('a sector that somebody works is refused, and it is said who that is', () =>
  given(...city, worked('B01'))
    .when(take, { sectors: ['B01'] }, {}, desk4)
    .thenRefused('sector.worked', { sector: 'B01', worker: 'Desk 3' }))

test('a supervisor takes a sector whose worker is gone; the event says which rule was overruled, and why', () => {
  const override = { reason: 'went home ill' }
  const took = given(...city, worked('B01')).when(take, { sectors: ['B01'], override }, {}, manager)
  const { type, id, data } = worked('B01', manager)
  took.thenEvents({ type, id, data: { ...data, overruled: { rule: 'sector.worked', reason: 'went home ill' } } })
  expect(took.undo()).toBeUndefined()
})

test('nobody else overrules, whatever reason they give', () =>
  given(...city, worked('B01'))
    .when(take, { sectors: ['B01'], override: { reason: 'I want it' } }, {}, desk4)
    .thenRefused('command.notOverruled'))

test('a reason that no rule asked for leaves no mark', () =>
  given(...city)
    .when(take, { sectors: ['B01'], override: { reason: 'just in case' } }, {}, manager)
    .thenEvents(worked('B01', manager)))

test('a sector that the city does not have is refused with those that it has', () =>
  given(...city)
    .when(take, { sectors: ['B99'] })
    .thenRefused('sector.notFound', { id: 'B99', known: ['B01', 'B02'] }))

test('a desk that was never divided has nothing uncovered; once it was, what is left is', () => {
  const { when } = given(...city, worked('B01'), worked('B02'))
  const left = when(leave, { sectors: ['B02'] }).thenCity()
  expect(uncovered(left)).toEqual(['B02'])
  expect(
    uncovered(
      given(...city)
        .when(handOver, { to: 'dispatcher2', sectors: [], notes: 'x' })
        .thenCity(),
    ),
  ).toEqual([])
})

test('a hand-over is an offer first: nothing changes hands before the other accepts', () => {
  const offer = given(...city, worked('B01'), call('i1', 'B01'), taken('i1')).when(handOver, {
    to: 'dispatcher2',
    sectors: ['B01'],
    notes: 'hydrant out at Oak St',
  })
  const after = offer.thenCity()
  expect(after.shift('dispatcher')).toMatchObject({ state: 'offered', incidentIds: ['i1'], to: mark(desk4) })
  expect(sectorsOfWorker(after, 'dispatcher')).toEqual(['B01'])
  expect(offer.undo()).toEqual({ command: 'shift.withdraw', input: {} })
})

test('with the acceptance go the sectors and the open calls taken there, those of since too', () => {
  const calls = [call('i1', 'B01'), taken('i1'), call('i2', 'B02'), taken('i2')]
  const city2 = [...city, worked('B01'), worked('B02'), ...calls, offered(['B01'], ['i1'])]
  const late = [call('i3', 'B01'), taken('i3')]
  const after = given(...city2, ...late)
    .when(accept, { from: 'dispatcher' }, {}, desk4)
    .thenCity()
  expect(after.shift('dispatcher')).toMatchObject({ state: 'accepted', incidentIds: ['i1', 'i3'] })
  expect([sectorsOfWorker(after, 'dispatcher2'), sectorsOfWorker(after, 'dispatcher')]).toEqual([['B01'], ['B02']])
  expect(['i1', 'i2', 'i3'].map((id) => after.incident(id).owner?.name)).toEqual(['Desk 4', 'Desk 3', 'Desk 4'])
})

test('with the last sector go all open calls that its worker has taken, wherever they are', () => {
  const calls = [call('i1'), taken('i1'), call('i2', 'B02'), taken('i2'), call('i3', 'B01'), taken('i3', desk4)]
  const after = given(...city, worked('B01'), ...calls)
    .when(handOver, { to: 'manager', sectors: ['B01'] })
    .thenCity()
  expect(callsGoingAlong(after, 'dispatcher', ['B01']).map(({ id }) => id)).toEqual(['i1', 'i2'])
})

test('a sector that a supervisor took meanwhile stays with the supervisor', () => {
  const after = given(...city, worked('B01'), worked('B02'), offered(['B01', 'B02']), worked('B02', manager))
    .when(accept, { from: 'dispatcher' }, {}, desk4)
    .thenCity()
  expect(after.sector('B02').worker?.name).toBe('Manager')
  expect(after.sector('B01').worker?.name).toBe('Desk 4')
})

test('only whom it was offered to accepts it, and only once', () => {
  given(...city, worked('B01'), offered(['B01']))
    .when(accept, { from: 'dispatcher' }, {}, manager)
    .thenRefused('shift.notForYou', { to: 'Desk 4' })
  given(...city, worked('B01'), offered(['B01']), shift.make.accepted('dispatcher', { sectors: [], incidentIds: [] }))
    .when(accept, { from: 'dispatcher' }, {}, desk4)
    .thenRefused('shift.noOffer', { from: 'Desk 3' })
})

test('an offer is declined with a reason or withdrawn, and then another may be made', () => {
  const offer = [...city, worked('B01'), offered(['B01'])]
  given(...offer)
    .when(decline, { from: 'dispatcher', reason: 'on a break' }, {}, desk4)
    .thenEvents(shift.make.declined('dispatcher', { reason: 'on a break' }))
  given(...offer)
    .when(handOver, { to: 'manager', sectors: ['B01'] })
    .thenRefused('shift.alreadyOffered', { to: 'Desk 4' })
  const free = given(...offer)
    .when(withdraw, {})
    .thenCity()
  expect(free.shift('dispatcher').state).toBe('withdrawn')
})

test('a shift goes to a colleague at the desk, not to oneself, nor to who does not work there', () => {
  const { when } = given(...city, worked('B01'))
  when(handOver, { to: 'dispatcher', sectors: ['B01'] }).thenRefused('shift.toSelf')
  when(handOver, { to: 'officer', sectors: ['B01'] }).thenRefused('person.notAtDesk')
  when(handOver, { to: 'dispatcher2', sectors: ['B02'] }).thenRefused('sector.notYours', { sector: 'B02' })
  expect(colleagues(when(take, { sectors: ['B02'] }).thenCity(), 'dispatcher')).toEqual([mark(desk4), mark(manager)])
})

test('who has nothing hands over nothing, unless there is something to say', () => {
  const { when } = given(...city)
  when(handOver, { to: 'dispatcher2', sectors: [] }).thenRefused('shift.nothing')
  expect(
    when(handOver, { to: 'dispatcher2', sectors: [], notes: 'radio 2 is weak' }).thenCity().shift('dispatcher'),
  ).toMatchObject({ notes: 'radio 2 is weak' })
})

test('one call is handed to a colleague by name, and can be handed back', () => {
  const handed = given(...city, call('i1'), taken('i1')).when(handOverCall, { incidentId: 'i1', to: 'dispatcher2' })
  handed.thenEvents(incident.make.handedOver('i1', { owner: mark(desk4), formerOwner: 'Desk 3' }))
  expect(handed.undo()).toEqual({ command: 'incident.handOver', input: { incidentId: 'i1', to: 'dispatcher' } })
})
