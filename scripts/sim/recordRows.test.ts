import { expect, test } from 'vitest'
import { matchRows } from './recordRows.ts'

const rows = [{ unitId: 'E1' }, { unitId: 'M5' }, { unitId: 'M7' }]
const kindOf = (unitId: string) => (unitId.startsWith('M') ? 'medic' : 'engine')
const sent = (assignmentId: string, unitId: string) => ({ assignmentId, unitId, kind: kindOf(unitId) }) as const

test('a unit plays its own row, a replacement the row of the one that it replaces', () => {
  const { rows: matched, open } = matchRows(rows, [sent('a', 'M9'), sent('b', 'M5'), sent('c', 'E1')], kindOf)
  expect([matched.get('a')?.unitId, matched.get('b')?.unitId, matched.get('c')?.unitId]).toEqual(['M7', 'M5', 'E1'])
  expect(open).toEqual([])
})

test('who comes on top of the record has no row, and what nobody plays stays open', () => {
  const { rows: matched, open } = matchRows(rows, [sent('a', 'E1'), sent('b', 'E2')], kindOf)
  expect(matched.has('b')).toBe(false)
  expect(open.map(({ unitId }) => unitId)).toEqual(['M5', 'M7'])
})
