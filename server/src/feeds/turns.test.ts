import { expect, test } from 'vitest'
import { createFeedTurns } from './turns.ts'

test("J9 a few bodies are read at a time, two of one source, and another's one does not wait for all of them", async () => {
  const inTurn = createFeedTurns()
  const order: string[] = []
  let most = 0
  let now = 0
  const body = (source: string) =>
    inTurn(source, async () => {
      now += 1
      most = Math.max(most, now)
      await new Promise((resolve) => setTimeout(resolve, 2))
      now -= 1
      order.push(source)
    })
  await Promise.all([...Array.from({ length: 20 }, () => body('flooder')), body('gauges')])
  expect(most).toBeLessThanOrEqual(3)
  expect(order.indexOf('gauges')).toBeLessThan(4)
  expect(order).toHaveLength(21)
})

test('a body that fails gives its turn on', async () => {
  const inTurn = createFeedTurns()
  const failing = Array.from({ length: 10 }, () => inTurn('a', () => Promise.reject(new Error('broken'))))
  expect((await Promise.allSettled(failing)).every(({ status }) => status === 'rejected')).toBe(true)
  expect(await inTurn('a', async () => 'done')).toBe('done')
})
