import { expect, test } from 'vitest'
import { createLanes } from './lanes.ts'

const lanes = () => createLanes<string>((one) => one.startsWith('feed'))
const many = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name}${i}`)

test("J9 a person's command goes before ten thousand that feeds brought earlier", () => {
  const waiting = lanes()
  for (const one of many('feed', 10_000)) waiting.push(one)
  waiting.push('person')
  expect(waiting.take(200)[0]).toBe('person')
})

test('J9 feeds are slowed and never starved: while people fill every batch a tenth of it is theirs', () => {
  const waiting = lanes()
  for (const one of [...many('feed', 50), ...many('person', 1000)]) waiting.push(one)
  const batch = waiting.take(200)
  expect(batch).toHaveLength(200)
  expect(batch.filter((one) => one.startsWith('feed'))).toEqual(many('feed', 20))
})

test('with nobody else waiting, feeds have the whole batch, and each lane keeps its order', () => {
  const waiting = lanes()
  for (const one of many('feed', 300)) waiting.push(one)
  expect(waiting.take(200)).toEqual(many('feed', 200))
  waiting.pushBack('feed again')
  expect(waiting.take(200)[0]).toBe('feed again')
  expect(waiting.size()).toBe(0)
})
