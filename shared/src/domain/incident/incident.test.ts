import { expect, test } from 'vitest'
import { incident, isKeptBack } from './incident.ts'

test('V1 a note or an owner that a reader may not see is told as kept back, and nothing else is', () => {
  const kim = { owner: { id: 'kim', name: 'Kim' } }
  const [noted, taken] = [incident.make.noted('231', { text: 'smoke' }), incident.make.taken('231', kim)]
  const closed = incident.make.closed('231', { outcome: 'fire out' })
  expect([noted, taken, closed].map(isKeptBack)).toEqual([false, false, false])
  expect([noted, taken, closed].map((event) => isKeptBack({ ...event, data: {} }))).toEqual([true, true, false])
})
