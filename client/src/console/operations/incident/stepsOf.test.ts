import { incident as events, type Incident } from '@muster/shared/domain/incident/incident.ts'
import type { Event } from '@muster/shared/kernel/entry.ts'
import { expect, test } from 'vitest'
import { stepsOf } from './stepsOf.ts'

const point = { type: 'Point' as const, coordinates: [-122.4, 37.7] as [number, number] }
const call = { number: '1', type: 'fire', priority: 1, place: {} }
const incident: Incident = {
  ...call,
  id: 'i',
  status: 'waiting',
  since: 1000,
  receivedAt: 1000,
  assignmentIds: [],
  lastSeq: 1,
}
const history = (...told: readonly (readonly [number, Event])[]) =>
  told.map(([cityTime, event], at) => ({
    seq: at + 1,
    ...event,
    at: cityTime,
    cityTime,
    actor: { id: 'd', name: 'D' },
  }))
const yes = { questionId: 'a', asked: { en: 'a', zh: 'a' }, answer: 'yes', told: { en: 'yes', zh: '是' } }

test('each step has the time of the entry that did it', () => {
  const lines = history(
    [5000, events.make.reported('i', call)],
    [7000, events.make.placed('i', { place: { point } })],
    [8000, events.make.answered('i', yes)],
    [9000, events.make.answered('i', { ...yes, answer: 'no' })],
  )
  expect(stepsOf({ ...incident, firstAssignedAt: 12_000 }, lines)).toEqual({
    received: 1000,
    placed: 7000,
    typed: 5000,
    answered: 8000,
    sent: 12_000,
  })
})

test('a call typed with its place has both at once; a type mended before units went counts from then', () => {
  const lines = history(
    [5000, events.make.reported('i', { ...call, place: { point } })],
    [6000, events.make.typed('i', { type: 'alarm' })],
    [20_000, events.make.typed('i', { type: 'fire' })],
  )
  expect(stepsOf({ ...incident, firstAssignedAt: 12_000 }, lines)).toMatchObject({ placed: 5000, typed: 6000 })
})

test('a call of which only the place is known is typed when its type is', () => {
  const reported = [5000, events.make.reported('i', { ...call, type: 'unknown', place: { point } })] as const
  expect(stepsOf(incident, history(reported))).toMatchObject({ placed: 5000, typed: undefined })
  const typed = [9000, events.make.typed('i', { type: 'fire' })] as const
  expect(stepsOf(incident, history(reported, typed))).toMatchObject({ typed: 9000 })
})

test('before the hub has told the history only what the board knows is told', () =>
  expect(stepsOf(incident)).toEqual({
    received: 1000,
    placed: undefined,
    typed: undefined,
    answered: undefined,
    sent: undefined,
  }))
