import { expect, test } from 'vitest'
import { createKept } from './kept.ts'

test('the same records give the same list, and are not made anew', () => {
  const kept = createKept<{ n: number }, { doubled: number }>()
  const records = [{ n: 1 }, { n: 2 }]
  let made = 0
  const make = ({ n }: { n: number }) => {
    made += 1
    return { doubled: 2 * n }
  }
  const first = kept.read(records, false, make)
  expect(first).toEqual([{ doubled: 2 }, { doubled: 4 }])
  expect(kept.read(records, false, make)).toBe(first)
  expect(made).toBe(2)
  const second = kept.read([records[0]!, { n: 3 }], false, make)
  expect(second).toEqual([{ doubled: 2 }, { doubled: 6 }])
  expect(second[0]).toBe(first[0])
  expect(made).toBe(3)
})

test('a list that became shorter is told', () => {
  const kept = createKept<number, number>()
  kept.read([1, 2, 3], false, (n) => n)
  expect(kept.read([1, 2], false, (n) => n)).toEqual([1, 2])
})

test('what no longer holds is made anew, though its record is the same', () => {
  const kept = createKept<string, number>()
  const record = ['waiting']
  kept.read(record, false, () => 1)
  expect(
    kept.read(
      record,
      false,
      () => 2,
      (_, spot) => spot === 2,
    ),
  ).toEqual([2])
})
