import { expect, test } from 'vitest'
import { stillLasts } from './freeAgain.ts'

const DECILES = [100, 200, 300, 400, 500, 600, 700, 800, 900]

test('work that has just begun lasts as long as half of all does', () => expect(stillLasts(DECILES, 0)).toBe(500))
test('what has lasted for a while is judged by those that lasted as long', () => {
  expect(stillLasts(DECILES, 400)).toBe(300)
  expect(stillLasts(DECILES, 800)).toBe(100)
})
test('what lasts longer than nearly all do may end at any time, and no time is told', () => {
  expect(stillLasts(DECILES, 850)).toBeUndefined()
  expect(stillLasts(DECILES, 5000)).toBeUndefined()
})
test('a clock that runs behind tells of nothing that began later', () => expect(stillLasts(DECILES, -30)).toBe(530))
test('equal deciles divide by nothing', () => {
  expect(
    stillLasts(
      Array.from({ length: 9 }, () => 0),
      0,
    ),
  ).toBeUndefined()
  expect(stillLasts([60, 60, 60, 60, 60, 60, 60, 60, 60], 30)).toBe(30)
})
