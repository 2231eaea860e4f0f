import { expect, test } from 'vitest'
import { assignment } from '../assignment/assignment.ts'
import { e12, fire231, fire232, given, NOW } from '../given.testing.ts'
import { archive, close, reopen } from './commands.ts'
import { incident } from './incident.ts'

const pair = { unitId: 'E12', incidentId: 'i231' }
const sent = assignment.make.made('a1', pair)
const done = assignment.make.ended('a1', { ...pair, cause: 'cleared', unitBecomes: 'available' })
const closed = incident.make.closed('i231', { outcome: 'fire out' })

test('what is over leaves live state with the work that was done on it, and nothing else does', () => {
  const city = given(e12, fire231, fire232, sent, done, closed)
    .when(archive, { incidentIds: ['i231'] })
    .thenCity()
  expect(city.find('incident', 'i231')).toBeUndefined()
  expect(city.find('assignment', 'a1')).toBeUndefined()
  expect(city.incident('i232').status).toBe('waiting')
  expect(city.unit('E12').status).toBe('available')
})

test('what is open, or still has a unit at work, stays', () => {
  given(fire231)
    .when(archive, { incidentIds: ['i231'] })
    .thenRefused('incident.stillOpen')
  given(e12, fire231, closed, sent)
    .when(archive, { incidentIds: ['i231'] })
    .thenRefused('incident.stillOpen')
  given(fire231)
    .when(archive, { incidentIds: ['gone'] })
    .thenRefused('incident.notFound')
})

test('an archived incident is opened again as it was; one that nobody knows is not', () => {
  const before = given(e12, fire231, sent, done).when(close, { incidentId: 'i231', outcome: 'fire out' }).thenCity()
  const [call, work] = [before.incident('i231'), before.assignment('a1')]
  const gone = [
    e12,
    fire231,
    sent,
    done,
    closed,
    assignment.make.archived('a1', {}),
    incident.make.archived('i231', {}),
  ]
  const archived = [assignment.make.restored('a1', work), incident.make.restored('i231', call)]
  const city = given(...gone)
    .when(reopen, { incidentId: 'i231' }, { archived })
    .thenCity()
  expect(city.assignment('a1')).toEqual(work)
  expect(city.incident('i231')).toEqual({
    ...JSON.parse(JSON.stringify(call)),
    status: 'waiting',
    outcome: undefined,
    since: NOW + 9000,
    lastSeq: 10,
  })
  given(...gone)
    .when(reopen, { incidentId: 'i231' })
    .thenRefused('incident.notFound')
})
