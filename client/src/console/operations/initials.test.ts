import { expect, test } from 'vitest'
import { initials } from './initials.ts'

test.each([
  ['Kim Lee', 'KL'],
  ['Desk 3', 'D3'],
  ['Ana Maria Ruiz', 'AR'],
  ['dispatcher', 'DI'],
  ['李明', '李明'],
  ['欧阳小明', '小明'],
])('%s owns a call as %s', (name, printed) => {
  expect(initials(name)).toBe(printed)
})
