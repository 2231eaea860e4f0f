import { describe, expect, test } from 'vitest'
import { type EdgePointer, edgePointers, POINTER, sideTo } from './edgePointers.ts'

const view = { width: 690, height: 627 }
const apart = (a: EdgePointer, b: EdgePointer): boolean =>
  Math.abs(a.left - b.left) >= POINTER.width || Math.abs(a.top - b.top) >= POINTER.height

describe('a pointer to an incident off the view', () => {
  test('stands on the edge through which one would leave to reach it', () => {
    expect(sideTo([900, 300], view)).toBe('right')
    expect(sideTo([-80, 300], view)).toBe('left')
    expect(sideTo([340, -200], view)).toBe('top')
    expect(sideTo([340, 5000], view)).toBe('bottom')
  })
  test('lies wholly on the pane and level with its target', () => {
    const { pointers } = edgePointers([{ id: '3265', at: [2000, 313] }], view, [])
    expect(pointers).toEqual([{ id: '3265', side: 'right', left: 690 - 56 - 6, top: 303 }])
  })
  test('keeps clear of the buttons', () => {
    const buttons = { left: 640, top: 0, right: 690, bottom: 200 }
    const { pointers } = edgePointers([{ id: '3265', at: [800, 100] }], view, [buttons])
    expect(pointers[0]?.top).toBeGreaterThanOrEqual(200)
  })
})

test('pointers never lie on one another', () => {
  const targets = Array.from({ length: 20 }, (_, i) => ({ id: String(i), at: [1000, 300 + i] as const }))
  const { pointers, leftOut } = edgePointers(targets, view, [])
  expect(pointers).toHaveLength(20)
  expect(leftOut).toBe(0)
  for (const [i, one] of pointers.entries())
    for (const other of pointers.slice(i + 1)) expect(apart(one, other)).toBe(true)
})

test('a full edge passes on round the corner, never to the far side', () => {
  const targets = Array.from({ length: 40 }, (_, i) => ({ id: String(i), at: [1000, 300] as const }))
  const { pointers, leftOut } = edgePointers(targets, view, [])
  expect(leftOut).toBe(0)
  expect(new Set(pointers.map(({ side }) => side))).toEqual(new Set(['right', 'top', 'bottom']))
})

test('what finds no room is counted, the most urgent is served first', () => {
  const targets = Array.from({ length: 120 }, (_, i) => ({ id: String(i), at: [1000, 300] as const }))
  const { pointers, leftOut } = edgePointers(targets, view, [])
  expect(pointers[0]?.id).toBe('0')
  expect(pointers.length + leftOut).toBe(120)
  expect(leftOut).toBeGreaterThan(0)
})
