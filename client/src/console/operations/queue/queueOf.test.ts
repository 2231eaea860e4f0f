import { expect, test } from 'vitest'
import { call, cityWith, EVENING, minutes } from '../../../desk/city.testing.ts'
import { type Group, type QueueFilter, queueOf } from './queueOf.ts'

const all: QueueFilter = { battalions: [] }
const ids = (incidents: Parameters<typeof call>[], group: Group, filter = all, nowMs = EVENING): string[] =>
  queueOf(cityWith({ incidents: incidents.map((said) => call(...said)) }), group, filter, nowMs).map(({ id }) => id)

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
  const mine = { battalions: [], mine: 'kim' }
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
  expect(ids(calls, 'waiting', { battalions: ['B08'] })).toEqual(['here', 'unknown'])
})
