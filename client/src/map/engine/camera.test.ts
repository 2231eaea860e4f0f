import { describe, expect, test } from 'vitest'
import { isSeen } from './camera.ts'

const pane = { width: 690, height: 627 }
const legend = { left: 8, top: 540, right: 240, bottom: 619 }

describe('a place is seen, so that selecting it moves nothing', () => {
  test('well inside the pane', () => {
    expect(isSeen([345, 313], pane, [legend])).toBe(true)
  })
  test('not outside, nor at the very edge', () => {
    expect(isSeen([-40, 313], pane, [])).toBe(false)
    expect(isSeen([345, 620], pane, [])).toBe(false)
  })
  test('not beneath what stands on the map', () => {
    expect(isSeen([100, 580], pane, [legend])).toBe(false)
    expect(isSeen([100, 580], pane, [])).toBe(true)
  })
})
