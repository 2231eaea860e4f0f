import { expect, test } from 'vitest'
import { heldOrder } from './heldOrder.ts'

const rows = (...ids: string[]) => ids.map((id) => ({ id }))

test('rows under the hand keep their places when their order changes', () => {
  expect(heldOrder(['231', '232', '233'], rows('233', '231', '232'))).toEqual(rows('231', '232', '233'))
})

test('a new call joins below what is under the hand, and a closed one goes', () => {
  expect(heldOrder(['231', '232'], rows('240', '232'))).toEqual(rows('232', '240'))
})

test('without a hand in it the order is the true one', () => {
  expect(heldOrder([], rows('2', '1'))).toEqual(rows('2', '1'))
})
