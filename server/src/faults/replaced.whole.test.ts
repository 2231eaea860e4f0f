import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { createRecords } from '@muster/shared/kernel/state.ts'
import { io } from 'socket.io-client'
import parser from 'socket.io-msgpack-parser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dropDataDir, type HubProcess, newDataDir, type Person, signIn, startHubProcess } from '../hub.testing.ts'
import { type RedisServer, startRedis } from './redisServer.testing.ts'

const folders = [newDataDir(), newDataDir(), newDataDir()] as const
let redis: RedisServer
let hubs: HubProcess[] = []
let desks: Person[]

beforeAll(async () => {
  redis = await startRedis({ folder: folders[0] })
  const start = (dataDir: string) => startHubProcess({ dataDir, env: { REDIS_URL: redis.url } })
  hubs = [await start(folders[1]), await start(folders[2])]
  desks = await Promise.all(hubs.map(({ url }) => signIn(url, 'dispatcher')))
})
afterAll(async () => {
  await Promise.all(hubs.map((hub) => hub.stop()))
  await redis?.kill()
  folders.forEach(dropDataDir)
})

/** A console that folds what it is sent and counts how often it had to begin anew. */
function openConsole(url: string, cookie: string) {
  const records = createRecords()
  let seq = 0
  let snapshots = 0
  const socket = io(`${url}/live`, { parser, transports: ['websocket'], extraHeaders: { cookie }, forceNew: true })
  socket.on('connect', () => socket.emit('resume', { world: 'live', after: null, fold: cityFold.version }))
  socket.on('snapshot', (snapshot) => {
    records.load(snapshot.state)
    seq = snapshot.seq
    snapshots += 1
  })
  socket.on('events', ({ to, entries }) => {
    for (const entry of entries) cityFold.apply(records, entry)
    seq = to
  })
  const narratives = (): string[] =>
    Object.values<any>(records.plain().incident ?? {}).flatMap(({ narrative }) => narrative ?? [])
  return { narratives, seq: () => seq, snapshots: () => snapshots, close: () => socket.close() }
}

const report = (desk: Person | undefined, narrative: string) =>
  desk?.command('incident.report', { type: 'fire', place: {}, narrative }).catch(() => undefined)

test('fault 5 an older copy of the journal is swapped in under two hubs and their consoles: nobody keeps what is no longer there', async () => {
  const consoles = hubs.map(({ url }, i) => openConsole(url, desks[i]?.cookie ?? ''))
  await report(desks[0], 'in the copy')
  const journal = join(redis.folder, 'appendonlydir')
  const copy = join(folders[0], 'copy')
  cpSync(journal, copy, { recursive: true })
  for (let i = 0; i < 30; i += 1) await report(desks[i % 2], `after the copy ${i}`)
  await expect.poll(() => consoles.map(({ narratives }) => narratives().length), { timeout: 60_000 }).toEqual([31, 31])
  const before = consoles.map(({ snapshots }) => snapshots())

  await redis.kill()
  rmSync(journal, { recursive: true })
  cpSync(copy, journal, { recursive: true })
  await redis.start()

  // The new journal grows past the old one's head, so that numbers alone would not tell them apart.
  const told: unknown[] = []
  const until = Date.now() + 30_000
  while (told.length < 40 && Date.now() < until) {
    const answer = await report(desks[told.length % 2], `in the other journal ${told.length}`)
    if (answer?.status === 200) told.push(answer.json)
  }
  expect(told).toHaveLength(40)
  await expect.poll(() => consoles.map(({ narratives }) => narratives().length), { timeout: 60_000 }).toEqual([41, 41])
  for (const { narratives } of consoles) {
    expect(narratives()).toContain('in the copy')
    expect(narratives().filter((text) => text.startsWith('after the copy'))).toEqual([])
  }
  expect(consoles.map(({ snapshots }, i) => snapshots() > (before[i] ?? 0))).toEqual([true, true])
  const states = await Promise.all(desks.map(async (desk) => (await desk.get('/api/v1/state')).json.state))
  expect(states[0]).toEqual(states[1])
  expect(Object.keys(states[0].incident)).toHaveLength(41)
  for (const { close } of consoles) close()
})
