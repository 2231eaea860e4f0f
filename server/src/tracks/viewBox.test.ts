import fc from 'fast-check'
import { expect, test } from 'vitest'
import { viewBox } from './viewBox.ts'

const lng = fc.double({ min: -180, max: 180, noNaN: true })
const lat = fc.double({ min: -85, max: 85, noNaN: true })

test('a box holds all of its view, and at most four times its sides', () =>
  fc.assert(
    fc.property(lng, lat, fc.double({ min: 0.001, max: 5, noNaN: true }), lng, lat, (west, south, side, x, y) => {
      const box = viewBox([west, south, west + side, south + side])
      const inView = x >= west && x <= west + side && y >= south && y <= south + side
      if (inView) expect(box.has([x, y])).toBe(true)
      const far = Math.max(x - west - side, west - x, y - south - side, south - y)
      if (far > 4 * Math.max(side, 2 ** -8)) expect(box.has([x, y])).toBe(false)
    }),
  ))

test('two consoles that look at nearly the same streets share one box; nonsense looks at everything', () => {
  expect(viewBox([-122.42, 37.75, -122.38, 37.79]).key).toBe(viewBox([-122.419, 37.751, -122.381, 37.788]).key)
  expect(viewBox(null).key).toBe(viewBox([Number.NaN, 1, 2, 3]).key)
  expect(viewBox([3, 3, 2, 2]).key).toBe('all')
})
