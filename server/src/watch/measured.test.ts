import { expect, test } from 'vitest'
import type { CommandDesk, Verdict } from '../command/ask.ts'
import type { FeedDesk } from '../feeds/feedDesk.ts'
import type { Journal } from '../journal/journal.ts'
import { createMeasured } from './measured.ts'
import { createMeters } from './meters.ts'

const committed = { kind: 'committed', seq: 1, events: [], result: {}, replayed: false } as Verdict
const actor = { id: 'p-17', name: 'Somebody', roles: [] }

test('what a desk is asked is counted by kind and verdict; a made-up name becomes no label', async () => {
  const meters = createMeters()
  const measured = createMeasured(meters)
  const answers: Verdict[] = [committed, { ...committed, replayed: true } as Verdict, { kind: 'noSuchCommand' }]
  const given = [...answers]
  const desk = measured.desk({ ask: async () => given.shift() } as unknown as CommandDesk)
  const ask = (name: string) => desk.ask({ name, input: {}, actor, key: 'k' })
  expect([await ask('incident.note'), await ask('incident.note'), await ask('made.up"}')]).toEqual(answers)
  const text = await meters.text()
  for (const line of [
    'muster_commands_total{class="incident",verdict="committed"} 1',
    'muster_commands_total{class="incident",verdict="replayed"} 1',
    'muster_commands_total{class="none",verdict="noSuchCommand"} 1',
    'muster_command_seconds_count{class="incident"} 2',
  ])
    expect(text).toContain(line)
  expect(text).not.toMatch(/p-17|Somebody|made/)
  expect(measured.verdicts.of('replayed')).toBe(1)
})

test('an append is timed with its entries; one that fails leaves them unknown; what waits is told apart', async () => {
  const meters = createMeters()
  const measured = createMeasured(meters)
  let finish: (answer: unknown) => void = () => {}
  const append = () =>
    new Promise((resolve, reject) => {
      finish = (answer) => (answer instanceof Error ? reject(answer) : resolve(answer))
    })
  const journal = measured.journal({ append } as unknown as Journal)
  const drafts = (count: number) => Array.from({ length: count }, () => ({})) as never
  const first = journal.append(drafts(2), {} as never)
  expect(measured.queue()).toEqual({ waiting: 0, inFlight: 2 })
  finish([{ kind: 'ok' }, { kind: 'conflict' }])
  await first
  const second = journal.append(drafts(3), {} as never)
  finish(new Error('lost'))
  await expect(second).rejects.toThrow('lost')
  expect(measured.queue()).toEqual({ waiting: 0, inFlight: 0 })
  const text = await meters.text()
  for (const line of [
    'muster_journal_appended_total{answer="ok"} 1',
    'muster_journal_appended_total{answer="conflict"} 1',
    'muster_journal_appended_total{answer="unknown"} 3',
    'muster_journal_append_seconds_count 2',
    'muster_journal_batch_entries_sum 5',
  ])
    expect(text).toContain(line)
})

test('a message of a feed is counted by what became of its items', async () => {
  const meters = createMeters()
  const measured = createMeasured(meters)
  const taken = { accepted: 2, duplicates: 0, quarantined: 1 }
  const desk = measured.feeds({ take: async () => taken } as unknown as FeedDesk)
  expect(await desk.take({ id: 'positions' } as never, Buffer.alloc(0), '', { actor })).toBe(taken)
  const text = await meters.text()
  expect(text).toContain('muster_feed_taken_total{feed="positions",outcome="accepted"} 2')
  expect(text).toContain('muster_feed_taken_total{feed="positions",outcome="quarantined"} 1')
  expect(measured.items.all()).toBe(3)
})
