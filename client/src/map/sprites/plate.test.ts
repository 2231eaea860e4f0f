import { describe, expect, test } from 'vitest'
import { nibOffset } from './plate.ts'

const plate = { key: '', width: 34, height: 20, draw: () => undefined }

describe('the nib of a plate', () => {
  test('stands on the edge that the unit drives towards', () => {
    expect(nibOffset(0, plate)).toEqual([0, -10.5])
    expect(nibOffset(90, plate)[0]).toBeCloseTo(17.5, 6)
    expect(nibOffset(180, plate)[1]).toBeCloseTo(10.5, 6)
    expect(nibOffset(270, plate)[0]).toBeCloseTo(-17.5, 6)
  })
  test('never stands half beside the plate', () => {
    for (let heading = 0; heading < 360; heading += 5) {
      const [x, y] = nibOffset(heading, plate)
      const onSide = Math.abs(x) > 15
      expect(onSide ? Math.abs(y) : Math.abs(x)).toBeLessThanOrEqual(onSide ? 8 : 15)
    }
  })
})
