import { expect, test } from 'vitest'
import { cityOf } from '../domain/city.ts'
import { createRecords } from '../kernel/state.ts'
import type { AlarmPriority, Condition } from './alarm.ts'
import { judge, NO_ALARMS } from './judge.ts'
import { linesOf } from './lines.ts'

const T0 = 1_483_575_000_000
const quiet = cityOf(createRecords())
const shelvedUntil = (id: string, until: number) => {
  const records = createRecords()
  records.set('alarm', id, { id, shelved: { by: { id: 'ann', name: 'Ann' }, reason: 'works', at: T0, until } })
  return cityOf(records)
}
const over = (subject: string, priority: AlarmPriority = 1, said: Partial<Condition> = {}): Condition => ({
  id: `callOver--${subject}`,
  kind: 'callOver',
  priority,
  cause: 'callOver B03',
  since: T0,
  overFrom: T0,
  subject,
  facts: {},
  ...said,
})
const feed = (id: string): Condition => ({
  id: `feedBad--${id}`,
  kind: 'feedBad',
  priority: 3,
  cause: 'feed',
  subject: id,
  facts: {},
})
const many = (count: number, priority: AlarmPriority) =>
  Array.from({ length: count }, (_, i) => over(`${priority}-${i}`, priority))

/** Looks at these conditions, so many seconds after each other; answers with the last picture. */
const looks = (steps: readonly (readonly [sec: number, conditions: readonly Condition[]])[], city = quiet) =>
  steps.reduce((picture, [sec, conditions]) => judge(picture, conditions, city, T0 + sec * 1000), NO_ALARMS)

test('an on-delay passes over what mends itself', () => {
  expect(
    looks([
      [0, []],
      [1, [feed('buses')]],
      [30, [feed('buses')]],
    ]).standing,
  ).toEqual([])
  expect(
    looks([
      [0, []],
      [1, [feed('buses')]],
      [30, []],
      [61, [feed('buses')]],
    ]).standing,
  ).toEqual([])
  expect(
    looks([
      [0, []],
      [1, [feed('buses')]],
      [61, [feed('buses')]],
    ]).standing,
  ).toHaveLength(1)
})

test('a dead band keeps what flaps one alarm, with its first beginning', () => {
  const on = [feed('buses')]
  const flapping = looks([
    [0, []],
    [1, on],
    [61, on],
    [70, []],
    [120, on],
    [130, []],
  ])
  expect(flapping.standing).toMatchObject([{ cameAt: T0 + 61_000, since: T0 + 1000 }])
  expect(
    looks([
      [0, []],
      [1, on],
      [61, on],
      [70, []],
      [131, []],
    ]).standing,
  ).toEqual([])
})

test('a call that gets its units is gone at once; waiting again within half a minute it is the same alarm', () => {
  const gone = looks([
    [0, []],
    [1, [over('i1')]],
    [5, []],
  ])
  expect(gone.standing).toEqual([])
  expect(gone.past).toMatchObject([{ id: 'callOver--i1', cameAt: T0 + 1000, goneAt: T0 + 5000 }])
  const back = judge(gone, [over('i1')], quiet, T0 + 9000)
  expect(back.standing).toMatchObject([{ cameAt: T0 + 1000 }])
  expect(back.past).toEqual([])
  expect(
    looks([
      [0, []],
      [1, [over('i1')]],
      [5, []],
      [40, [over('i1')]],
    ]).standing,
  ).toMatchObject([{ cameAt: T0 + 40_000 }])
})

test('what is over is told of for an hour', () => {
  const steps = [
    [0, []],
    [1, [over('i1')]],
    [5, []],
  ] as const
  expect(looks([...steps, [3600, []]]).past).toHaveLength(1)
  expect(looks([...steps, [3606, []]]).past).toEqual([])
})

test('at the first look everything is found as it stands: a reload is no flood', () => {
  const long = many(30, 3).map((one) => ({ ...one, overFrom: T0 - 3_600_000 }))
  expect(looks([[0, long]])).toMatchObject({ isFlood: false, arrived: 0 })
  expect(
    looks([
      [0, []],
      [1, long],
    ]),
  ).toMatchObject({ isFlood: true, arrived: 30 })
})

test('a flood begins at eleven in ten minutes, and ends when five are left', () => {
  expect(
    looks([
      [0, []],
      [1, many(10, 3)],
    ]).isFlood,
  ).toBe(false)
  const flood = looks([
    [0, []],
    [1, many(11, 3)],
  ])
  expect(flood.isFlood).toBe(true)
  expect(judge(flood, many(11, 3), quiet, T0 + 602_000).isFlood).toBe(false)
})

test('fourteen of one cause are one line, priority 1 has each its own; in a flood what is low is one line', () => {
  const calm = looks([[0, many(14, 2).map((one) => ({ ...one, overFrom: T0 - 3_600_000 }))]])
  expect(linesOf(calm)).toMatchObject([{ kind: 'cause', priority: 2, alarms: { length: 14 } }])
  const feeds = ['a', 'b', 'c', 'd'].map(feed)
  const flood = looks([
    [0, []],
    [1, [...many(12, 1), ...many(4, 2), ...feeds, over('low', 3)]],
    [61, [...many(12, 1), ...many(4, 2), ...feeds, over('low', 3)]],
  ])
  expect(linesOf(flood).map(({ kind, priority, alarms }) => [kind, priority, alarms.length])).toEqual([
    ...Array.from({ length: 12 }, () => ['one', 1, 1]),
    ['cause', 2, 4],
    ['low', 3, 5],
  ])
})

test('a shelved alarm has no line and comes back by itself; priority 1 is never shelved', () => {
  const city = shelvedUntil('callOver--i1', T0 + 60_000)
  const at = (sec: number, priority: AlarmPriority) =>
    linesOf(
      looks(
        [
          [0, []],
          [sec, [over('i1', priority)]],
        ],
        city,
      ),
    )
  expect(at(59, 2)).toEqual([])
  expect(at(60, 2)).toHaveLength(1)
  expect(at(59, 1)).toHaveLength(1)
})

test('a second emergency of a crew is another alarm, without a gap between them', () => {
  const emergency = (since: number) =>
    over('E12', 1, { id: 'emergency--E12', kind: 'emergency', since, overFrom: since })
  const second = looks([
    [0, []],
    [1, [emergency(T0)]],
    [2, [emergency(T0 + 2000)]],
  ])
  expect(second.standing).toMatchObject([{ cameAt: T0 + 2000 }])
})
