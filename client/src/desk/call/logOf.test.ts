import type { HistoryLine } from '@muster/shared/kernel/state.ts'
import { expect, test } from 'vitest'
import { cityWith, EVENING, engine } from '../city.testing.ts'
import { logOf } from './logOf.ts'

const city = cityWith({ units: [engine('E12'), engine('M73')] })
const line = (seq: number, type: string, data: Record<string, unknown>, id = '231'): HistoryLine => ({
  seq,
  at: seq,
  cityTime: EVENING + seq,
  actor: { id: 'kim', name: 'Kim Lee' },
  type,
  id,
  data,
})

test('one command that sent two units is one line', () => {
  const log = logOf(city, [
    line(1, 'assignment.made', { unitId: 'E12' }, 'a1'),
    line(1, 'assignment.made', { unitId: 'M73' }, 'a2'),
  ])
  expect(log.map(({ type, facts }) => [type, facts.unit])).toEqual([['assignment.made', 'E12 M73']])
})

test('the newest line is read first', () => {
  const log = logOf(city, [line(1, 'incident.reported', {}), line(2, 'incident.noted', { text: 'smoke' })])
  expect(log.map(({ type }) => type)).toEqual(['incident.noted', 'incident.reported'])
})

test('what a radio reported by itself is a system line, what a person did is not', () => {
  const log = logOf(city, [
    line(1, 'assignment.made', { unitId: 'E12' }, 'a1'),
    line(2, 'assignment.advanced', { unitId: 'E12', status: 'enroute' }, 'a1'),
  ])
  expect(log.map(({ isSystem }) => isSystem)).toEqual([true, false])
})

test('a line tells the time that the crew claimed, not when it was heard of', () => {
  const log = logOf(city, [line(9, 'assignment.advanced', { unitId: 'E12', claimedAt: EVENING }, 'a1')])
  expect(log[0]?.atMs).toBe(EVENING)
})

test('a call that came in elsewhere is told at the time it came in', () => {
  const log = logOf(city, [line(9, 'incident.reported', { receivedAt: EVENING - 95_000 })])
  expect(log[0]?.atMs).toBe(EVENING - 95_000)
})

test('a struck note tells who struck it, until it stands again', () => {
  const noted = line(1, 'incident.noted', { text: 'wrong house' })
  const struck = line(2, 'incident.struck', { noteSeq: 1 })
  const noteIn = (...lines: HistoryLine[]) => logOf(city, lines).find(({ noteSeq }) => noteSeq === 1)
  expect(noteIn(noted)?.struck).toBeUndefined()
  expect(noteIn(noted, struck)?.struck).toEqual({ atMs: EVENING + 2, actor: 'Kim Lee' })
  expect(noteIn(noted, struck, line(3, 'incident.unstruck', { noteSeq: 1 }))?.struck).toBeUndefined()
})
