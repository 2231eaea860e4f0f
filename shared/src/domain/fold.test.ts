import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contextOf } from '../kernel/command.ts'
import { decideOn } from '../kernel/decide.ts'
import type { Entry } from '../kernel/entry.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { createRecords, type HistoryLine } from '../kernel/state.ts'
import { cityOf } from './city.ts'
import { commands } from './commands.ts'
import { cityFold } from './fold.ts'
import { cityAfter, desk3, e12, e20, fire231, fire232, NOW } from './given.testing.ts'
import { UNIT_STATUSES } from './unit/status.ts'

const unitIds = fc.subarray(['E12', 'E20', 'E99'], { minLength: 1 })
const incidentId = fc.constantFrom('i231', 'i232', 'i999')
const unitId = fc.constantFrom('E12', 'E20', 'E99')
const status = fc.constantFrom(...UNIT_STATUSES)

/** Any orders that people at a desk can give, in any order. */
const orders = fc.array(
  fc.oneof(
    fc.tuple(fc.constant('incident.dispatch'), fc.record({ incidentId, unitIds })),
    fc.tuple(fc.constant('incident.divert'), fc.record({ incidentId, unitIds })),
    fc.tuple(fc.constant('incident.recall'), fc.record({ incidentId, unitIds })),
    fc.tuple(fc.constant('unit.status'), fc.record({ unitId, status })),
    fc.tuple(
      fc.constant('unit.correct'),
      fc.record({ unitId, status, assignmentId: fc.constantFrom(undefined, 'c0', 'c3') }),
    ),
    fc.tuple(fc.constant('incident.close'), fc.record({ incidentId, outcome: fc.constant('done') })),
    fc.tuple(fc.constant('incident.reopen'), fc.record({ incidentId })),
    fc.tuple(fc.constant('incident.note'), fc.record({ incidentId, text: fc.string({ minLength: 1 }) })),
  ),
  { maxLength: 40 },
)

/** Plays orders on a city with two engines and two fires; answers the journal that came of it and the records. */
function play(given: readonly (readonly [string, object])[]) {
  const { records } = cityAfter([e12, e20, fire231, fire232])
  const entries: Entry[] = []
  given.forEach(([name, input], i) => {
    const command = commands.find((one) => one.name === name)
    if (!command) throw new Error(name)
    const cityTime = NOW + 10_000 + i * 1000
    const context = contextOf({ idSeed: `c${i}` }, cityTime, desk3)
    const answer = decideOn({ fold: cityFold, records, viewOf: cityOf }, command, input, context)
    if (isRefusal(answer)) return
    const entry = {
      seq: 5 + entries.length,
      at: cityTime,
      cityTime,
      actor: desk3,
      command: name,
      events: answer.events,
    }
    entries.push(entry)
    expect(cityFold.apply(records, entry).faults).toEqual([])
  })
  return { records, entries }
}

test('J12 whatever is ordered, a unit works in one place and everybody agrees where', () => {
  fc.assert(
    fc.property(orders, (given) => {
      const city = cityOf(play(given).records)
      for (const unit of city.all('unit')) {
        expect(unit.assignmentId === undefined).toBe(unit.incidentId === undefined)
        if (!unit.assignmentId || !unit.incidentId) continue
        expect(city.assignment(unit.assignmentId)).toMatchObject({
          unitId: unit.id,
          incidentId: unit.incidentId,
          status: unit.status,
        })
        expect(city.incident(unit.incidentId).assignmentIds).toContain(unit.assignmentId)
      }
      for (const incident of city.all('incident')) {
        for (const id of incident.assignmentIds) expect(city.unit(city.assignment(id).unitId).assignmentId).toBe(id)
        if (incident.status !== 'active') expect(incident.assignmentIds).toEqual([])
      }
    }),
    { numRuns: 500 },
  )
})

test('J12 replay gives the same state, from the start and from any snapshot between', () => {
  fc.assert(
    fc.property(orders, fc.nat(40), (given, cut) => {
      const { records, entries } = play(given)
      const { records: again } = cityAfter([e12, e20, fire231, fire232])
      const middle = createRecords()
      entries.forEach((entry, i) => {
        cityFold.apply(again, entry)
        if (i === cut) middle.load(JSON.parse(JSON.stringify(again.plain())))
        else if (i > cut) cityFold.apply(middle, entry)
      })
      expect(again.plain()).toEqual(records.plain())
      const asSent = (state: object) => JSON.parse(JSON.stringify(state))
      if (entries.length > cut) expect(asSent(middle.plain())).toEqual(asSent(records.plain()))
    }),
    { numRuns: 300 },
  )
})

test('J12 the fold never throws: what it cannot read becomes a listed fault', () => {
  const strange = fc.record({
    type: fc.oneof(
      fc.string(),
      fc.constantFrom('unit.statusSet', 'assignment.made', 'incident.reported', 'assignment.ended'),
    ),
    id: fc.string(),
    data: fc.oneof(fc.constant(null), fc.dictionary(fc.string(), fc.jsonValue())),
  })
  fc.assert(
    fc.property(fc.array(strange, { maxLength: 8 }), (events) => {
      const records = createRecords()
      const entry = { seq: 1, at: NOW, cityTime: NOW, actor: desk3, command: 'x', events } as unknown as Entry
      expect(() => cityFold.apply(records, entry)).not.toThrow()
    }),
    { numRuns: 1000 },
  )
})

test('a dry run leaves what it ran over untouched', () => {
  const { records, city } = cityAfter([e12, fire231])
  const before = JSON.stringify(records.plain())
  const dispatch = commands.find(({ name }) => name === 'incident.dispatch')
  if (!dispatch) throw new Error('no dispatch')
  const deciding = { fold: cityFold, records, viewOf: cityOf }
  decideOn(deciding, dispatch, { incidentId: 'i231', unitIds: ['E12'] }, contextOf({ idSeed: 'x' }, NOW, desk3))
  expect(JSON.stringify(records.plain())).toBe(before)
  expect(city.unit('E12').status).toBe('available')
})

test("an incident's history holds what touched it, its units' work included", () => {
  const lines: HistoryLine[] = []
  const { records } = cityAfter([e12, fire231])
  const histories = { wants: () => true, add: (_: string, __: string, line: HistoryLine) => lines.push(line) }
  const events = [{ type: 'assignment.made', id: 'a1', data: { unitId: 'E12', incidentId: 'i231' } }]
  cityFold.apply(
    records,
    { seq: 3, at: NOW, cityTime: NOW, actor: desk3, command: 'incident.dispatch', events },
    histories,
  )
  expect(lines).toMatchObject([{ seq: 3, type: 'assignment.made', actor: { id: 'dispatcher' } }])
})
