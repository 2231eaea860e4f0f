import { expect, test } from 'vitest'
import { createCityClock } from './cityClock.ts'

test('the clock runs on between heartbeats at the city’s rate, and says nothing once the hub is silent', () => {
  let real = 0
  const clock = createCityClock(() => real)
  expect(clock.now()).toBeNull()
  clock.hear({ head: 1, cityTime: 1_000_000, rate: 20 })
  real = 500
  expect(clock.now()).toBe(1_010_000)
  real = 3001
  expect(clock.now()).toBeNull()
})

test('a late heartbeat does not turn it back, a clock that was set does', () => {
  let real = 0
  const clock = createCityClock(() => real)
  clock.hear({ head: 1, cityTime: 1_000_000, rate: 1 })
  real = 1000
  expect(clock.now()).toBe(1_001_000)
  clock.hear({ head: 1, cityTime: 1_000_900, rate: 1 })
  expect(clock.now()).toBe(1_001_000)
  clock.hear({ head: 1, cityTime: 500_000, rate: 1 })
  expect(clock.now()).toBe(500_000)
})
