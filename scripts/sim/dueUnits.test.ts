import { describe, expect, test } from 'vitest'
import { chooseUnits, dueRows } from './dueUnits.ts'

const rows = [
  { unitId: 'E1', dispatchSec: 100 },
  { unitId: 'M5', dispatchSec: 110 },
  { unitId: 'T9', dispatchSec: 700 },
  { unitId: 'E3' },
]
const kinds: Record<string, string> = { E1: 'engine', E2: 'engine', E3: 'engine', M5: 'medic', T9: 'truck' }
const kindOf = (unitId: string) => kinds[unitId]
const free = (unitId: string, seconds: number) => ({ unitId, kind: kinds[unitId] ?? '', seconds })

describe('who is due', () => {
  test('one alarm goes together, a later one as much later as that day', () => {
    expect(dueRows(rows, 0).map(({ unitId }) => unitId)).toEqual(['E1', 'M5'])
    expect(dueRows(rows, 600_000).map(({ unitId }) => unitId)).toEqual(['E1', 'M5', 'T9'])
  })

  test('the recorded unit goes where it is free', () => {
    expect(chooseUnits(rows.slice(0, 2), kindOf, [free('E2', 10), free('E1', 500), free('M5', 60)])).toEqual([
      'E1',
      'M5',
    ])
  })

  test('else the nearest free one of its kind goes in its place', () => {
    expect(chooseUnits(rows.slice(0, 1), kindOf, [free('E2', 300), free('E3', 200), free('M5', 1)])).toEqual(['E3'])
  })

  test('a replacement never takes a unit that another row names', () => {
    const both = [
      { unitId: 'E1', dispatchSec: 1 },
      { unitId: 'E3', dispatchSec: 2 },
    ]
    expect(chooseUnits(both, kindOf, [free('E3', 1), free('E2', 900)])).toEqual(['E2', 'E3'])
  })

  test('a kind that has nobody left is skipped, and so is who cannot get there', () => {
    expect(chooseUnits(rows.slice(0, 2), kindOf, [free('E2', Number.POSITIVE_INFINITY)])).toEqual([])
  })
})
