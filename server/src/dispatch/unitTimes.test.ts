import { assignment } from '@muster/shared/domain/assignment/assignment.ts'
import { cityAfter, e12, e20, fire231, NOW, station12 } from '@muster/shared/domain/given.testing.ts'
import { unit } from '@muster/shared/domain/unit/unit.ts'
import type { Event } from '@muster/shared/kernel/entry.ts'
import { expect, test } from 'vitest'
import { createTurns } from '../journal/archive/turns.ts'
import { createUnitTimesOf } from './unitTimesOf.ts'

const HOUR_MS = 3_600_000
const made = assignment.make.made('a1', { unitId: 'E12', incidentId: 'i231' })
const arrived = assignment.make.advanced('a1', { unitId: 'E12', incidentId: 'i231', status: 'onscene' })
const cleared = assignment.make.ended('a1', {
  ...{ unitId: 'E12', incidentId: 'i231', cause: 'cleared', unitBecomes: 'returning' },
})
const moved = unit.make.posted('E12', { facilityId: 'st-03' })

/** A world whose entries came a second apart; `hours` later it is asked. */
function world(events: readonly Event[], hours = 0) {
  const { city } = cityAfter(events)
  const linesOf = (told: readonly Event[], journal: string) =>
    told.map((event, i) => ({
      link: `${journal} ${i + 1}`,
      entry: {
        seq: i + 1,
        at: NOW + i,
        cityTime: NOW + i * 1000,
        actor: { id: 'd', name: 'd', roles: [] },
        command: 't',
        events: [event],
      },
    }))
  let lines = linesOf(events, 'first')
  let reads = 0
  const ask = createUnitTimesOf({
    journal: {
      readAfter: async (after, limit) => {
        reads += 1
        return lines.slice(after, after + limit)
      },
      holds: async ({ seq, link }) => lines[seq - 1]?.link === link,
    },
    past: { inTurn: createTurns() },
    live: { city, cityNow: () => NOW + events.length * 1000 + hours * HOUR_MS, head: () => ({ seq: lines.length }) },
  })
  const replace = (other: readonly Event[]) => {
    lines = linesOf(other, 'second')
  }
  return { ask, reads: () => reads, replace }
}
async function told({ ask }: ReturnType<typeof world>) {
  const answer = await ask()
  if (answer === 'busy') throw new Error('nobody else asks')
  return answer
}
const town = [station12, e12, e20, fire231]

test('what a unit did is told stretch by stretch, with the call that it was at and where it was sent to wait', async () => {
  const { units, since } = await told(world([...town, made, arrived, cleared, moved]))
  expect(since).toBe(NOW)
  expect(units.find(({ unitId }) => unitId === 'E12')).toEqual({
    unitId: 'E12',
    stretches: [
      { from: NOW + 1000, status: 'available' },
      { from: NOW + 4000, status: 'dispatched', incidentId: 'i231' },
      { from: NOW + 5000, status: 'onscene', incidentId: 'i231' },
      { from: NOW + 6000, status: 'returning' },
    ],
    moves: [{ at: NOW + 7000, facilityId: 'st-03' }],
  })
})

test('only what is new is read again', async () => {
  const { ask, reads } = world([...town, made])
  await ask()
  const first = reads()
  await ask()
  expect(reads()).toBe(first)
})

test('J5 a journal that was replaced by a longer one is told from its own entries', async () => {
  const one = world([...town, made, arrived])
  await one.ask()
  one.replace([...town, ...town, moved])
  const e12 = (await told(one)).units.find(({ unitId }) => unitId === 'E12')
  expect(e12?.stretches.map(({ status }) => status)).not.toContain('onscene')
  expect(e12?.moves).toHaveLength(1)
})

test('whom no entry of these hours told of is as the city has it, and is not said to have done more', async () => {
  const { units } = await told(world(town, 40))
  expect(units.find(({ unitId }) => unitId === 'E20')?.stretches).toEqual([{ from: NOW + 2000, status: 'available' }])
})
