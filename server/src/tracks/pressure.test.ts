import { expect, test } from 'vitest'
import { createPressure } from './pressure.ts'

test('J9 positions are thinned when the hub is late, left out when it is very late, and back after a calm second', () => {
  const pressure = createPressure()
  const after = (lateMs: number) => {
    pressure.weigh(lateMs)
    return pressure.now()
  }
  expect([5, 150, 20, 500, 20, 20, 20, 20].map(after)).toEqual([
    ...['none', 'thin', 'thin', 'shed', 'shed', 'shed', 'shed', 'none'],
  ])
})
