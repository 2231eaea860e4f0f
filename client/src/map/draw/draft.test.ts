import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { describe, expect, test } from 'vitest'
import { begun, type Draft, drawingOf, figuresOf, pathOf, ringOfDraft, withoutLast, withPoint } from './draft.ts'

const home: LngLat = [-122.43, 37.77]
const east = (m: number): LngLat => [home[0] + m / (111_195 * Math.cos((home[1] * Math.PI) / 180)), home[1]]
const north = (m: number): LngLat => [home[0], home[1] + m / 111_195]
function at(draft: Draft, ...places: readonly LngLat[]): Draft {
  let next = draft
  for (const cursor of places) next = withPoint({ ...next, cursor })
  return next
}

describe('a drawing', () => {
  test('of an area grows by points, is measured and sent as a polygon', () => {
    const draft = at(begun('hazard', 'area', home), home, east(100), north(100))
    expect(figuresOf(draft).areaM2).toBeCloseTo(5000, -1)
    expect(pathOf(draft).at(-1)).toEqual(home)
    expect(drawingOf(draft)?.geometry).toMatchObject({ type: 'Polygon' })
    expect(drawingOf(withoutLast(draft))).toBeUndefined()
  })
  test('of a line is as long as its strokes, the next included', () => {
    const draft = { ...at(begun('measure', 'line', home), home, east(300)), cursor: east(400) }
    expect(figuresOf(draft).lengthM).toBeCloseTo(400, 0)
    expect(figuresOf(draft).areaM2).toBeUndefined()
  })
  test('of a circle for an incident stands around it, and wants a radius', () => {
    const draft = begun('perimeter', 'circle', home, home)
    expect(drawingOf(draft)).toBeUndefined()
    const drawn = at(draft, east(250))
    expect(drawingOf(drawn)).toEqual({ geometry: { type: 'Point', coordinates: home }, radiusM: 250 })
    expect(ringOfDraft(drawn)).toHaveLength(64)
    expect(drawingOf(withoutLast(drawn))).toBeUndefined()
  })
  test('does not grow by the same point twice, as a double click would make it', () => {
    expect(at(begun('measure', 'line', home), home, home).points).toHaveLength(1)
  })
  test('without any point shows nothing and loses nothing', () => {
    const draft = begun('measure', 'area', home)
    expect(pathOf(draft)).toEqual([])
    expect(withoutLast(draft).points).toEqual([])
  })
})
