import { join } from 'node:path'
import { assignment } from '@muster/shared/domain/assignment/assignment.ts'
import { cityOf } from '@muster/shared/domain/city.ts'
import { cityRedaction } from '@muster/shared/domain/cityRedaction.ts'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { incident } from '@muster/shared/domain/incident/incident.ts'
import type { Event } from '@muster/shared/kernel/entry.ts'
import { createRecords } from '@muster/shared/kernel/state.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFolded, forkRows } from '../folded.ts'
import { appendAll, openPlace } from '../journal.testing.ts'
import { createLiveState } from '../liveState.ts'
import { createSnapshots } from '../snapshots.ts'
import { packSnapshot } from '../snapshotText.ts'
import { createArchive } from './archive.ts'
import { createArchivist } from './archivist.ts'
import { createFolds } from './folds.ts'
import { createPastIncidents, metresApart } from './pastIncidents.ts'
import { createPastStates } from './pastStates.ts'
import { folderStorage } from './storage.ts'
import { withArchive } from './withArchive.ts'

const CALLS = 120
/** Each call has three entries and a unit's work; every third is archived. */
const calls = Array.from({ length: CALLS }, (_, i) => {
  const pair = { unitId: `E${i}`, incidentId: `i${i}` }
  const entries: Event[][] = [
    [
      incident.make.reported(`i${i}`, {
        number: `20170104-${i}`,
        type: 'fire',
        priority: 1,
        narrative: 'said in confidence',
        place: {
          address: `${100 * (i % 12)} Block of  Market St`,
          point: { type: 'Point', coordinates: [-122.4 - i * 0.001, 37.77] },
        },
      }),
    ],
    [assignment.make.made(`a${i}`, pair)],
    [assignment.make.ended(`a${i}`, { ...pair, cause: 'cleared', unitBecomes: 'available' })],
    [incident.make.closed(`i${i}`, { outcome: 'fire out' })],
  ]
  if (i % 3 === 0) entries.push([assignment.make.archived(`a${i}`, {}), incident.make.archived(`i${i}`, {})])
  return entries
}).flat()

let place: Awaited<ReturnType<typeof openPlace>>
let parts: Awaited<ReturnType<typeof openParts>>

async function openParts() {
  const stream = place.journal('past')
  await appendAll(stream, calls)
  const archive = createArchive(folderStorage(join(place.folder, 'archive', 'past')))
  const scratch = join(place.folder, 'scratch')
  const folds = createFolds({ archive, scratch })
  const journal = withArchive(stream, archive)
  const snapshots = createSnapshots({ redis: place.redis, keys: stream.keys })
  const live = createLiveState({
    journal,
    snapshots,
    tell: () => undefined,
    older: async () => folds.newestBefore(Number.MAX_SAFE_INTEGER),
  })
  await live.load()
  await live.keepNow()
  const archivist = createArchivist({
    archive,
    folds,
    journal: stream,
    redis: place.redis,
    scratch,
    sealedTo: () => live.head().seq,
    snapshotSeq: snapshots.seq,
    consumedTo: () => live.head().seq,
    warn: (error) => expect.unreachable(String(error)),
    segmentEntries: 100,
    keepEntries: 60,
  })
  expect(await archivist.run()).toEqual({ segments: 5, trimmed: 460 })
  return { stream, archive, folds, journal, snapshots, live, pastStates: createPastStates({ archive, folds, journal }) }
}

beforeAll(async () => {
  place = await openPlace()
  parts = await openParts()
})
afterAll(() => place.close())

/** The state as it was, folded from the beginning. */
async function foldedTo(seq: number) {
  const records = createRecords()
  for (let after = 0; after < seq; ) {
    const lines = await parts.journal.readAfter(after, Math.min(100, seq - after))
    for (const { entry } of lines) cityFold.apply(records, entry)
    after = lines.at(-1)?.entry.seq ?? seq
  }
  return records.plain()
}

const plainly = (value: unknown) => JSON.parse(JSON.stringify(value))

test('the state of any moment is the fold of all entries up to it, whether archived or not', async () => {
  const { pastStates, journal } = parts
  for (const seq of [57, 100, 461, 520]) {
    const past = await pastStates.at({ seq }, 'personal')
    if (typeof past === 'string') return expect.unreachable(past)
    expect(JSON.parse(new TextDecoder().decode(past.json))).toEqual({ seq, state: plainly(await foldedTo(seq)) })
    const line = await journal.lineAt(seq)
    const then = await pastStates.at({ cityTime: line?.entry.cityTime ?? 0 }, 'public')
    if (typeof then === 'string') return expect.unreachable(then)
    // Entries of one moment belong together: the last of them counts.
    expect(then.seq).toBeGreaterThanOrEqual(seq)
    expect((await journal.lineAt(then.seq))?.entry.cityTime).toBe(line?.entry.cityTime)
    const text = new TextDecoder().decode(then.json)
    expect(JSON.parse(text).state).toEqual(plainly(cityRedaction.state('public', await foldedTo(then.seq))))
    expect(text).not.toContain('said in confidence')
  }
  const [first] = await journal.readAfter(0, 1)
  expect(await pastStates.at({ cityTime: (first?.entry.cityTime ?? 0) - 1 }, 'personal')).toBe('early')
})

test('J7 archive and stream together fold to live state, also where the snapshot is gone', async () => {
  const { stream, journal, live, snapshots, folds } = parts
  await place.redis.del(stream.keys.snapshot)
  for (const older of [undefined, async () => folds.newestBefore(Number.MAX_SAFE_INTEGER)]) {
    const again = createLiveState({ journal, snapshots, tell: () => undefined, older })
    await again.load()
    expect(again.head()).toEqual(live.head())
    expect(again.records.plain()).toEqual(plainly(live.records.plain()))
    expect(again.historyOf('incident', 'i1')).toEqual(plainly(live.historyOf('incident', 'i1')))
  }
})

test('more moments at once than the hub has room for are sent away, not kept waiting for ever', async () => {
  const asked = await Promise.all(Array.from({ length: 12 }, () => parts.pastStates.at({ seq: 5 }, 'staff')))
  expect(asked.filter((past) => past === 'busy')).toHaveLength(2)
  expect(await parts.pastStates.at({ seq: 5 }, 'staff')).not.toBe('busy')
})

test('an incident that left is found by id, number, address and place, with its work and history', async () => {
  const past = createPastIncidents(parts.folds)
  expect(await past.find('i3')).toMatchObject({
    incident: { id: 'i3', number: '20170104-3', status: 'closed', outcome: 'fire out' },
    assignments: [{ id: 'a3', unitId: 'E3', ended: 'cleared' }],
  })
  expect((await past.find('i3'))?.history.map(({ type }) => type)).toEqual([
    ...['incident.reported', 'assignment.made', 'assignment.ended', 'incident.closed', 'incident.archived'],
  ])
  expect((await past.find('20170104-6'))?.incident.id).toBe('i6')
  expect(await past.find('i1')).toBeUndefined()
  const there = await past.around({ address: '300 block of market' }, 50)
  expect(there.map(({ incident: { id } }) => id).sort()).toEqual(
    ['i3', 'i15', 'i27', 'i39', 'i51', 'i63', 'i75', 'i87', 'i99', 'i111'].sort(),
  )
  const near = await past.around({ near: [-122.43, 37.77], metres: 300 }, 50)
  expect(near.map(({ incident: { id } }) => id).sort()).toEqual(['i27', 'i30', 'i33'])
  for (const { incident: call } of near)
    expect(metresApart([-122.43, 37.77], call.place.point?.coordinates ?? [0, 0])).toBeLessThan(300)
  expect(await past.around({ address: "x' OR 1=1 --" }, 50)).toEqual([])
  expect(await past.around({ address: '0 block', near: [-122.4, 37.77], metres: 5 }, 50)).toHaveLength(1)
  expect(cityOf(createRecords()).find('incident', 'i3')).toBeUndefined()
})

test('a world that was forked begins with what it was forked from, at every moment', async () => {
  const stream = place.journal('drill:a')
  const archive = createArchive(folderStorage(join(place.folder, 'archive', 'drill_a')))
  const folds = createFolds({ archive, scratch: join(place.folder, 'scratch') })
  const from = createFolded()
  from.begin({ seq: 0, link: '' })
  for (const row of forkRows(parts.live.rows())) from.add(row)
  await folds.keepBase(await packSnapshot({ ...from.head(), fold: cityFold.version }, from.rows()))
  await appendAll(stream, [[incident.make.noted('i1', { text: 'in the drill' })]])
  const states = createPastStates({ archive, folds, journal: withArchive(stream, archive) })
  const past = await states.at({ seq: 1 }, 'personal')
  if (typeof past === 'string') return expect.unreachable(past)
  const { state } = JSON.parse(new TextDecoder().decode(past.json))
  expect(state.incident.i1).toMatchObject({ number: '20170104-1', lastSeq: 1 })
  expect(Object.keys(state.incident)).toEqual([...parts.live.city.all('incident')].map(({ id }) => id))
})
