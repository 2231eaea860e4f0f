import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LngLat } from '../kernel/measure.ts'
import { type CensusCell, residentsIn, roundResidents } from './residents.ts'
import { areaM2, circleRing, isInside, lengthM, selfCrossing, tidyRing } from './ring.ts'

const home: LngLat = [-122.43, 37.77]
const place = (east: number, north: number): LngLat => [home[0] + east / 1000, home[1] + north / 1000]
const square = [place(0, 0), place(2, 0), place(2, 2), place(0, 2)]

describe('a ring', () => {
  test('that is closed, runs with the clock or repeats a point is brought into one form', () => {
    expect(tidyRing([...square, place(0, 0)])).toEqual(square)
    expect(tidyRing([place(0, 0), place(0, 0), ...square.slice(1)])).toEqual(square)
    expect(areaM2(tidyRing(square.toReversed()))).toBeCloseTo(areaM2(square))
    expect(tidyRing(square.toReversed())).toEqual(square)
  })
  test('that crosses itself says where', () => {
    expect(selfCrossing(square)).toBeUndefined()
    const bowTie = [place(0, 0), place(2, 2), place(2, 0), place(0, 2)]
    const [lng = 0, lat = 0] = selfCrossing(bowTie) ?? []
    expect(lng).toBeCloseTo(place(1, 1)[0], 9)
    expect(lat).toBeCloseTo(place(1, 1)[1], 9)
  })
  test('of a circle has its area and radius', () => {
    const ring = circleRing(home, 300)
    expect(areaM2(ring) / (Math.PI * 300 ** 2)).toBeCloseTo(1, 2)
    expect(lengthM([home, ring[0] ?? home])).toBeCloseTo(300, 0)
    expect(selfCrossing(ring)).toBeUndefined()
    expect(isInside(ring, home)).toBe(true)
  })
})

describe('residents', () => {
  const cell = (east: number, north: number, persons: number): CensusCell => ({
    center: place(east, north),
    corners: circleRing(place(east, north), 170).filter((_, i) => i % 11 === 0),
    persons,
  })
  test('of a cell count by the share that lies inside', () => {
    const cells = [cell(0, 0, 600)]
    expect(residentsIn({ cells }, circleRing(home, 1000))).toBe(600)
    expect(residentsIn({ cells }, circleRing(place(20, 0), 1000))).toBe(0)
    const west = tidyRing([place(-9, -9), place(0, -9), place(0, 9), place(-9, 9)])
    expect(Math.abs(residentsIn({ cells }, west) - 300)).toBeLessThan(15)
  })
  test('are never more than all, and a larger circle never holds fewer', () => {
    const cells = Array.from({ length: 90 }, (_, i) => cell((i % 10) * 4, Math.floor(i / 10) * 4, 100))
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 3000 }), (radiusM) => {
        const [small, large] = [radiusM, radiusM * 2].map((radius) =>
          residentsIn({ cells }, circleRing(place(18, 16), radius)),
        )
        expect(large).toBeLessThanOrEqual(9000)
        // Coarse and fine sampling meet where cells become many.
        expect((large ?? 0) - (small ?? 0)).toBeGreaterThanOrEqual(-60)
      }),
      { numRuns: 60 },
    )
  })
  test('are told as exactly as a census is', () => {
    expect([13_429, 999, 44, 0].map(roundResidents)).toEqual([13_400, 1000, 40, 0])
  })
})
