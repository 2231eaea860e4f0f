import { expect, test } from 'vitest'
import { fire231, given } from '../given.testing.ts'
import { incident } from './incident.ts'
import { eraseOutline, outline } from './outlining.ts'

const at = (east: number, north: number): [number, number] => [-122.43 + east / 1000, 37.77 + north / 1000]
const polygon = (...corners: [number, number][]) => ({ type: 'Polygon', coordinates: [corners] })
const square = [at(0, 0), at(2, 0), at(2, 2), at(0, 2)]
const hazard = { incidentId: 'i231', kind: 'hazard', geometry: polygon(...square) }
const drawn = incident.make.outlined('i231', {
  outlineId: 'new',
  kind: 'hazard',
  geometry: { type: 'Polygon', coordinates: [[...square, at(0, 0)]] },
  residents: 1234,
})

test('bad input 35: an area that was drawn open is kept closed, with who lives inside', () =>
  given(fire231).when(outline, hazard, { residents: 1234 }).thenEvents(drawn))

test('bad input 39: an area that was drawn with the clock is kept against it', () => {
  const turned = { ...hazard, geometry: polygon(at(0, 0), at(0, 2), at(2, 2), at(2, 0), at(0, 0)) }
  const city = given(fire231).when(outline, turned, { residents: 1234 }).thenCity()
  const [kept] = city.incident('i231').outlines ?? []
  expect(kept).toMatchObject({ id: 'new', kind: 'hazard', residents: 1234 })
  expect(kept?.geometry).toMatchObject({ coordinates: [[at(2, 0), at(2, 2), at(0, 2), at(0, 0), at(2, 0)]] })
})

test('bad input 36: an edge that crosses itself is refused with where', () =>
  given(fire231)
    .when(outline, { ...hazard, geometry: polygon(at(0, 0), at(2, 2), at(2, 0), at(0, 2)) })
    .thenRefused('outline.crosses', { place: '37.77100, -122.42900' }))

test('what is no area, no line, or wider than a region is refused', () => {
  const line = { type: 'LineString', coordinates: [at(0, 0), at(1, 1)] }
  given(fire231)
    .when(outline, { ...hazard, geometry: polygon(at(0, 0), at(1, 1), at(2, 2)) })
    .thenRefused('outline.flat')
  given(fire231)
    .when(outline, { ...hazard, geometry: line })
    .thenRefused('outline.notAnArea')
  given(fire231)
    .when(outline, { ...hazard, kind: 'line' })
    .thenRefused('outline.notALine')
  given(fire231)
    .when(outline, { ...hazard, geometry: { type: 'Point', coordinates: at(0, 0) } })
    .thenRefused('outline.noRadius')
  given(fire231)
    .when(outline, { ...hazard, geometry: polygon([-179.9, 37], [179.9, 37], [179.9, 38]) })
    .thenRefused('outline.tooWide')
})

test('a drawing is undone by erasing it, and erasing by drawing it again', () => {
  const circle = {
    incidentId: 'i231',
    kind: 'perimeter',
    geometry: { type: 'Point', coordinates: at(0, 0) },
    radiusM: 300,
  }
  const asked = given(fire231).when(outline, circle, { residents: 70 })
  expect(asked.undo()).toEqual({ command: 'incident.eraseOutline', input: { incidentId: 'i231', outlineId: 'new' } })
  const erasing = given(fire231, drawn).when(eraseOutline, { incidentId: 'i231', outlineId: 'new' })
  expect(erasing.thenCity().incident('i231').outlines).toBeUndefined()
  expect(erasing.undo()).toMatchObject({ command: 'incident.outline', input: { incidentId: 'i231', kind: 'hazard' } })
})

test('of two who erase one drawing at once, the slower is told that it is gone', () =>
  given(fire231, drawn, incident.make.outlineErased('i231', { outlineId: 'new' }))
    .when(eraseOutline, { incidentId: 'i231', outlineId: 'new' })
    .thenRefused('outline.gone'))

test('nothing is drawn for a call that is over', () =>
  given(fire231, incident.make.closed('i231', { outcome: 'fire out' }))
    .when(outline, hazard)
    .thenRefused('incident.over'))
