import { describe, expect, test } from 'vitest'
import { advisor, at, call, city, medic } from './oneStreet.testing.ts'
import type { Situation, SituationUnit } from './situation.ts'

const place = (lng: number, lat: number) => ({ type: 'Point' as const, coordinates: [lng, lat] as [number, number] })
const busy = { status: 'busy' as const }
const shut = (lng: number, more = 0.002): NonNullable<Situation['closures']>[number] => ({
  type: 'Polygon',
  coordinates: [
    [
      [lng - more, 37.699],
      [lng + more, 37.699],
      [lng + more, 37.701],
      [lng - more, 37.701],
      [lng - more, 37.699],
    ],
  ],
})

type Case = readonly [string, SituationUnit[], object, Partial<Situation>, readonly string[], string | undefined]
const TWO = [medic('a', 3), medic('b', 9)]
const CASES: readonly Case[] = [
  ['an incident in the bay', TWO, { point: place(-122.3, 37.8) }, {}, [], 'noRoad'],
  ['an incident on an island without roads', TWO, { point: place(-123, 37.7) }, {}, [], 'noRoad'],
  ['an incident on the other side of the earth', TWO, { point: place(180, -90) }, {}, [], 'noRoad'],
  ['an incident without a place', TWO, { point: null }, {}, [], 'noPlace'],
  ['an incident exactly on a node', TWO, { point: at(3) }, {}, ['a'], undefined],
  ['an incident where the unit stands', [medic('a', 0)], { point: at(0) }, {}, ['a'], undefined],
  ['an incident that needs nothing', TWO, { needs: [] }, {}, [], undefined],
  [
    'an incident that needs the same thing twice',
    TWO,
    { needs: [1, 1].map((count) => ({ capability: 'medic', count })) },
    {},
    ['a', 'b'],
    undefined,
  ],
  ['more than there is', TWO, { needs: [{ capability: 'medic', count: 100 }] }, {}, ['a', 'b'], 'noneFree'],
  ['a capability that nobody has', TWO, { needs: [{ capability: 'zeppelin', count: 1 }] }, {}, [], 'noneInCity'],
  ['a type and a priority that nobody knows', TWO, { type: '🛸', priority: undefined }, {}, ['a'], undefined],
  ['a unit without position', [medic('a', 3, { point: null }), medic('b', 9)], {}, {}, ['b'], undefined],
  [
    'a unit that jumped 30 km',
    [medic('a', 3, { point: place(-122.8, 37.7) }), medic('b', 9)],
    {},
    {},
    ['b'],
    undefined,
  ],
  [
    'a unit that heads for a post that is not there',
    [medic('a', 3, { status: 'moving', post: 'gone' })],
    {},
    {},
    ['a'],
    undefined,
  ],
  ['two units of one id', [medic('a', 3), medic('a', 9)], {}, {}, ['a'], undefined],
  ['a unit that can do nothing', [medic('a', 3, { capabilities: [] })], {}, {}, [], 'noneInCity'],
  ['all units busy', [medic('a', 3, busy), medic('b', 9, busy)], {}, {}, [], 'noneFree'],
  [
    'a busy unit that was to be free long ago',
    [medic('a', 3, { ...busy, freeAt: '2017-01-04T10:00:00-08:00' })],
    {},
    {},
    ['a'],
    undefined,
  ],
  ['no units at all', [], {}, {}, [], 'noneInCity'],
  [
    'a rule that takes everybody from everything',
    [medic('a', 3, { ...busy, atCall: { id: 'c9', priority: 1, status: 'onscene' } })],
    {},
    { breakOff: { fromPriority: 1, forPriority: 5, statuses: ['onscene'] } },
    [],
    'noneFree',
  ],
]

describe('whatever is asked, there is an answer with its reason', () => {
  test.each(CASES)('%s', (_, units, asked, more, sent, reason) => {
    const [advice] = advisor().recommend(city(units, more), [call(2, asked)])
    expect(advice?.units.map(({ id }) => id)).toEqual(sent)
    expect(advice?.unmet[0]?.reason).toBe(reason)
    for (const { seconds, metres } of advice?.units ?? []) expect([seconds, metres].every(Number.isFinite)).toBe(true)
    // Nobody is passed over in silence.
    for (const { id } of units)
      expect([...(advice?.units ?? []), ...(advice?.notChosen ?? [])].some((one) => one.id === id)).toBe(true)
    expect(Array.isArray(advisor().moves(city(units, more)))).toBe(true)
    expect(advisor().coverage(city(units, more), { capability: 'medic', seconds: 480 }).units).toBeLessThanOrEqual(2)
  })

  test('closures that contradict, and lie nowhere, are told with the situation and change no answer by themselves', () => {
    const closures = [shut(-122.3), shut(-122.3), shut(0, 1)]
    expect(advisor().recommend(city(TWO, { closures }), [call(2)])[0]?.units).toMatchObject([{ id: 'a' }])
  })

  test('negative and zero speeds, weights and times give numbers', () => {
    for (const stretch of [0, -1, 100]) {
      const [advice] = advisor({}, { stretch }).recommend(city(TWO), [call(2)])
      expect(advice?.units).toHaveLength(1)
      expect(Number.isFinite(advice?.units[0]?.seconds)).toBe(true)
    }
  })
})
