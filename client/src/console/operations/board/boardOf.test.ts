import { UNIT_STATUSES } from '@muster/shared/domain/unit/status.ts'
import { expect, test } from 'vitest'
import { cityWith, EVENING, engine, minutes } from '../../../desk/city.testing.ts'
import { availableByKind, COLUMNS, chipsThatFit, unitsIn } from './boardOf.ts'

const signs = (units: readonly { callSign: string }[]): string[] => units.map(({ callSign }) => callSign)

test('every status of a unit has one column, so that the totals are equal everywhere', () => {
  expect(Object.values(COLUMNS).flat().sort()).toEqual([...UNIT_STATUSES].sort())
})

test('who is longest in its status stands first', () => {
  const units = [
    engine('E02', { status: 'enroute' }),
    engine('E01', { status: 'dispatched', since: EVENING - minutes(2) }),
    engine('E03'),
  ]
  expect(signs(unitsIn(cityWith({ units }), 'enroute'))).toEqual(['E01', 'E02'])
})

test('a crew in an emergency stands before all others on scene', () => {
  const units = [engine('E01', { status: 'onscene', since: 0 }), engine('E02', { status: 'emergency' })]
  expect(signs(unitsIn(cityWith({ units }), 'onscene'))).toEqual(['E02', 'E01'])
})

test('free units stand by kind and call sign, proposed ones before them', () => {
  const units = [
    engine('E10'),
    engine('E2'),
    engine('E20'),
    engine('E07', { status: 'onscene' }),
    engine('M52', { kind: 'medic' }),
  ]
  const rows = availableByKind(units, ['E20'])
  expect(rows.map(({ kind, free, total }) => [kind, signs(free).join(' '), total])).toEqual([
    ['engine', 'E20 E2 E10', 4],
    ['medic', 'M52', 1],
  ])
})

test('chips fill a line; where not all have room, the figure of the others has', () => {
  const units = ['E01', 'E02', 'E03', 'E04'].map((sign) => engine(sign))
  expect(chipsThatFit(units, 160)).toBe(4)
  expect(chipsThatFit(units, 159)).toBe(3)
  expect(chipsThatFit(units, 20)).toBe(0)
})

test('a long call sign takes the room of its letters', () => {
  expect(chipsThatFit([engine('EMS6'), engine('EMS7')], 88)).toBe(2)
  expect(chipsThatFit([engine('EMS6'), engine('EMS7')], 87)).toBe(1)
})
