import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPast } from '../journal/archive/past.ts'
import { readPastConfig } from '../journal/archive/pastConfig.ts'
import { folderStorage } from '../journal/archive/storage.ts'
import { openPlace } from '../journal/journal.testing.ts'
import { createLiveState } from '../journal/liveState.ts'
import { createSnapshots } from '../journal/snapshots.ts'
import { createArchiveClosed } from './archiveClosed.ts'
import { createDesk } from './desk.ts'
import { createPersonalKeys } from './personalKeys.ts'
import { createProvide } from './provide.ts'

const actor = { id: 'desk', name: 'Desk', roles: ['dispatcher'] }
const HOUR = 3_600_000
let place: Awaited<ReturnType<typeof openPlace>>
beforeAll(async () => {
  place = await openPlace()
})
afterAll(() => place.close())

async function hub() {
  const stream = place.journal('live')
  const past = createPast({ storage: folderStorage(join(place.folder, 'archive')), stream, dataDir: place.folder })
  const snapshots = createSnapshots({ redis: place.redis, keys: stream.keys })
  const live = createLiveState({ journal: past.journal, snapshots, tell: () => undefined, older: past.older })
  const provide = createProvide({
    journal: stream,
    live,
    areas: { around: () => ({}) },
    estimates: { arrival: () => undefined },
    timeZone: 'UTC',
    personal: createPersonalKeys({ folder: join(place.folder, 'personal') }),
    departed: (id) => past.departed(live, id),
  })
  const desk = createDesk({ journal: past.journal, live, provide })
  await live.load()
  let asked = 0
  const command = async (name: string, input: unknown) => {
    asked += 1
    const verdict = await desk.ask({ name, input, actor, key: `${live.head().seq}-${asked}` })
    if (verdict.kind !== 'committed') throw new Error(JSON.stringify(verdict))
    return verdict
  }
  const warn = (error: unknown) => expect.unreachable(String(error))
  const keeper = past.keep({
    config: { ...readPastConfig({}), segmentEntries: 100, keepEntries: 10 },
    redis: place.redis,
    live,
    snapshots,
    sealedTo: () => live.head().seq,
    warn,
  })
  return { stream, past, live, desk, command, keeper, leave: createArchiveClosed({ desk, live, staysMs: HOUR, warn }) }
}

const found = <T>(answer: T | 'busy'): T => (answer === 'busy' ? expect.unreachable('nobody else asks') : answer)

test('closed incidents leave after their time, oldest first, with versions and histories; reopened they are as they were', async () => {
  const { stream, past, live, command, keeper, leave } = await hub()
  const ids: string[] = []
  for (let i = 0; i < 30; i += 1) {
    const { result } = await command('incident.report', { type: 'fire', place: { address: `${i} Main St` } })
    ids.push(String(result.incidentId))
  }
  const longAgo = live.cityNow() - 2 * HOUR
  for (const incidentId of ids.slice(0, 20)) {
    await command('incident.note', { incidentId, text: 'all clear' })
    await command('incident.close', { incidentId, outcome: 'fire out', claimedAt: longAgo })
  }
  await command('incident.close', { incidentId: ids[20], outcome: 'a moment ago' })
  const [first = ''] = ids
  const before = live.city.incident(first)
  expect(await leave.run()).toBe(20)
  expect(await leave.run()).toBe(0)
  expect([...live.city.all('incident')]).toHaveLength(10)
  expect(live.versionOf(`incident:${first}`)).toBe(0)
  const versions = await place.redis.hKeys(stream.keys.versions)
  expect(versions.filter((name) => name.startsWith('incident:'))).toHaveLength(10)

  // Not archived yet, and archived later: whoever asks cannot tell.
  for (const isArchived of [false, true]) {
    if (isArchived) {
      for (let i = 0; i < 60; i += 1) await command('incident.note', { incidentId: ids[25], text: `note ${i}` })
      await live.keepNow()
      expect(await keeper.run()).toMatchObject({ segments: 1 })
      expect(live.departedOf(ids[1] ?? '')).toBeUndefined()
    }
    for (const name of [ids[1] ?? '', before.number.replace(/-1$/, '-2')])
      expect(await past.whole(live, name), name).toMatchObject({
        isArchived: true,
        incident: { id: ids[1], outcome: 'fire out' },
        history: [{}, {}, {}, { type: 'incident.archived' }],
      })
    const there = found(await past.around(live, { address: 'main st' }, 100))
    expect(there).toHaveLength(30)
    expect(there.filter((one) => one.isArchived)).toHaveLength(20)
    expect(there.map(({ incident }) => incident.receivedAt)).toEqual(
      there.map(({ incident }) => incident.receivedAt).sort((a, b) => b - a),
    )
  }
  await command('incident.reopen', { incidentId: first })
  const { lastSeq, since, ...again } = live.city.incident(first)
  expect(again).toMatchObject({
    number: before.number,
    place: before.place,
    status: 'waiting',
    receivedAt: before.receivedAt,
  })
  expect(again.outcome).toBeUndefined()
  expect(
    found(await past.around(live, { address: '0 main st' }, 3)).find(({ incident }) => incident.id === first),
  ).toMatchObject({
    isArchived: false,
  })
  await command('incident.note', { incidentId: first, text: 'smoke again' })
  await keeper.close()

  // A hub that starts anew on the same past knows the same.
  const other = await hub()
  expect(other.live.records.rows()).toEqual(JSON.parse(JSON.stringify(live.records.rows())))
  await other.command('incident.close', { incidentId: first, outcome: 'out again', claimedAt: longAgo })
  expect(await other.leave.run()).toBe(1)
  expect(await other.past.whole(other.live, first)).toMatchObject({
    isArchived: true,
    incident: { outcome: 'out again' },
  })
  await expect(other.command('incident.reopen', { incidentId: 'nobody' })).rejects.toThrow(/incident.notFound/)
  await other.keeper.close()
})
