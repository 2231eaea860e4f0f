import { cityOf } from '@muster/shared/domain/city.ts'
import { commandNamed } from '@muster/shared/domain/commands.ts'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { contextOf } from '@muster/shared/kernel/command.ts'
import { decideOn } from '@muster/shared/kernel/decide.ts'
import type { Entry } from '@muster/shared/kernel/entry.ts'
import { isRefusal } from '@muster/shared/kernel/refusal.ts'
import { createRecords, type Records } from '@muster/shared/kernel/state.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Asked, askedMany, journalOf } from '../journal.testing.ts'
import { foreseenCommand } from './foreseen.ts'
import { createOverlay, type Pending } from './overlay.ts'

const ann = { id: 'ann', name: 'Ann', roles: ['dispatcher', 'supervisor'] }
const THINGS = ['unit', 'incident', 'assignment']
const plain = (records: Pick<Records, 'all'>) => THINGS.map((kind) => [...records.all(kind)])

/** A city after those orders, the hub that goes on deciding there, and the overlay over it. */
function deskOver(before: readonly Asked[]) {
  const journal = journalOf(before)
  const records = createRecords()
  records.load(structuredClone(journal.stateAt(journal.head)))
  let seq = journal.head
  const overlay = createOverlay({
    below: records,
    head: () => seq,
    cityNow: () => seq * 1000,
    foresee: foreseenCommand,
  })
  return {
    records,
    overlay,
    /** The hub's entry for an order of this or of another desk; undefined where it refuses. */
    decide({ name, input }: Asked, who = ann): Entry | undefined {
      const command = commandNamed(name)
      if (!command) throw new Error(name)
      const context = contextOf({ idSeed: `hub${seq}`, number: `${seq}` }, seq * 1000, who)
      const decision = decideOn({ fold: cityFold, records, viewOf: cityOf }, command, input, context)
      if (isRefusal(decision)) return undefined
      return { seq: seq + 1, at: 0, cityTime: seq * 1000, actor: who, command: name, events: decision.events }
    },
    fold(entry: Entry): void {
      cityFold.apply(records, entry)
      seq = entry.seq
      overlay.entryFolded(entry)
      overlay.refold()
    },
  }
}
const pendingOf = ({ name, input }: Asked, key: string): Pending => ({ key, name, input, state: 'sending' })

test('however orders are answered, refused and overtaken, in the end what is shown is what is confirmed', () =>
  fc.assert(
    fc.property(askedMany, askedMany, fc.array(fc.boolean(), { minLength: 1 }), (before, asks, entryFirst) => {
      const { records, overlay, decide, fold } = deskOver(before)
      let open = asks.map((ask, at) => pendingOf(ask, `k${at}`))
      overlay.expect(open, ann)
      asks.forEach((ask, at) => {
        const entry = decide(ask)
        // The answer may come before its entry, and the other way round.
        if (entry && entryFirst[at % entryFirst.length]) fold(entry)
        open = entry
          ? open.map((one) => (one.key === `k${at}` ? { ...one, seq: entry.seq } : one))
          : open.filter(({ key }) => key !== `k${at}`)
        overlay.expect(open, ann)
        if (entry && !entryFirst[at % entryFirst.length]) fold(entry)
      })
      expect(plain(overlay.records)).toEqual(plain(records))
      for (const kind of ['unit', 'incident'] as const)
        for (const { id } of cityOf(records).all(kind)) expect(overlay.markOf(kind, id)).toBeUndefined()
    }),
    { numRuns: 60 },
  ))

test('what is shown before the answer is what the hub then says, but for travel times and ids', () =>
  fc.assert(
    fc.property(askedMany, askedMany, (before, [ask]) => {
      const { records, overlay, decide, fold } = deskOver(before)
      if (!ask || !foreseenCommand(ask.name)) return
      const seen = (of: Pick<Records, 'get' | 'all'>) => [
        [...cityOf({ ...records, ...of }).all('unit')].map(({ id, status, incidentId }) => [id, status, incidentId]),
        [...cityOf({ ...records, ...of }).all('incident')].map(({ id, status, since }) => [id, status, since]),
      ]
      const confirmed = plain(records)
      overlay.expect([pendingOf(ask, 'k')], ann)
      const foreseen = seen(overlay.records)
      expect(plain(records)).toEqual(confirmed)
      const entry = decide(ask)
      if (entry) fold(entry)
      expect(foreseen).toEqual(seen(records))
    }),
    { numRuns: 100 },
  ))

test('what was refused goes back, and what another desk did stands', () => {
  const report = { name: 'incident.report', input: { type: 'fire', place: {} } }
  const { records, overlay, decide, fold } = deskOver([report, report])
  const send = (incidentId: string) => ({ name: 'incident.dispatch', input: { incidentId, unitIds: ['E1'] } })
  overlay.expect([pendingOf(send('i1'), 'k')], ann)
  expect(cityOf(overlay.records).unit('E1')).toMatchObject({ status: 'dispatched', incidentId: 'i1' })
  expect([overlay.markOf('unit', 'E1'), overlay.markOf('incident', 'i1')]).toEqual(['sending', 'sending'])
  const others = decide(send('i2'), { ...ann, id: 'kim', name: 'Kim' })
  if (others) fold(others)
  // Already before its refusal comes: over what is confirmed now it would be refused.
  expect(cityOf(overlay.records).unit('E1').incidentId).toBe('i2')
  overlay.expect([], ann)
  expect(plain(overlay.records)).toEqual(plain(records))
  expect(overlay.markOf('unit', 'E1')).toBeUndefined()
})

test('what is held is marked and shown as done by nobody', () => {
  const { records, overlay } = deskOver([{ name: 'incident.report', input: { type: 'fire', place: {} } }])
  const dispatch = { name: 'incident.dispatch', input: { incidentId: 'i1', unitIds: ['E1'] } }
  const note = { name: 'incident.note', input: { incidentId: 'i1', text: 'smoke' } }
  const held = [dispatch, note].map((ask, at): Pending => ({ ...pendingOf(ask, `k${at}`), state: 'held' }))
  overlay.expect(held, ann)
  expect(plain(overlay.records)).toEqual(plain(records))
  expect(overlay.markOf('unit', 'E1')).toBe('held')
  const lines = overlay.withLines('incident', 'i1', [])
  expect(lines.map(({ type, unconfirmed }) => [type, unconfirmed])).toEqual([
    ['assignment.made', 'held'],
    ['incident.noted', 'held'],
  ])
  expect(overlay.withLines('incident', 'i1', [])).toBe(lines)
})

test('a history that tells of an entry before its event has come shows it once', () => {
  const { overlay, decide } = deskOver([{ name: 'incident.report', input: { type: 'fire', place: {} } }])
  const note = { name: 'incident.note', input: { incidentId: 'i1', text: 'smoke' } }
  overlay.expect([pendingOf(note, 'k')], ann)
  expect(overlay.withLines('incident', 'i1', [])).toMatchObject([{ type: 'incident.noted', unconfirmed: 'sending' }])
  const entry = decide(note)
  if (!entry) throw new Error('a note is never refused')
  const told = entry.events.map((event) => ({ seq: entry.seq, at: 0, cityTime: 0, actor: entry.actor, ...event }))
  expect(overlay.withLines('incident', 'i1', told)).toEqual(told)
})
