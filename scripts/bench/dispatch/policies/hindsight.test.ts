import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hindsight, type Task } from './hindsight.ts'

const MISSED = 100

/** Every way to give each task to one of its units or nobody, and the cheapest. */
function bruteForce(tasks: readonly Task[]): number {
  const chosen: { unit: number; at: number; until: number }[] = []
  const from = (at: number): number => {
    const task = tasks[at]
    if (!task) return 0
    let least = MISSED + from(at + 1)
    for (const { unit, cost, until } of task.options) {
      if (chosen.some((one) => one.unit === unit && one.at < until && task.at < one.until)) continue
      chosen.push({ unit, at: task.at, until })
      least = Math.min(least, cost + from(at + 1))
      chosen.pop()
    }
    return least
  }
  return from(0)
}

const task = fc
  .record({
    at: fc.integer({ min: 0, max: 30 }),
    all: fc.array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 15 })), { minLength: 3, maxLength: 3 }),
  })
  .map(({ at, all }): Task => ({ at, options: all.map(([cost, busy], unit) => ({ unit, cost, until: at + busy })) }))

describe('hindsight', () => {
  test('the schedule is one, costs what it says, and lies with its bound around the best of all', () => {
    let met = 0
    let all = 0
    fc.assert(
      fc.property(fc.array(task, { minLength: 1, maxLength: 6 }), (unsorted) => {
        const tasks = [...unsorted].sort((a, b) => a.at - b.at)
        const { unit, cost, bound } = hindsight(tasks, 3, MISSED)
        const best = bruteForce(tasks)
        expect(bound).toBeLessThanOrEqual(best + 1e-6)
        expect(cost).toBeGreaterThanOrEqual(best)
        let sum = 0
        const work = tasks.flatMap(({ at, options }, i) => {
          const option = options.find((one) => one.unit === unit[i])
          sum += option?.cost ?? MISSED
          return option ? [{ ...option, at }] : []
        })
        expect(sum).toBeCloseTo(cost, 9)
        for (const one of work)
          for (const other of work)
            if (one !== other && one.unit === other.unit)
              expect(one.at >= other.until || other.at >= one.until).toBe(true)
        all += 1
        if (cost === best) met += 1
      }),
      { seed: 6, numRuns: 300 },
    )
    expect(met / all).toBeGreaterThan(0.97)
  })

  test('a unit that is needed later is kept for it', () => {
    // The near unit would be busy when the second call comes, which nobody else reaches.
    const tasks: Task[] = [
      {
        at: 0,
        options: [
          { unit: 0, cost: 1, until: 10 },
          { unit: 1, cost: 3, until: 10 },
        ],
      },
      {
        at: 5,
        options: [
          { unit: 0, cost: 1, until: 15 },
          { unit: 1, cost: 50, until: 60 },
        ],
      },
    ]
    expect([...hindsight(tasks, 2, MISSED).unit]).toEqual([1, 0])
  })
})
