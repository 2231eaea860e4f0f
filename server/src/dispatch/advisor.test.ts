import fc from 'fast-check'
import { expect, test } from 'vitest'
import { choose } from './choose.ts'
import { advisor, at, call, city, medic } from './oneStreet.testing.ts'
import { TUNING } from './tuning.ts'

test('who is there first goes; why each other one does not is told', () => {
  const units = [
    medic('near', 3),
    medic('far', 9),
    medic('busy', 2, { status: 'busy' }),
    medic('soon', 2, { status: 'busy', freeAt: '2017-01-04T17:05:00-08:00' }),
    medic('lost', 2, { point: null }),
    medic('engine', 2, { capabilities: ['engine'] }),
  ]
  const [advice] = advisor().recommend(city(units), [call(2)])
  expect(advice?.units).toMatchObject([{ id: 'near', capability: 'medic', metres: 880 }])
  const why = Object.fromEntries((advice?.notChosen ?? []).map(({ id, code }) => [id, code]))
  expect(why).toEqual({ far: 'later', busy: 'busy', soon: 'soonFree', lost: 'noPosition', engine: 'unsuited' })
  expect(advice?.unmet).toEqual([])
})

test('a unit that a busy quarter would miss more than the caller gains is kept back, and it is told', () => {
  // The nearer one alone guards corner 0, where nearly all calls come from.
  const units = [medic('guard', 2), medic('idle', 9)]
  const [careful] = advisor({ 0: 6 }, { lateSec: 600 }).recommend(city(units), [call(5)])
  expect(careful?.units).toMatchObject([{ id: 'idle' }])
  expect(careful?.notChosen).toMatchObject([{ id: 'guard', code: 'keptBack' }])
  const [hasty] = advisor({ 0: 6 }, { lateSec: 0 }).recommend(city(units), [call(5)])
  expect(hasty?.units).toMatchObject([{ id: 'guard' }])
})

test('several calls are solved together: the nearest is left to whom nobody else reaches', () => {
  const units = [medic('a', 4), medic('b', 6)]
  const advice = advisor().recommend(city(units), [call(5), call(0, { id: 'c2' })])
  expect(advice.map(({ units }) => units.map(({ id }) => id))).toEqual([['b'], ['a']])
  expect(advice[0]?.notChosen).toMatchObject([{ id: 'a', code: 'sentTo', facts: { incident: 'c2' } }])
})

test('what cannot be had is said with its reason', () => {
  const units = [medic('a', 4, { status: 'busy' })]
  const reasons = (asked: object) => advisor().recommend(city(units), [call(5, asked)])[0]?.unmet
  expect(reasons({})).toEqual([{ capability: 'medic', count: 1, reason: 'noneFree' }])
  expect(reasons({ needs: [{ capability: 'boat', count: 2 }] })).toMatchObject([{ reason: 'noneInCity' }])
  expect(reasons({ point: null })).toMatchObject([{ reason: 'noPlace' }])
  expect(reasons({ point: { type: 'Point', coordinates: [0, 0] } })).toMatchObject([{ reason: 'noRoad' }])
  expect(advisor().recommend(city([]), [])).toEqual([])
})

test('nobody goes without a unit who could have one, and no unit goes twice', () => {
  const seconds = fc.option(fc.integer({ min: 0, max: 900 }), { nil: undefined })
  const cases = fc.record({
    able: fc.array(fc.tuple(seconds, seconds, fc.integer({ min: 0, max: 9 })), { maxLength: 4 }),
    priorities: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })),
  })
  fc.assert(
    fc.property(cases, ({ able, priorities }) => {
      const incidents = priorities.map((priority) => ({ priority, needs: [{ capability: 'medic', count: 1 }] }))
      const asked = {
        ...{ tuning: TUNING, incidents, units: able.map(() => ({ capabilities: ['medic'] })) },
        arrivalOf(unit: number, incident: number) {
          const found = able[unit]?.[incident as 0 | 1]
          return found === undefined ? undefined : { seconds: found, driveSec: found }
        },
        lossOf: (_: string, unit: number) => (able[unit]?.[2] ?? 0) / 10,
      }
      const chosen = choose(asked).map(({ unit }) => unit)
      const ways = [-1, ...able.keys()].flatMap((one) => [-1, ...able.keys()].map((two) => [one, two]))
      const served = (way: readonly number[]) =>
        way.every((unit, incident) => unit < 0 || asked.arrivalOf(unit, incident)) &&
        (way[0] !== way[1] || way[0] === -1)
      const most = Math.max(...ways.filter(served).map((way) => way.filter((unit) => unit >= 0).length))
      expect(served(chosen)).toBe(true)
      expect(chosen.filter((unit) => unit >= 0)).toHaveLength(most)
    }),
  )
})

test('a quarter that nobody reaches gets a unit that is not missed; nothing moves where nothing is gained', () => {
  const posts = [
    { id: 'west', point: at(1) },
    { id: 'east', point: at(19) },
  ]
  const units = [medic('a', 1), medic('b', 1)]
  const busy = advisor({ 1: 1, 19: 2 })
  expect(busy.moves(city(units, { posts }))).toMatchObject([{ unitId: 'a', postId: 'east' }])
  expect(busy.moves(city([medic('a', 1), medic('b', 19)], { posts }))).toEqual([])
  expect(busy.moves(city(units))).toEqual([])
  expect(busy.moves(city([], { posts }))).toEqual([])
})

test('engines are busy for less time than ambulances: a second one is missed less where it stands', () => {
  const posts = [
    { id: 'west', point: at(1) },
    { id: 'east', point: at(19) },
  ]
  const both = { capabilities: ['medic', 'engine'] }
  const units = [medic('a', 1, both), medic('b', 1, both)]
  // With few calls in the east: what an ambulance as second in the west is good for outweighs them.
  const quiet = advisor({ 1: 2, 19: 1 })
  expect(quiet.moves(city(units, { posts }), ['medic'])).toEqual([])
  expect(quiet.moves(city(units, { posts }), ['engine'])).toMatchObject([{ postId: 'east' }])
})

test('who becomes free is told the best post, also where that is its own', () => {
  const posts = [
    { id: 'west', point: at(1) },
    { id: 'east', point: at(19) },
  ]
  const units = [medic('a', 1), medic('b', 10, { status: 'returning', home: 'west' })]
  const asked = city(units, { posts, freedUnitId: 'b' })
  expect(advisor({ 1: 1, 19: 2 }).moves(asked)).toMatchObject([{ unitId: 'b', postId: 'east' }])
  expect(advisor({ 1: 2 }).moves(asked)).toMatchObject([{ unitId: 'b', postId: 'west' }])
})

test('coverage counts whom free units reach in time, and whom nobody does', () => {
  const found = advisor({ 0: 1, 4: 2, 20: 3 }).coverage(city([medic('a', 1), medic('b', 3, { status: 'busy' })]), {
    capability: 'medic',
    seconds: 300,
  })
  expect(found).toMatchObject({ units: 1, persons: 6000, reached: 3000 })
  expect(found.cells.map(({ id, units }) => [id, units])).toEqual([
    ['0', 1],
    ['4', 1],
    ['20', 0],
  ])
  const nobody = advisor({ 0: 1 }).coverage(city([]), { capability: 'medic', seconds: 300 })
  expect([nobody.reached, nobody.cells[0]?.seconds]).toEqual([0, null])
})
