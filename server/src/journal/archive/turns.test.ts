import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

test('two are answered at once, eight wait in order, and the rest is sent away; one that fails leaves its place', async () => {
  const inTurn = createTurns()
  const begun: { i: number; done: PromiseWithResolvers<number> }[] = []
  const ask = (i: number) =>
    inTurn(() => {
      const done = Promise.withResolvers<number>()
      begun.push({ i, done })
      return done.promise
    }).catch(String)
  const asked = Array.from({ length: 12 }, (_, i) => ask(i))
  expect(await Promise.all(asked.slice(10))).toEqual(['busy', 'busy'])
  expect(begun).toHaveLength(2)
  begun[0]?.done.reject('broken')
  expect(await asked[0]).toBe('broken')
  // It is the turn of one that waited, not of one that comes now.
  expect(begun.map(({ i }) => i)).toEqual([0, 1, 2])
  const late = ask(12)
  for (let n = 1; n < 11; n += 1) {
    expect(begun).toHaveLength(n + 1 < 11 ? n + 2 : 11)
    begun[n]?.done.resolve(n)
    await new Promise(setImmediate)
  }
  expect(await late).toBe(10)
  expect(await Promise.all(asked.slice(1, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
})
