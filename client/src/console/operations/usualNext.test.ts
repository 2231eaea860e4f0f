import { UNIT_STATUSES } from '@muster/shared/domain/unit/status.ts'
import { expect, test } from 'vitest'
import { engine } from '../../desk/city.testing.ts'
import { digitOf, mayBecome, statusOfDigit, usualNext } from './usualNext.ts'

test('whatever is offered as the next step is one that the domain allows', () => {
  for (const status of UNIT_STATUSES)
    for (const kind of ['engine', 'medic'] as const) {
      const isFree = ['available', 'returning', 'outofservice'].includes(status)
      const unit = engine('M73', { kind, status, assignmentId: isFree ? undefined : 'a1' })
      const next = usualNext(unit)
      if (next) expect(mayBecome(unit)).toContain(next)
    }
})

test('a medic leaves the scene with the patient, an engine is free again', () => {
  expect(usualNext(engine('M73', { kind: 'medic', status: 'onscene' }))).toBe('transporting')
  expect(usualNext(engine('E12', { status: 'onscene' }))).toBe('available')
})

test('digits are those of the radios', () => {
  expect(statusOfDigit('4')).toBe('onscene')
  expect(digitOf('athospital')).toBe('8')
  expect(statusOfDigit('5')).toBeUndefined()
  expect(digitOf('returning')).toBeUndefined()
})
