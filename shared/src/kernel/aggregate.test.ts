import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { aggregate } from './aggregate.ts'

const evolve = (_: unknown, data: { level: number }) => data
const gauge = aggregate(
  'gauge',
  Type.Object({ level: Type.Number() }),
)({
  events: {
    read: { data: Type.Object({ level: Type.Number() }), evolve },
    mended: { data: Type.Object({ level: Type.Number() }), evolve },
  },
})

test('an aggregate makes its events, and tells which of them one is', () => {
  const read = gauge.make.read('g1', { level: 2 })
  expect(read).toEqual({ type: 'gauge.read', id: 'g1', data: { level: 2 } })
  expect([gauge.is.read(read), gauge.is.mended(read)]).toEqual([true, false])
  expect(gauge.is.read({ type: 'sensor.read' })).toBe(false)
})
