import { expect, test } from 'vitest'
import { call, cityWith, EVENING, engine, minutes, work } from '../../../desk/city.testing.ts'
import { wordsIn } from './finding.ts'
import type { Group } from './groups.ts'
import { queueOf, type Wish } from './queueOf.ts'

const all: Wish = { view: 'all', battalions: [], others: [], words: [] }
const ids = (incidents: Parameters<typeof call>[], group: Group, wish = all, nowMs = EVENING): string[] =>
  queueOf(cityWith({ incidents: incidents.map((said) => call(...said)) }), wish, nowMs)[group].map(({ id }) => id)

test('the more urgent call is read first, among equals the one that has waited longest', () => {
  expect(
    ids(
      [
        ['newest', { receivedAt: EVENING + 3 }],
        ['oldest', { receivedAt: EVENING + 1 }],
        ['urgent', { priority: 1, receivedAt: EVENING + 2 }],
      ],
      'waiting',
    ),
  ).toEqual(['urgent', 'oldest', 'newest'])
})

test('a call that lost its units waits from then on, not from when it came in', () => {
  expect(
    ids(
      [
        ['came back', { receivedAt: EVENING, since: EVENING + minutes(9) }],
        ['waits', { receivedAt: EVENING + minutes(5) }],
      ],
      'waiting',
    ),
  ).toEqual(['waits', 'came back'])
})

test('work that began last is read before work that is nearly done', () => {
  const active = { status: 'active' as const }
  expect(
    ids(
      [
        ['1', { ...active }],
        ['2', { ...active, receivedAt: EVENING + 1 }],
      ],
      'active',
    ),
  ).toEqual(['2', '1'])
})

test('what closed more than a day ago has left the queue, what closed last is first', () => {
  const at = (since: number) => ({ status: 'closed' as const, since })
  expect(
    ids(
      [
        ['yesterday', at(EVENING - minutes(24 * 60 + 1))],
        ['an hour ago', at(EVENING - minutes(60))],
        ['just now', at(EVENING)],
      ],
      'closed',
    ),
  ).toEqual(['just now', 'an hour ago'])
})

test('mine are the calls I took, and the waiting ones that nobody took', () => {
  const mine: Wish = { ...all, view: 'mine', me: 'kim' }
  const kim = { id: 'kim', name: 'Kim Lee' }
  const jo = { id: 'jo', name: 'Jo Tan' }
  const calls: Parameters<typeof call>[] = [
    ['taken by me', { owner: kim }],
    ['taken by Jo', { owner: jo }],
    ['nobody has it', {}],
    ['nobody has it, at work', { status: 'active' }],
  ]
  expect(ids(calls, 'waiting', mine)).toEqual(['taken by me', 'nobody has it'])
  expect(ids(calls, 'active', mine)).toEqual([])
})

test('a chosen battalion hides the others, but never a call whose battalion nobody knows', () => {
  const calls: Parameters<typeof call>[] = [
    ['here', { area: { battalion: 'B08' } }],
    ['there', { area: { battalion: 'B03' } }],
    ['unknown', {}],
  ]
  expect(ids(calls, 'waiting', { ...all, battalions: ['B08'] })).toEqual(['here', 'unknown'])
})

test('who works sectors sees all but what others work', () => {
  const calls: Parameters<typeof call>[] = [
    ["my sector, or nobody's", { area: { battalion: 'B08' } }],
    ["Jo's sector", { area: { battalion: 'B03' } }],
    ['unknown', {}],
  ]
  expect(ids(calls, 'waiting', { ...all, others: ['B03'] })).toEqual(["my sector, or nobody's", 'unknown'])
})

test('what is left out is counted, by group', () => {
  const incidents = [call('here', { area: { battalion: 'B08' } }), call('there', { area: { battalion: 'B03' } })]
  const { waiting, hidden, counts } = queueOf(cityWith({ incidents }), { ...all, battalions: ['B08'] }, EVENING)
  expect([waiting.length, hidden, counts.pending]).toEqual([1, { waiting: 1, active: 0, closed: 0 }, 1])
})

test('the view of active calls counts those that wait', () => {
  const incidents = [call('waits'), call('at work', { status: 'active' })]
  const { waiting, active, hidden } = queueOf(cityWith({ incidents }), { ...all, view: 'active' }, EVENING)
  expect([waiting.length, active.length, hidden.waiting]).toEqual([0, 1, 1])
})

test.each([
  ['7', 'number'],
  ['PARNASSUS', 'street'],
  ['parnassus 医疗', 'street and type, in another language'],
  ['yl', 'type, by the sound of its Chinese name'],
  ['e12', 'call sign'],
  ['kim', 'owner'],
])('%s finds a call by its %s', (typed) => {
  const found = call('i7', {
    number: '20170104-7',
    owner: { id: 'kim', name: 'Kim Lee' },
    status: 'active',
    assignmentIds: ['a1'],
  })
  const other = call('i8', { number: '20170104-8', status: 'active', place: { address: 'MARKET ST' }, type: 'fire' })
  const city = cityWith({
    incidents: [found, other],
    units: [engine('E12', { incidentId: 'i7' })],
    assignments: [work('a1', 'E12', 'i7')],
  })
  expect(queueOf(city, { ...all, words: wordsIn(typed) }, EVENING).active.map(({ id }) => id)).toEqual(['i7'])
})

test('sorted by a column, what has nothing there stands last in either direction', () => {
  const calls: Parameters<typeof call>[] = [
    ['nobody', {}],
    ['b', { owner: { id: 'b', name: 'Desk 10' } }],
    ['a', { owner: { id: 'a', name: 'Desk 9' } }],
  ]
  const by = (isDown: boolean) => ids(calls, 'waiting', { ...all, sort: { by: 'owner', isDown } })
  expect([by(false), by(true)]).toEqual([
    ['a', 'b', 'nobody'],
    ['b', 'a', 'nobody'],
  ])
})
