import { cityOf } from '@muster/shared/domain/city.ts'
import { commandNamed } from '@muster/shared/domain/commands.ts'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { contextOf } from '@muster/shared/kernel/command.ts'
import { decideOn } from '@muster/shared/kernel/decide.ts'
import type { Entry } from '@muster/shared/kernel/entry.ts'
import { isRefusal } from '@muster/shared/kernel/refusal.ts'
import { createRecords, type HistoryLine, type PlainState } from '@muster/shared/kernel/state.ts'
import type { EventBatch, Snapshot } from '@muster/shared/wire/messages.ts'
import fc from 'fast-check'

const UNITS = ['E1', 'E2', 'M3']
const actor = { id: 'ann', name: 'Ann', roles: ['dispatcher', 'supervisor'] }

/** Something a person may ask; ids of incidents are counted, so that a later ask can mean an earlier incident. */
export type Asked = { readonly name: string; readonly input: Readonly<Record<string, unknown>> }

const incidentId = fc.integer({ min: 1, max: 4 }).map((n) => `i${n}`)
const unitId = fc.constantFrom(...UNITS)
const asked: fc.Arbitrary<Asked> = fc.oneof(
  fc.record({ name: fc.constant('incident.report'), input: fc.constant({ type: 'fire', place: {} }) }),
  fc.record({
    name: fc.constantFrom('incident.dispatch', 'incident.recall', 'incident.divert'),
    input: fc.record({ incidentId, unitIds: fc.uniqueArray(unitId, { minLength: 1 }) }),
  }),
  fc.record({
    name: fc.constant('incident.note'),
    input: fc.record({ incidentId, text: fc.constantFrom('smoke', '烟') }),
  }),
  fc.record({ name: fc.constant('incident.close'), input: fc.record({ incidentId, outcome: fc.constant('done') }) }),
  fc.record({
    name: fc.constant('unit.status'),
    input: fc.record({ unitId, status: fc.constantFrom('enroute', 'onscene', 'available', 'returning') }),
  }),
)
export const askedMany = fc.array(asked, { minLength: 1, maxLength: 40 })

/** The hub's side of a journal: the real commands decide, the real fold folds. Link i belongs to seq i. */
export function journalOf(asks: readonly Asked[]) {
  const records = createRecords()
  const entries: Entry[] = []
  const states: PlainState[] = [records.plain()]
  const touched: (readonly string[])[] = [[]]
  let reports = 0

  function append(command: string, events: Entry['events']): void {
    const seq = entries.length + 1
    const entry: Entry = { seq, at: seq * 1000, cityTime: seq * 1000, actor, command, events }
    entries.push(entry)
    touched.push(cityFold.apply(records, entry).touched)
    states.push(structuredClone(records.plain()))
  }
  append(
    'world.furnish',
    UNITS.map((id) => ({
      type: 'unit.registered',
      id,
      data: { callSign: id, kind: 'engine', capabilities: [], crew: 4, agencyId: 'fd' },
    })),
  )
  for (const { name, input } of asks) {
    const command = commandNamed(name)
    if (!command) throw new Error(name)
    const filled = { idSeed: name === 'incident.report' ? `i${reports + 1}` : `a${entries.length}`, number: '1' }
    const context = contextOf(filled, entries.length * 1000, actor)
    const decision = decideOn({ fold: cityFold, records, viewOf: cityOf }, command, input, context)
    if (isRefusal(decision)) continue
    if (name === 'incident.report') reports += 1
    append(name, decision.events)
  }
  const batch = (from: number, to: number): EventBatch => ({
    from,
    to,
    link: `l${to}`,
    entries: entries.slice(from - 1, to),
  })
  const historyOf = (id: string, upTo: number): HistoryLine[] =>
    entries
      .slice(0, upTo)
      .flatMap(({ seq, at, cityTime, actor: who, events }) =>
        events
          .filter((event) => cityFold.touches([event]).includes(`incident:${id}`))
          .map((event) => ({ seq, at, cityTime, actor: who, ...event })),
      )
  return {
    head: entries.length,
    entries,
    batch,
    historyOf,
    snapshot: (seq: number): Snapshot => ({ seq, link: `l${seq}`, state: structuredClone(states[seq] ?? {}) }),
    stateAt: (seq: number): PlainState => states[seq] ?? {},
  }
}
