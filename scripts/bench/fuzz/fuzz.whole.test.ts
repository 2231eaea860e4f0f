import { expect, test } from 'vitest'
import { fuzz } from './fuzz.ts'

// The benchmark itself, small: it fails at a crash, an answer 5xx, or an entry that no answer told of.
test('goal 11 thousands of requests that nearly fit, or not at all, neither break the hub nor leave anything behind', async () => {
  const { figures } = await fuzz.run(1, { cases: [4000], seed: [11] })
  expect(figures['answers 5xx']).toEqual({ value: 0, unit: '' })
  expect(figures.cases?.value).toBeGreaterThanOrEqual(4000)
})
