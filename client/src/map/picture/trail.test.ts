import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { expect, test } from 'vitest'
import { stretchesOf, TRAIL_MS, type Trail, withFix } from './trail.ts'

const at = (east: number): LngLat => [-122.4 + east * 0.001, 37.77]
const trailOf = (...fixes: readonly (readonly [LngLat, number])[]): Trail =>
  fixes.reduce<Trail>((trail, [lngLat, sec]) => withFix(trail, { lngLat, at: sec * 1000 }), [])

test('a trail leads from fix to fix and on to where the unit is now', () => {
  const trail = trailOf([at(0), 0], [at(1), 10], [at(2), 20])
  expect(stretchesOf(trail, 25_000, at(2.5)).map(({ from, to }) => [from, to])).toEqual([
    [at(0), at(1)],
    [at(1), at(2)],
    [at(2), at(2.5)],
  ])
})

test('the older, the fainter, and what is older than a quarter of an hour is gone', () => {
  const trail = trailOf([at(0), 0], [at(1), 10], [at(2), 20])
  const stretches = stretchesOf(trail, TRAIL_MS + 5000, undefined)
  expect(stretches).toHaveLength(1)
  expect(stretches[0]?.age).toBeCloseTo(1, 1)
})

test('where nothing was heard for a minute there is a gap, not a line', () => {
  const trail = trailOf([at(0), 0], [at(1), 10], [at(9), 200], [at(10), 210])
  expect(stretchesOf(trail, 211_000, undefined).map(({ from }) => from)).toEqual([at(0), at(9)])
})

test('a unit that stood still and told so has no gap when it goes on', () => {
  const trail = trailOf([at(0), 0], [at(0.01), 50], [at(0.02), 100], [at(1), 130])
  expect(trail).toHaveLength(2)
  expect(stretchesOf(trail, 131_000, undefined)).toHaveLength(1)
})

test('a fix that comes late or twice changes nothing', () => {
  const trail = trailOf([at(0), 0], [at(1), 10])
  expect(withFix(trail, { lngLat: at(5), at: 10_000 })).toBe(trail)
  expect(withFix(trail, { lngLat: at(5), at: 4000 })).toBe(trail)
})
