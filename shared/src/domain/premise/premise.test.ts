import { expect, test } from 'vitest'
import { cityRedaction } from '../cityRedaction.ts'
import { desk3, given, NOW } from '../given.testing.ts'
import { add, amend, strike } from './commands.ts'
import { notesAt } from './notesAt.ts'
import { premise } from './premise.ts'

const point = (lng: number, lat: number) => ({ type: 'Point' as const, coordinates: [lng, lat] as [number, number] })
const place = { point: point(-122.4526, 37.7638), address: '700 Block of PARNASSUS AVE' }
const by = { id: desk3.id, name: desk3.name }
const dogs = premise.make.added('p1', { place, metres: 40, kind: 'hazard', text: 'two dogs', by })
const gate = premise.make.added('p2', { place, metres: 40, kind: 'access', text: 'gate code 4711', by })

test('a note of a place says who wrote it, and is undone by striking it', () => {
  const added = given().when(add, { place, kind: 'hazard', text: 'two dogs' })
  added.thenEvents({ ...dogs, id: 'new' })
  expect(added.undo()).toEqual({ command: 'premise.strike', input: { premiseId: 'new' } })
})

test('a note needs a place, and a time that is still to come', () => {
  given().when(add, { place: {}, kind: 'note', text: 'where?' }).thenRefused('premise.noPlace')
  given()
    .when(add, { place, kind: 'note', text: 'roadworks', validUntil: NOW - 1 })
    .thenRefused('premise.past')
})

test('hazards are told first, within their metres or at the same address in any spelling', () => {
  const { city } = { city: given(gate).when(add, { place, kind: 'hazard', text: 'two dogs' }).thenCity() }
  const at = (where: object) => notesAt(city, where, NOW).map(({ text }) => text)
  expect(at({ point: point(-122.4529, 37.7638) })).toEqual(['two dogs', 'gate code 4711'])
  expect(at({ point: point(-122.4532, 37.7638) })).toEqual([])
  expect(at({ address: '700  block of parnassus ave' })).toEqual(['two dogs', 'gate code 4711'])
  expect(at({})).toEqual([])
})

test('a note is amended by another hand, ends with its time, and is gone when struck', () => {
  const amended = given(dogs).when(amend, {
    premiseId: 'p1',
    place,
    kind: 'note',
    text: 'dogs moved',
    validUntil: NOW + 9000,
  })
  const city = amended.thenCity()
  expect(notesAt(city, place, NOW + 8999).map(({ text }) => text)).toEqual(['dogs moved'])
  expect(notesAt(city, place, NOW + 9000)).toEqual([])
  expect(amended.undo()?.input).toMatchObject({ premiseId: 'p1', kind: 'hazard', text: 'two dogs' })
  const gone = given(dogs).when(strike, { premiseId: 'p1' })
  expect(gone.thenCity().find('premise', 'p1')).toBeUndefined()
  expect(gone.undo()).toMatchObject({ command: 'premise.add', input: { text: 'two dogs' } })
  given().when(strike, { premiseId: 'p1' }).thenRefused('premise.notFound')
})

test('V1 crews see what can hurt them, the public nothing of a house', () => {
  expect(cityRedaction.seesAny('public', 'premise')).toBe(false)
  expect(cityRedaction.record('field', 'premise', { id: 'p1', ...dogs.data })).toMatchObject({ text: 'two dogs' })
})
