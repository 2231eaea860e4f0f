import { describe, expect, test } from 'vitest'
import { createMotions } from './motions.ts'
import type { Roads } from './roads.ts'

// A road along the equator, 10 m/s, a corner each 0.001° (111 m).
const snapped = (lng: number) => Math.round(lng * 1000) / 1000
const roads: Roads = {
  way([from], [to]) {
    const [a, b] = [snapped(from), snapped(to)]
    const count = Math.round(Math.abs(b - a) * 1000)
    const points = Array.from({ length: count + 1 }, (_, i): [number, number] => [a + (Math.sign(b - a) * i) / 1000, 0])
    return { seconds: count * 11.1195, metres: count * 111.195, points }
  },
  secondsTo: (_, from) => from.map(() => 0),
}
const to = (lng: number, key = `home ${lng}`) => ({ key, point: [lng, 0] as const, pace: 1 })

describe('a unit', () => {
  test('drives to where it is bound and then stands', () => {
    const motions = createMotions(roads)
    motions.place('E1', [0, 0])
    expect(motions.move('E1', to(0.01), 0, 0).arrivedAt).toBeNull()
    expect(motions.move('E1', to(0.01), 0, 55_597).point[0]).toBeCloseTo(0.005, 4)
    const end = motions.move('E1', to(0.01), 0, 200_000)
    expect(end.point[0]).toBeCloseTo(0.01, 6)
    expect(end.arrivedAt).toBeCloseTo(111_195, -2)
  })

  test('that is stopped stays, and goes on along the road', () => {
    const motions = createMotions(roads)
    motions.place('E1', [0, 0])
    motions.move('E1', to(0.01), 0, 0)
    const stopped = motions.move('E1', null, 0, 50_000).point
    expect(motions.move('E1', null, 0, 90_000).point).toEqual(stopped)
    const back = motions.move('E1', to(0, 'home again'), 90_000, 91_000)
    expect(back.arrivedAt).toBeNull()
    expect(Math.abs(back.point[0] - stopped[0])).toBeLessThan(0.0002)
    expect(motions.move('E1', to(0, 'home again'), 90_000, 300_000).point[0]).toBeCloseTo(0, 6)
  })

  test('that is bound elsewhere turns without a jump', () => {
    const motions = createMotions(roads)
    motions.place('E1', [0, 0])
    motions.move('E1', to(0.01), 0, 0)
    const before = motions.move('E1', to(0.01), 0, 50_000).point
    expect(motions.move('E1', to(-0.01), 50_000, 50_000).point).toEqual(before)
  })

  test('units at one scene do not stand in one place', () => {
    const motions = createMotions(roads)
    const places = ['E1', 'E2', 'M3'].map((unitId) => {
      motions.place(unitId, [0, 0])
      motions.move(unitId, to(0.01, 'incident 7'), 0, 0)
      return motions.move(unitId, to(0.01, 'incident 7'), 0, 900_000).point[0]
    })
    expect(new Set(places).size).toBe(3)
    for (const lng of places) expect(0.01 - lng).toBeLessThan(0.0004)
  })
})
