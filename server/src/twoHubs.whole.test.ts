import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { createRecords } from '@muster/shared/kernel/state.ts'
import { io } from 'socket.io-client'
import parser from 'socket.io-msgpack-parser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dropDataDir, type HubProcess, newDataDir, type Person, signIn, startHubProcess } from './hub.testing.ts'
import { openRedis, type RedisHandle } from './redis/openRedis.ts'

const folders = [newDataDir(), newDataDir(), newDataDir()] as const
let server: RedisHandle
let hubs: HubProcess[]
let desks: Person[]

beforeAll(async () => {
  server = await openRedis({ dataDir: folders[0], say: () => {} })
  const socket = 'socket' in server.address ? server.address.socket : ''
  const env = { REDIS_URL: `unix://${socket}` }
  hubs = await Promise.all([
    startHubProcess({ dataDir: folders[1], env }),
    startHubProcess({ dataDir: folders[2], env }),
  ])
  desks = await Promise.all(hubs.map(({ url }, i) => signIn(url, i === 0 ? 'dispatcher' : 'dispatcher2')))
})
afterAll(async () => {
  await Promise.all((hubs ?? []).map((hub) => hub.stop()))
  await server?.stop()
  folders.forEach(dropDataDir)
})

/** A console as any client would be one: it folds what it is sent. */
function openConsole(url: string, cookie: string) {
  const records = createRecords()
  let seq = 0
  const socket = io(`${url}/live`, { parser, transports: ['websocket'], extraHeaders: { cookie }, forceNew: true })
  socket.on('connect', () => socket.emit('resume', { world: 'live', after: null, fold: cityFold.version }))
  socket.on('snapshot', (snapshot) => {
    records.load(snapshot.state)
    seq = snapshot.seq
  })
  socket.on('events', ({ from, to, entries }) => {
    expect(from).toBe(seq + 1)
    for (const entry of entries) cityFold.apply(records, entry)
    seq = to
  })
  return { state: () => JSON.parse(JSON.stringify(records.plain())), seq: () => seq, close: () => socket.close() }
}

test('two hubs that start at once on an empty journal open one world', async () => {
  const [a, b] = await Promise.all(desks.map((desk) => desk.get('/api/v1/journal?after=0&limit=10')))
  expect(a?.json.entries.map(({ command }: { command: string }) => command).slice(0, 2)).toEqual([
    'world.open',
    'world.furnish',
  ])
  expect(b?.json.entries[0]).toEqual(a?.json.entries[0])
})

test('J2 two hubs send one unit to two incidents at once: one wins, the other is told; hubs and consoles agree', async () => {
  const consoles = hubs.map(({ url }, i) => openConsole(url, desks[i]?.cookie ?? ''))
  const made = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      desks[i % 2]?.command('incident.report', { type: 'fire', place: { address: `x${i}` } }),
    ),
  )
  const incidentIds = made.map((answer) => answer?.json.result.incidentId)
  expect(new Set(made.map((answer) => answer?.json.seq)).size).toBe(20)
  const { json } = (await desks[0]?.get('/api/v1/state')) ?? { json: {} }
  const unitIds = Object.keys(json.state.unit).slice(0, 10)
  for (const [i, unitId] of unitIds.entries()) {
    const answers = await Promise.all(
      desks.map((desk, k) => desk.command('incident.dispatch', { incidentId: incidentIds[i + k], unitIds: [unitId] })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const loser = answers.find(({ status }) => status === 409)
    expect(loser?.json).toMatchObject({ code: 'unit.busy', detail: expect.stringContaining(unitId) })
  }
  await sleep(1000)
  const states = await Promise.all(desks.map(async (desk) => (await desk.get('/api/v1/state')).json))
  expect(states[1]).toEqual(states[0])
  for (const one of consoles) {
    // A seal may have come meanwhile: it is in both states, or in neither.
    await expect.poll(one.seq, { timeout: 60_000 }).toBeGreaterThanOrEqual(states[0].seq)
    const same = one.seq() === states[0].seq ? states[0] : (await desks[0]?.get('/api/v1/state'))?.json
    expect(one.state()).toEqual(same.state)
    one.close()
  }
})

test('J2 the same key at two hubs at once is one entry, and both are told the same', async () => {
  const key = randomUUID()
  const input = { type: 'medical', place: { address: 'one call' } }
  const [a, b] = await Promise.all(
    desks.map(({ cookie }, i) => post(hubs[i]?.url ?? '', desks[0]?.cookie ?? cookie, key, input)),
  )
  expect(a?.status).toBe(200)
  expect(b?.json).toEqual({ ...a?.json, undo: b?.json.undo })
})

async function post(url: string, cookie: string, key: string, input: unknown) {
  const reply = await fetch(`${url}/api/v1/commands/incident.report`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(input),
  })
  return { status: reply.status, json: (await reply.json()) as any }
}

test('what one hub acknowledges the other shows within a second, numbering is one', async () => {
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, i) =>
      desks[i % 2]?.command('incident.report', { type: 'fire', place: { address: `two-${i}` } }),
    ),
  )
  expect(answers.every((answer) => answer?.status === 200)).toBe(true)
  const numbers = answers.map((answer) => answer?.json.result.number)
  expect(new Set(numbers).size).toBe(100)
  await sleep(1000)
  for (const desk of desks) {
    const { json } = await desk.get('/api/v1/state')
    const seen = Object.values<any>(json.state.incident).filter(({ place }) => /^two-/.test(place.address ?? ''))
    expect(seen).toHaveLength(100)
  }
})

/** What both hubs answer to this, once they stand at the same entry and hold it to be the same time. */
async function bothSay(path: string) {
  for (let tries = 0; tries < 60; tries++) {
    const [one, other] = await Promise.all(desks.map(async (desk) => (await desk.get(path)).json))
    if (one.seq === other.seq && one.time === other.time) return [JSON.stringify(one), JSON.stringify(other)]
    await sleep(100)
  }
  throw new Error(`${path}: the hubs never stood at the same entry`)
}

test('both hubs advise alike, byte for byte, also once a road is closed and units are at work', async () => {
  const point = { type: 'Point', coordinates: [-122.4526, 37.7638] }
  const reported = await desks[0]?.command('incident.report', { type: 'fire', place: { point } })
  const id = reported?.json.result.incidentId
  const now = ['moves', 'coverage?capability=medic', 'sufficiency?capability=medic&calls=5'].map(
    (path) => `/api/v1/${path}`,
  )
  const questions = [`/api/v1/recommendations?incident=${id}`, ...now]
  const agree = async () => {
    const said = await Promise.all(questions.map(bothSay))
    for (const [one, other] of said) expect(other).toBe(one)
    return said.map(([one]) => one ?? '')
  }
  const [open] = await agree()
  const first = JSON.parse(open ?? '').units.find(({ rank }: { rank: number | null }) => rank === 1)
  const [west, south, east, north] = [-122.456, 37.761, -122.449, 37.766]
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  const flood = { type: 'Polygon', coordinates: [corners] }
  expect((await desks[1]?.command('closure.add', { kind: 'flooded', geometry: flood }))?.status).toBe(200)
  const [shut] = await agree()
  expect(JSON.parse(shut ?? '').units).not.toEqual(JSON.parse(open ?? '').units)
  await desks[0]?.command('incident.dispatch', { incidentId: id, unitIds: [first.id] })
  await agree()
})
