import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cityRedaction } from '../cityRedaction.ts'
import { desk3, given, NOW } from '../given.testing.ts'
import { closesRoads, closure, closureName, closureState } from './closure.ts'
import { add, correct, lift } from './commands.ts'

type Pair = [number, number]
const line = (...coordinates: Pair[]) => ({ type: 'LineString' as const, coordinates })
const mission: Pair = [-122.41, 37.7788]
const folsom: Pair = [-122.4077, 37.7769]
const block = line(mission, folsom)
const by = { id: desk3.id, name: desk3.name }
const seventh = { geometry: block, kind: 'closed' as const, street: '7th St', crossings: ['Mission St', 'Folsom St'] }
const closed = closure.make.added('c1', { ...seventh, reason: 'water main', stretches: 4, by })

test('a closed road says between which crossings, why and who closed it, and is undone by lifting it', () => {
  const added = given().when(add, { ...seventh, reason: 'water main' }, { closes: 4 })
  added.thenEvents({ ...closed, id: 'new' })
  expect(added.undo()).toEqual({ command: 'closure.lift', input: { closureId: 'new' } })
  expect(closureName(added.thenCity().closure('new'))).toBe('7th St, Mission St – Folsom St')
})

test('what is lifted is gone, and comes back as it was when that is undone', () => {
  const lifted = given(closed).when(lift, { closureId: 'c1' })
  expect(lifted.thenCity().find('closure', 'c1')).toBeUndefined()
  expect(lifted.undo()).toEqual({ command: 'closure.add', input: { ...seventh, reason: 'water main' } })
  given().when(lift, { closureId: 'c1' }).thenRefused('closure.notFound')
})

test('a closure is corrected by another hand and keeps since when it is', () => {
  const corrected = given(closed).when(correct, { closureId: 'c1', ...seventh, kind: 'flooded', until: NOW + 90_000 })
  expect(corrected.thenCity().closure('c1')).toMatchObject({ kind: 'flooded', setAt: NOW, until: NOW + 90_000 })
  expect(corrected.undo()).toEqual({
    command: 'closure.correct',
    input: { closureId: 'c1', ...seventh, reason: 'water main' },
  })
})

test('empty or flat geometry is refused with what would work', () => {
  given().when(add, { geometry: line(), kind: 'closed' }).thenRefused('closure.noLine')
  given()
    .when(add, { geometry: line(mission, mission), kind: 'closed' })
    .thenRefused('closure.noLine')
  const area = (...ring: Pair[]) => ({ geometry: { type: 'Polygon', coordinates: [ring] }, kind: 'flooded' })
  given()
    .when(add, { geometry: { type: 'Polygon', coordinates: [] }, kind: 'flooded' })
    .thenRefused('outline.flat')
  given().when(add, area(mission, folsom)).thenRefused('outline.flat')
  given()
    .when(add, area(mission, folsom, [-122.41, 37.7769], [-122.4077, 37.7788]))
    .thenRefused('outline.crosses')
  given()
    .when(add, { geometry: line(mission, [-120, 37]), kind: 'closed' })
    .thenRefused('outline.tooWide')
  const toAndFro = Array.from({ length: 40 }, (_, i): Pair => (i % 2 === 0 ? mission : [-122.45, 37.7788]))
  given()
    .when(add, { geometry: line(...toAndFro), kind: 'closed' })
    .thenRefused('closure.tooLong', { km: 100 })
})

test('a closure ends after it begins, and in a time to come; only a line has a direction', () => {
  given()
    .when(add, { ...seventh, until: NOW - 1 })
    .thenRefused('closure.past')
  given()
    .when(add, { ...seventh, from: NOW + 9000, until: NOW + 5000 })
    .thenRefused('closure.endsFirst')
  given()
    .when(add, { geometry: { type: 'Point', coordinates: mission }, kind: 'closed', direction: 'along' })
    .thenRefused('closure.noDirection')
})

test('it is to come, then in force, then past its end until somebody lifts it; what is slow closes nothing', () => {
  const from = NOW + 5000
  const until = NOW + 9000
  const city = given()
    .when(add, { ...seventh, from, until })
    .thenCity()
  const one = city.closure('new')
  expect([from - 1, from, until - 1, until].map((at) => closureState(one, at))).toEqual([
    'ahead',
    'inForce',
    'inForce',
    'over',
  ])
  expect([from - 1, from, until].map((at) => closesRoads(one, at))).toEqual([false, true, false])
  expect(closesRoads({ ...one, kind: 'slow' }, from)).toBe(false)
})

test('whatever is drawn is kept in one form or refused, never thrown', () => {
  const place = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }))
  fc.assert(
    fc.property(fc.array(place, { maxLength: 12 }), fc.boolean(), (places, isArea) => {
      const geometry = isArea ? { type: 'Polygon', coordinates: [places] } : line(...places)
      const answer = given().when(add, { geometry, kind: 'closed' })
      expect(() => answer.undo()).not.toThrow()
    }),
    { numRuns: 300 },
  )
})

test('V1 everybody sees where one cannot drive, nobody outside who said so', () => {
  const record = { id: 'c1', ...closed.data, setAt: NOW }
  expect(cityRedaction.record('public', 'closure', record)).toEqual({
    ...{ ...seventh, reason: 'water main', stretches: 4, setAt: NOW },
    ...(cityRedaction.record('public', 'closure', record) as object),
  })
  expect(cityRedaction.record('public', 'closure', record)).not.toHaveProperty('by')
  expect(cityRedaction.record('field', 'closure', record)).toMatchObject({ by })
})
