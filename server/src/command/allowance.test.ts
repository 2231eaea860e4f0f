import { expect, test } from 'vitest'
import { createAllowance } from './allowance.ts'

test("J9 one actor's flood is refused past its own limit, and nobody else notices", () => {
  let ms = 0
  const allowance = createAllowance({ perSec: 50, now: () => ms })
  const asked = Array.from({ length: 300 }, () => allowance.take('flooder'))
  expect(asked.filter((seconds) => seconds === 0)).toHaveLength(200)
  expect(asked.at(-1)).toBe(1)
  expect(allowance.take('dispatcher')).toBe(0)
  ms += 1000
  const later = Array.from({ length: 100 }, () => allowance.take('flooder'))
  expect(later.filter((seconds) => seconds === 0)).toHaveLength(50)
})

test('who keeps within the limit is never refused', () => {
  let ms = 0
  const allowance = createAllowance({ perSec: 50, now: () => ms })
  for (let i = 0; i < 5000; i += 1) {
    ms += 20
    expect(allowance.take('dispatcher')).toBe(0)
  }
})
