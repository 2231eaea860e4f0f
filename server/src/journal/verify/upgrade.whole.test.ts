import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Agency } from '@muster/shared/domain/agency/agency.ts'
import { cityOf } from '@muster/shared/domain/city.ts'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { aggregates } from '@muster/shared/domain/index.ts'
import { aggregate } from '@muster/shared/kernel/aggregate.ts'
import type { Event } from '@muster/shared/kernel/entry.ts'
import { createFold, type Fold } from '@muster/shared/kernel/fold.ts'
import { Term } from '@muster/shared/kernel/measure.ts'
import { createRecords, type Fault } from '@muster/shared/kernel/state.ts'
import { hashOf } from '@muster/shared/kernel/stateHash.ts'
import Type from 'typebox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appendAll, openPlace } from '../journal.testing.ts'
import { type Line, lineFrom, type RawLine, rawOf } from '../line.ts'
import { createLiveState } from '../liveState.ts'
import { createSnapshots } from '../snapshots.ts'
import { packSnapshot } from '../snapshotText.ts'
import { readExport } from './exportFile.ts'
import { createProof } from './proof.ts'
import { createRefold } from './refold.ts'
import { verifyLines } from './verify.ts'

// Exports that versions of this code wrote, as they wrote them: `fold-2` is of 24 November 2026. None is ever changed.
const samples = fileURLToPath(new URL('./samples/', import.meta.url))
const sampleFiles = readdirSync(samples).map((name) => samples + name)

let place: Awaited<ReturnType<typeof openPlace>>
beforeAll(async () => {
  place = await openPlace()
})
afterAll(() => place.close())

async function readAll(path: string): Promise<RawLine[]> {
  const proof = createProof()
  const lines: RawLine[] = []
  for await (const some of readExport(path, proof)) {
    proof.take(some)
    lines.push(...some)
  }
  return lines
}

/** What a console of this fold holds after these lines. */
function foldAll(fold: Fold, lines: readonly Line[]) {
  const records = createRecords()
  const faults: Fault[] = lines.flatMap(({ entry }) => fold.apply(records, entry).faults)
  return { records, city: cityOf(records), faults, hash: hashOf(records.plain()) }
}

const SHORT = { en: 'FD', zh: '消防' }

/**
 * The next version, as versions may differ: an event gets a field, which an upcaster fills in where it is not there yet, and
 * an event is new. The version before leaves the field alone, and lists the new event as what it cannot read.
 */
const nextFold: Fold = createFold(
  aggregates.map((one) =>
    one.name === 'agency'
      ? aggregate(
          'agency',
          Type.Object({ ...Agency.properties, short: Term }),
        )({
          events: {
            registered: {
              data: Type.Object({ name: Term, short: Term }),
              lifts: [
                {
                  before: cityFold.version + 1,
                  lift: (data) => ('short' in data ? data : { ...data, short: data.name }),
                },
              ],
              evolve: (_, { name, short }, _meta, id) => ({ id, name, short }),
            },
            shortened: {
              data: Type.Object({ short: Term }),
              evolve: (before, { short }) => before && { ...before, short },
            },
          },
        })
      : one,
  ),
  cityFold.version + 1,
)

/** What only the next version writes. */
const ofNext: Event[] = [
  { type: 'agency.registered', id: 'smfd', data: { name: SHORT, short: SHORT } },
  { type: 'agency.shortened', id: 'sffd', data: { short: SHORT } },
]

test.each(sampleFiles)('J12 a journal that an older version wrote is proven and read by this one: %s', async (path) => {
  const proof = createProof()
  const refold = createRefold()
  const { faults, unread } = await verifyLines(readExport(path, proof), { proof, refold })
  expect({ faults, unread }).toEqual({ faults: [], unread: 0 })
  const { city } = refold.folded
  expect([...city.all('incident')].map(({ number, status }) => [number, status])).toEqual([
    ['20170104-1', 'waiting'],
    ['20170104-2', 'waiting'],
  ])
  expect(city.unit('E12')).toMatchObject({ status: 'available', agencyId: 'sffd' })
  expect(city.find('agency', 'sffd')?.name.zh).toBe('消防局')
})

test('J12 an upgrade and the way back lose nothing: the journal stays, each version folds what it can read', async () => {
  const journal = place.journal('upgrade')
  const snapshots = createSnapshots({ redis: place.redis, keys: journal.keys })
  const older = (await readAll(sampleFiles[0] as string)).map(lineFrom)
  await appendAll(
    journal,
    older.map(({ entry }) => entry.events),
  )
  const before = foldAll(cityFold, await journal.readAfter(0, 1000))
  expect(before.faults).toEqual([])

  // Upgraded: old entries are lifted, new ones are written, and a snapshot of the new fold is kept.
  await appendAll(journal, [ofNext])
  const written = await journal.readAfter(0, 1000)
  const next = foldAll(nextFold, written)
  expect(next.faults).toEqual([])
  expect([...next.records.all('agency')]).toMatchObject([
    { id: 'sffd', short: SHORT, name: { zh: '消防局' } },
    { id: 'smfd', short: SHORT },
  ])
  const [head] = written.slice(-1).map(({ entry, link }) => ({ seq: entry.seq, link }))
  if (!head) throw new Error('nothing was written')
  const rows = Object.entries(next.records.plain()).flatMap(([name, things]) =>
    Object.entries(things).map(([id, record]) => ['record', name, id, record] as const),
  )
  const packed = await packSnapshot({ ...head, fold: nextFold.version }, rows)
  await snapshots.keep({ ...head, packed }, nextFold.version)

  // Rolled back: the snapshot of the other fold is left alone, and hub and console agree, also on what they cannot read.
  const live = createLiveState({ journal, snapshots, tell: () => undefined })
  await live.load()
  const console = foldAll(cityFold, written)
  expect(hashOf(live.records.plain())).toBe(console.hash)
  expect(live.faults().first).toEqual(console.faults)
  expect(live.faults().first).toMatchObject([{ seq: head.seq, type: 'agency.shortened', id: 'sffd' }])
  expect(live.city.find('agency', 'sffd')?.name.en).toBe('Fire Department')
  expect(live.city.find('agency', 'smfd')?.name).toEqual(SHORT)
  await live.keepNow()
  expect((await snapshots.newest(cityFold.version))?.seq).toBe(head.seq)

  // Upgraded again: everything is there, also what was written in between.
  await appendAll(journal, [[{ type: 'agency.registered', id: 'ems', data: { name: SHORT } }]])
  expect(await snapshots.newest(nextFold.version)).toBeUndefined()
  const again = foldAll(nextFold, await journal.readAfter(0, 1000))
  expect(again.faults).toEqual([])
  expect([...again.records.all('agency')]).toMatchObject([{ id: 'sffd' }, { id: 'smfd' }, { id: 'ems', short: SHORT }])
  const proof = createProof()
  proof.take((await journal.readAfter(0, 1000)).map(rawOf))
  expect(proof.end().faults.filter(({ says }) => says.includes('link'))).toEqual([])
})
