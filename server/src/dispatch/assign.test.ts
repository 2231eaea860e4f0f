import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assign, IMPOSSIBLE } from './assign.ts'

const totalOf = (costs: readonly number[][], goWithout: readonly number[], given: ArrayLike<number>): number =>
  costs.reduce((sum, row, i) => sum + ((given[i] ?? -1) < 0 ? (goWithout[i] ?? 0) : (row[given[i] ?? -1] ?? 0)), 0)

/** Tries every way there is. */
function cheapest(costs: readonly number[][], goWithout: readonly number[], taken: readonly number[] = []): number {
  const row = costs[taken.length]
  if (!row) return totalOf(costs, goWithout, taken)
  const choices = row.flatMap((cost, column) => (cost !== IMPOSSIBLE && !taken.includes(column) ? [column] : []))
  return Math.min(...[-1, ...choices].map((column) => cheapest(costs, goWithout, [...taken, column])))
}

const solve = (costs: readonly number[][], columns: number, goWithout: readonly number[]) =>
  assign(Float64Array.from(costs.flat()), columns, Float64Array.from(goWithout))

test('no way of giving is cheaper, whatever the costs, and nobody is given twice', () => {
  const cost = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 40 }) }, fc.constant(IMPOSSIBLE))
  const cases = fc.integer({ min: 0, max: 5 }).chain((columns) =>
    fc
      .array(fc.tuple(fc.array(cost, { minLength: columns, maxLength: columns }), fc.integer({ min: 0, max: 100 })), {
        maxLength: 5,
      })
      .map((rows) => ({ columns, costs: rows.map(([row]) => row), goWithout: rows.map(([, alone]) => alone) })),
  )
  fc.assert(
    fc.property(cases, ({ columns, costs, goWithout }) => {
      const given = solve(costs, columns, goWithout)
      const taken = [...given].filter((column) => column >= 0)
      expect(new Set(taken).size).toBe(taken.length)
      expect(totalOf(costs, goWithout, given)).toBe(cheapest(costs, goWithout))
    }),
  )
})

test('the nearest unit is left to whom nobody else can reach in time', () => {
  expect([
    ...solve(
      [
        [10, 20],
        [12, 300],
      ],
      2,
      [1e6, 1e6],
    ),
  ]).toEqual([1, 0])
})

test('where one is too few, who matters more is served', () => {
  expect([...solve([[10], [100]], 1, [1000, 100_000])]).toEqual([-1, 0])
})
