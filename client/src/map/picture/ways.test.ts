import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { describe, expect, test } from 'vitest'
import { createLegNumbers, linesAhead, type UnitWay, whereOn } from './ways.ts'

// Crossings some 90 m apart along a street that ends at the call.
const crossing = (i: number): LngLat => [-122.4 + i * 0.001, 37.77]
const side: LngLat = [-122.398, 37.772]
const call = crossing(5)
const numbers = createLegNumbers()
const way = (unitId: string, points: readonly LngLat[]): UnitWay => ({
  unitId,
  incidentId: '231',
  dueMs: 0,
  points,
  legs: numbers(points),
})
const street = [0, 1, 2, 3, 4, 5].map(crossing)
const e12 = way('E12', street)
const t12 = way('T12', [side, ...street.slice(2)])

describe('the way that a unit still has', () => {
  test('begins where the unit is, on the road, and ends at the call', () => {
    const [line] = linesAhead([e12], () => [-122.3985, 37.7701])
    expect(line?.[0]?.[0]).toBeCloseTo(-122.3985, 5)
    expect(line?.[0]?.[1]).toBeCloseTo(37.77, 5)
    expect(line?.slice(1)).toEqual(street.slice(2))
  })
  test('is not drawn once the unit has left it: a straight line to the road would be a lie', () => {
    expect(whereOn(street, [-122.3985, 37.775])).toBeUndefined()
    expect(linesAhead([e12], () => [-122.3985, 37.775])).toEqual([])
    expect(linesAhead([e12], () => undefined)).toEqual([])
  })
  test('leaves out what an earlier one draws already', () => {
    const [first, second, ...none] = linesAhead([e12, t12], (id) => (id === 'E12' ? crossing(0) : side))
    expect(first?.at(-1)).toEqual(call)
    expect(second).toEqual([side, crossing(2)])
    expect(none).toEqual([])
  })
  test('is drawn behind a unit that is ahead on the same street', () => {
    const [first, second] = linesAhead([e12, t12], (id) => (id === 'E12' ? crossing(3) : side))
    expect(first).toEqual([crossing(3), crossing(4), call])
    expect(second).toEqual([side, crossing(2), crossing(3), crossing(4)])
  })
})
