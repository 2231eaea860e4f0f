import { expect, test } from 'vitest'
import { desk3, e12, fire231, given } from '../given.testing.ts'
import { close, note, prioritise, reopen, take } from './commands.ts'
import { incident } from './incident.ts'
import { report } from './report.ts'

test('a call whose place is unknown still becomes an incident', () => {
  const city = given().when(report, { type: 'fire', place: {} }, { number: '20170104-1' }).thenCity()
  expect(city.incident('new')).toMatchObject({ number: '20170104-1', status: 'waiting', place: {}, priority: 3 })
})

test('what the caller said of the place is kept word for word', () => {
  const place = { address: 'behind the old viaduct, 人民路120' }
  const city = given().when(report, { type: 'fire', place }, { number: '1' }).thenCity()
  expect(city.incident('new').place).toEqual(place)
})

test('who takes an incident has their name on it; the next takes it over', () => {
  const manager = { id: 'manager', name: 'Manager', roles: ['supervisor'] }
  given(fire231)
    .when(take, { incidentId: 'i231' })
    .thenEvents(incident.make.taken('i231', { owner: { id: desk3.id, name: desk3.name } }))
  const taken = incident.make.taken('i231', { owner: { id: desk3.id, name: desk3.name } })
  given(fire231, taken).when(take, { incidentId: 'i231' }).thenRefused('incident.yours')
  const city = given(fire231, taken).when(take, { incidentId: 'i231' }, {}, manager).thenCity()
  expect(city.incident('i231').owner?.id).toBe('manager')
})

test('a priority is changed to another, not to the same', () => {
  given(fire231).when(prioritise, { incidentId: 'i231', priority: 1 }).thenRefused('incident.samePriority')
  given(fire231)
    .when(prioritise, { incidentId: 'i231', priority: 2 })
    .thenEvents(incident.make.prioritised('i231', { priority: 2 }))
})

test('a closed incident is closed once, and can be opened again', () => {
  const closed = incident.make.closed('i231', { outcome: 'false alarm' })
  given(fire231, closed).when(close, { incidentId: 'i231', outcome: 'fire out' }).thenRefused('incident.over')
  given(fire231).when(reopen, { incidentId: 'i231' }).thenRefused('incident.open')
  const city = given(fire231, closed).when(reopen, { incidentId: 'i231' }).thenCity()
  expect(city.incident('i231')).toMatchObject({ status: 'waiting', outcome: undefined })
})

test('a note is taken even when the incident is closed: the record may grow', () =>
  given(e12, fire231, incident.make.closed('i231', { outcome: 'fire out' }))
    .when(note, { incidentId: 'i231', text: 'neighbour says thanks' })
    .thenEvents(incident.make.noted('i231', { text: 'neighbour says thanks' })))
