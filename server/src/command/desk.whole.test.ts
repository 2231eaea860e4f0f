import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createJournal, type Journal } from '../journal/journal.ts'
import { journalKeys } from '../journal/keys.ts'
import { createLiveState, type LiveState } from '../journal/liveState.ts'
import { createSnapshots } from '../journal/snapshots.ts'
import { connectRedis, type RedisClient } from '../redis/connectRedis.ts'
import { openRedis, type RedisHandle } from '../redis/openRedis.ts'
import { OutcomeUnknown } from '../redis/within.ts'
import type { Ask, CommandDesk } from './ask.ts'
import { createDesk } from './desk.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'muster-desk-'))
const actor = { id: 'desk', name: 'Desk', roles: ['dispatcher'] }
let handle: RedisHandle
let redis: RedisClient
let live: LiveState
let desk: CommandDesk
let world = 0

beforeAll(async () => {
  handle = await openRedis({ dataDir, say: () => {} })
  redis = await connectRedis(handle)
})
beforeEach(() => {
  world += 1
  const keys = journalKeys('test', `desk${world}`)
  const journal: Journal = createJournal({ redis, tailRedis: redis, keys })
  live = createLiveState({ journal, snapshots: createSnapshots({ redis, keys }), tell: () => {} })
  desk = createDesk({
    journal,
    live,
    // The areas of one place cannot be told: the files of that quarter are unreadable, say.
    async provide({ area }) {
      if (area) throw new Error('no areas today')
      return {}
    },
  })
})
afterAll(async () => {
  redis.destroy()
  await handle.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const report = (key: string, place: object = {}): Ask => ({
  name: 'incident.report',
  input: { type: 'fire', place },
  actor,
  key,
})

test('each command of a batch has its own verdict: one that cannot be decided leaves the others alone', async () => {
  const nowhere = { point: { type: 'Point', coordinates: [-122.4, 37.7] } }
  const verdicts = await desk.askAll([report('a'), report('b', nowhere), report('c')])
  expect(verdicts.map(({ kind }) => kind)).toEqual(['committed', 'unknown', 'committed'])
})

test('J2 the retry of a lost acknowledgement can be undone like the first', async () => {
  const reported = await desk.ask(report('a'))
  const incidentId = reported.kind === 'committed' ? reported.result.incidentId : undefined
  const lower: Ask = { name: 'incident.prioritise', input: { incidentId, priority: 2 }, actor, key: 'b' }
  const [first, again] = [await desk.ask(lower), await desk.ask(lower)]
  expect(first).toMatchObject({ kind: 'committed', undo: { command: 'incident.prioritise', input: { priority: 3 } } })
  expect(again).toEqual({ ...first, replayed: true })
})

test('J2 who waits for an entry that does not come is told that the outcome is unknown', async () => {
  await expect(live.at(99, 50)).rejects.toThrow(OutcomeUnknown)
})

test('nobody becomes the hub by a name', async () => {
  const impostor = { id: 'hub', name: 'Muster', roles: [] }
  const clock = { anchorAt: 0, anchorCityTime: 0, rate: 1 }
  const verdict = await desk.ask({ name: 'world.setClock', input: { clock }, actor: impostor, key: 'x' })
  expect(verdict.kind).toBe('forbidden')
})

test('many commands about one thing that arrive together are all done, in their order, and none is told of contention', async () => {
  const reported = await desk.ask(report('one'))
  const incidentId = reported.kind === 'committed' ? reported.result.incidentId : undefined
  const texts = Array.from({ length: 300 }, (_, i) => `note ${i}`)
  const notes = texts.map((text): Ask => ({ name: 'incident.note', input: { incidentId, text }, actor, key: text }))
  const verdicts = await desk.askAll([...notes, ...Array.from({ length: 50 }, (_, i) => report(`other ${i}`))])
  expect(new Set(verdicts.map(({ kind }) => kind))).toEqual(new Set(['committed']))
  const noted = verdicts.slice(0, 300).map((verdict) => (verdict.kind === 'committed' ? verdict.seq : 0))
  expect(noted).toEqual([...noted].sort((a, b) => a - b))
})
