import { expect } from 'vitest'
import { type AnyCommand, contextOf, type Filled } from '../kernel/command.ts'
import { decideOn } from '../kernel/decide.ts'
import type { Actor, Event } from '../kernel/entry.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { createRecords } from '../kernel/state.ts'
import { agency } from './agency/agency.ts'
import { type City, cityOf } from './city.ts'
import { facility } from './facility/facility.ts'
import { cityFold } from './fold.ts'
import { incident } from './incident/incident.ts'
import { unit } from './unit/unit.ts'

/** City time at which the tests begin; each entry comes a second after the former. */
export const NOW = 1_483_575_000_000

export const desk3: Actor = { id: 'dispatcher', name: 'Desk 3', roles: ['dispatcher'] }

const profile = { kind: 'engine', capabilities: ['engine'], crew: 4, agencyId: 'sffd', stationId: 'st-12' } as const

export const station12 = facility.make.registered('st-12', {
  kind: 'station',
  name: { en: 'Station 12', zh: '12 号消防站' },
  point: { type: 'Point', coordinates: [-122.4526, 37.7638] },
})
export const sffd = agency.make.registered('sffd', { name: { en: 'Fire Department', zh: '消防局' } })
export const e12 = unit.make.registered('E12', { ...profile, callSign: 'E12', capabilities: ['engine'] })
export const e20 = unit.make.registered('E20', { ...profile, callSign: 'E20', capabilities: ['engine'] })
const call = (id: string, number: string) =>
  incident.make.reported(id, { number, type: 'fire', priority: 1, place: { address: '700 Block of PARNASSUS AVE' } })
export const fire231 = call('i231', '20170104-231')
export const fire232 = call('i232', '20170104-232')

/** A city after these events, each an entry of its own. */
export function cityAfter(events: readonly Event[]) {
  const records = createRecords()
  events.forEach((event, i) => {
    const entry = { seq: i + 1, at: NOW + i, cityTime: NOW + i * 1000, actor: desk3, command: 'test', events: [event] }
    expect(cityFold.apply(records, entry).faults).toEqual([])
  })
  return { records, city: cityOf(records) }
}

/** Given these events, when this is asked, then these events or this refusal. */
export function given(...events: readonly Event[]) {
  const { records } = cityAfter(events)
  return {
    when(
      command: AnyCommand<City>,
      input: Readonly<Record<string, unknown>>,
      filled: Partial<Filled> = {},
      actor = desk3,
    ) {
      const context = contextOf({ idSeed: 'new', ...filled }, NOW + events.length * 1000, actor)
      const answer = decideOn({ fold: cityFold, records, viewOf: cityOf }, command, input, context)
      return {
        thenEvents(...expected: readonly Event[]) {
          expect(isRefusal(answer) ? answer : answer.events).toEqual(
            expected.map((event) => JSON.parse(JSON.stringify(event))),
          )
        },
        thenRefused(code: string, facts: Readonly<Record<string, unknown>> = {}) {
          expect(answer).toMatchObject({ refused: code, facts })
        },
        /** The city as it is once the answer has been folded. */
        thenCity(): City {
          if (isRefusal(answer)) throw new Error(`refused: ${answer.refused}`)
          return cityAfter([...events, ...answer.events]).city
        },
        undo: () => (isRefusal(answer) ? undefined : answer.undo),
      }
    },
  }
}
