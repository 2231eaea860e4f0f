import { expect, test } from 'vitest'
import { createFeedDoor } from './door.ts'

test('J9 a source that floods has a quarter of the room, and others still come in', () => {
  const door = createFeedDoor({ bodies: 8 })
  const inside = Array.from({ length: 100 }, () => door.enter('flooder', 10)).filter((leave) => leave !== undefined)
  expect(inside).toHaveLength(2)
  expect(door.turnedAway()).toBe(98)
  expect(door.enter('gauges', 10)).toBeTypeOf('function')
  for (const leave of inside) leave()
  expect(door.enter('flooder', 10)).toBeTypeOf('function')
})

test('J9 with the room full nobody more is let in, by count and by bytes; the largest body alone always is', () => {
  const door = createFeedDoor({ bodies: 4, bytes: 1000 })
  const leave = door.enter('a', 5000)
  expect(leave).toBeTypeOf('function')
  expect(door.enter('b', 1)).toBeUndefined()
  leave?.()
  for (const source of ['a', 'b', 'c', 'd']) expect(door.enter(source, 10)).toBeTypeOf('function')
  expect(door.enter('e', 10)).toBeUndefined()
})
