import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { HUB_ACTOR } from '../access/caller.ts'
import { loadCity } from '../cities/loadCity.ts'
import type { CityPack } from '../cities/pack.ts'
import { createJournal, type Journal } from '../journal/journal.ts'
import { type JournalKeys, journalKeys } from '../journal/keys.ts'
import { createLiveState, type LiveState } from '../journal/liveState.ts'
import { createSnapshots } from '../journal/snapshots.ts'
import { connectRedis, type RedisClient } from '../redis/connectRedis.ts'
import { openRedis, type RedisHandle } from '../redis/openRedis.ts'
import type { CommandDesk } from './ask.ts'
import { createAwake } from './awake.ts'
import { createDesk } from './desk.ts'
import { openWorld } from './openWorld.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'muster-world-'))
const EPOCH = Date.parse('2017-01-04T17:00:00-08:00')
const MINUTE = 60_000
const HOUR = 60 * MINUTE
let handle: RedisHandle
let redis: RedisClient
let pack: CityPack
let keys: JournalKeys
let journal: Journal
let live: LiveState
let desk: CommandDesk
let world = 0

beforeAll(async () => {
  handle = await openRedis({ dataDir, say: () => {} })
  redis = await connectRedis(handle)
  const loaded = await loadCity('sf')
  if ('refused' in loaded) throw new Error('no city sf')
  pack = loaded
})
beforeEach(() => {
  world += 1
  keys = journalKeys('test', `world${world}`)
  journal = createJournal({ redis, tailRedis: redis, keys })
  live = createLiveState({ journal, snapshots: createSnapshots({ redis, keys }), tell: () => {} })
  desk = createDesk({ journal, live, provide: async () => ({}) })
})
afterAll(async () => {
  redis.destroy()
  await handle.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const open = (wish: Partial<Parameters<typeof openWorld>[0]> = {}) =>
  openWorld({ desk, live, pack, sample: true, epochMs: EPOCH, ...wish })

/** A city that was opened an hour ago and of which nothing was heard since. */
async function openedAnHourAgo(): Promise<{ at: number; cityTime: number }> {
  const at = Date.now() - HOUR
  await open()
  const clock = { anchorAt: at - MINUTE, anchorCityTime: EPOCH, rate: 1 }
  await desk.ask({ name: 'world.setClock', input: { clock }, actor: HUB_ACTOR, key: 'past' })
  const lastAt = { at, cityTime: EPOCH + MINUTE }
  await redis.hSet(keys.head, { at: String(lastAt.at), city: String(lastAt.cityTime) })
  return lastAt
}

async function cityTimeOfNextEntry(): Promise<number> {
  const input = { type: 'fire', place: {} }
  const actor = { id: 'desk', name: 'Desk', roles: ['dispatcher'] }
  const verdict = await desk.ask({ name: 'incident.report', input, actor, key: 'next' })
  const line = verdict.kind === 'committed' ? await journal.lineAt(verdict.seq) : undefined
  return line?.entry.cityTime ?? Number.NaN
}

test('J11 after a rest the city goes on from where it stood, and so do its entries', async () => {
  const lastAt = await openedAnHourAgo()
  await open({ lastAt })
  expect(live.cityNow() - lastAt.cityTime).toBeLessThan(MINUTE)
  expect((await cityTimeOfNextEntry()) - lastAt.cityTime).toBeLessThan(MINUTE)
})

test('a hub that joins a quiet city does not set its clock back', async () => {
  const lastEntry = await openedAnHourAgo()
  const awake = createAwake({ redis, key: keys.awake, cityNow: live.cityNow })
  await awake.mark()
  const before = live.cityNow()
  await open({ lastAt: (await awake.last()) ?? lastEntry })
  expect(live.cityNow() - before).toBeGreaterThanOrEqual(0)
  expect(live.cityNow() - before).toBeLessThan(MINUTE)
  await awake.close()
})

test('an epoch ahead of the city moves its clock there, one behind it does not', async () => {
  await open()
  const lastAt = () => ({ at: Date.now(), cityTime: live.cityNow() })
  const later = EPOCH + 6 * HOUR
  expect(await open({ epochMs: later, isEpochAsked: true, lastAt: lastAt() })).toBe('as asked')
  expect(live.cityNow() - later).toBeLessThan(MINUTE)
  expect(await cityTimeOfNextEntry()).toBeGreaterThanOrEqual(later)
  expect(await open({ epochMs: EPOCH, isEpochAsked: true, lastAt: lastAt() })).toBe('epoch has passed')
  expect(live.cityNow()).toBeGreaterThanOrEqual(later)
})

test('another speed goes on from the present moment', async () => {
  await open()
  const before = live.cityNow()
  await open({ speed: 20, lastAt: { at: Date.now(), cityTime: before } })
  expect(live.clock().rate).toBe(20)
  expect(live.cityNow() - before).toBeLessThan(MINUTE)
})
