import fc from 'fast-check'
import { expect, test } from 'vitest'
import { projectorOf } from './view.ts'

const view = { center: [-122.4376, 37.7648] as const, zoom: 12, width: 690, height: 627 }

test('the centre lies in the middle, north is up, east is right', () => {
  const { toPixel } = projectorOf(view)
  const [x, y] = toPixel(...view.center)
  expect(x).toBeCloseTo(345, 6)
  expect(y).toBeCloseTo(313.5, 6)
  expect(toPixel(-122.43, 37.77)[0]).toBeGreaterThan(345)
  expect(toPixel(-122.43, 37.77)[1]).toBeLessThan(313.5)
})

test('a pixel is where MapLibre puts it: 512 px for the world at zoom 0', () => {
  const { toPixel } = projectorOf({ center: [0, 0], zoom: 0, width: 512, height: 512 })
  expect(toPixel(180, 0)[0]).toBeCloseTo(512, 6)
  expect(toPixel(0, 85.051129)[1]).toBeCloseTo(0, 3)
})

test('there and back again is the same place', () => {
  const { toPixel, toLngLat } = projectorOf(view)
  const lng = fc.double({ min: -122.6, max: -122.2, noNaN: true })
  const lat = fc.double({ min: 37.6, max: 37.9, noNaN: true })
  fc.assert(
    fc.property(lng, lat, (a, b) => {
      const [x, y] = toLngLat(...toPixel(a, b))
      expect(x).toBeCloseTo(a, 9)
      expect(y).toBeCloseTo(b, 9)
    }),
  )
})
