import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clipLine } from './clipLine.ts'

const SIZE = 100
const point = fc.record({ x: fc.integer({ min: -150, max: 250 }), y: fc.integer({ min: -150, max: 250 }) })
const line = fc.array(point, { minLength: 2, maxLength: 8 })
const insideBy = ({ x, y }: { x: number; y: number }) => Math.min(x, y, SIZE - x, SIZE - y)
const lengthOf = (points: { x: number; y: number }[]) =>
  points.slice(1).reduce((sum, { x, y }, i) => sum + Math.hypot(x - points[i]!.x, y - points[i]!.y), 0)

test('what is left of a line lies in the square, and cut ends on its border', () => {
  fc.assert(
    fc.property(line, (points) => {
      for (const part of clipLine(points, SIZE)) {
        for (const p of part.points) expect(insideBy(p)).toBeGreaterThan(-1e-9)
        if (part.startCut) expect(insideBy(part.points[0]!)).toBeCloseTo(0, 9)
        if (part.endCut) expect(insideBy(part.points.at(-1)!)).toBeCloseTo(0, 9)
      }
    }),
  )
})

test('nothing that lies in the square is lost', () => {
  fc.assert(
    fc.property(line, (points) => {
      const steps = 4000
      const sampled = points.slice(1).reduce((sum, b, i) => {
        const a = points[i]!
        const inside = Array.from({ length: steps }, (_, s) => (s + 0.5) / steps).filter(
          (share) => insideBy({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }) >= 0,
        )
        return sum + (Math.hypot(b.x - a.x, b.y - a.y) * inside.length) / steps
      }, 0)
      const kept = clipLine(points, SIZE).reduce((sum, part) => sum + lengthOf(part.points), 0)
      expect(Math.abs(kept - sampled)).toBeLessThan(5)
    }),
    { numRuns: 50 },
  )
})

test('a line that stays inside is one part, uncut', () => {
  const inside = [
    { x: 10, y: 10 },
    { x: 90, y: 20 },
    { x: 50, y: 90 },
  ]
  expect(clipLine(inside, SIZE)).toEqual([{ points: inside, startCut: false, endCut: false }])
})
