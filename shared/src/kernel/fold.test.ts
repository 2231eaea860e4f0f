import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { aggregate, follow } from './aggregate.ts'
import type { Entry, Event } from './entry.ts'
import { createFold } from './fold.ts'
import { createRedaction } from './redaction.ts'
import { createRecords } from './state.ts'

const Gauge = Type.Object({ id: Type.String(), levelM: Type.Number(), site: Type.Optional(Type.String()) })
const gauge = aggregate(
  'gauge',
  Gauge,
)({
  sees: { public: ['levelM'] },
  events: {
    read: {
      data: Type.Object({ levelM: Type.Number(), site: Type.Optional(Type.String()) }),
      // Feet until the second version, and `place` until the third.
      lifts: [
        {
          before: 2,
          lift: ({ levelFt, ...data }) =>
            typeof levelFt === 'number'
              ? { ...data, levelM: levelFt * 0.3048 }
              : { ...data, ...(levelFt !== undefined && { levelFt }) },
        },
        { before: 3, lift: ({ place, ...data }) => (place === undefined ? data : { ...data, site: place }) },
      ],
      evolve: (_, data, _meta, id) => ({ ...data, id }),
    },
  },
})
const alarm = aggregate(
  'alarm',
  Type.Object({ id: Type.String(), at: Type.Number() }),
)({
  events: { set: { data: Type.Object({}), evolve: (_, _data, { seq }, id) => ({ id, at: seq }) } },
  follows: {
    'gauge.read': follow<{ id: string; at: number }, { levelM: number }>({
      concerns: () => ['one', 'two'],
      evolve: (before, { levelM }, { seq }) => {
        if (before.id === 'two') throw new Error('alarm two cannot read')
        return { ...before, at: seq + levelM }
      },
    }),
  },
})
const fold = createFold([gauge, alarm], 3)
const entry = (seq: number, ...events: Event[]): Entry => ({
  seq,
  at: seq,
  cityTime: seq,
  actor: { id: 'a', name: 'A' },
  command: 'x',
  events,
})
const read = (data: Event['data']): Event => ({ type: 'gauge.read', id: 'g1', data })
const set = (id: string): Event => ({ type: 'alarm.set', id, data: {} })

test('J12 events of every older shape are lifted before they are folded', () => {
  const shapes = [
    { levelFt: 10, place: 'pier' },
    { levelM: 3.048, place: 'pier' },
    { levelM: 3.048, site: 'pier' },
  ]
  for (const shape of shapes) {
    const records = createRecords()
    expect(fold.apply(records, entry(1, read(shape))).faults).toEqual([])
    expect(records.get('gauge', 'g1')).toEqual({ id: 'g1', levelM: 3.048, site: 'pier' })
    const once = fold.lift(read(shape))
    expect(fold.lift(once)).toEqual(once)
  }
})

test('V1 what a class may see of an older shape is decided by what its fields are called now', () => {
  const { entry: cut } = createRedaction([gauge, alarm], fold.lift)
  expect(cut('public', entry(1, read({ levelFt: 10, place: 'pier' })))?.events).toEqual([read({ levelM: 3.048 })])
})

test('J12 an event that cannot be read to its end is a listed fault and leaves nothing behind; those beside it count', () => {
  const records = createRecords()
  const lines: string[] = []
  const histories = { wants: () => true, add: (_: string, id: string) => lines.push(id) }
  fold.apply(records, entry(1, set('one'), set('two')))
  const before = structuredClone(records.plain())
  const { faults, touched } = fold.apply(records, entry(2, read({ levelM: 3 }), set('three')), histories)
  expect(faults).toEqual([{ seq: 2, type: 'gauge.read', id: 'g1', why: 'alarm two cannot read' }])
  expect(touched).toEqual(['alarm:three'])
  expect(records.plain()).toEqual({ gauge: {}, alarm: { ...before.alarm, three: { id: 'three', at: 2 } } })
  expect(lines).toEqual([])
})

test('J12 an event of a type that nobody knows is a listed fault', () => {
  const { faults } = fold.apply(createRecords(), entry(5, { type: 'comet.seen', id: 'c', data: {} }))
  expect(faults).toEqual([{ seq: 5, type: 'comet.seen', id: 'c', why: 'unknown event' }])
})
