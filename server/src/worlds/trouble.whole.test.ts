import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { io, NodeWebSocket, type Socket } from 'socket.io-client'
import parser from 'socket.io-msgpack-parser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dropDataDir, type HubProcess, newDataDir, type Person, signIn, startHubProcess } from '../hub.testing.ts'
import { journalKeys } from '../journal/keys.ts'
import { connectRedis, type RedisClient } from '../redis/connectRedis.ts'

const PATIENT = { timeout: 60_000 }
const dataDir = newDataDir()
const sockets: Socket[] = []
let hub: HubProcess
let manager: Person
let redis: RedisClient
let drill: string

beforeAll(async () => {
  hub = await startHubProcess({ dataDir })
  redis = await connectRedis({ address: { socket: join(dataDir, 'redis', 'redis.sock') } })
  manager = await signIn(hub.url, 'manager')
  drill = `drill:${(await manager.post('/api/v1/drills', { title: 'Exercise' })).json.id}`
})
afterAll(async () => {
  for (const socket of sockets) socket.close()
  redis?.destroy()
  await hub?.stop()
  dropDataDir(dataDir)
})

/** A console in a world that counts its heartbeats. */
function look(world: string) {
  const socket = io(`${hub.url}/live`, {
    parser,
    transports: [NodeWebSocket],
    extraHeaders: { cookie: manager.cookie },
    forceNew: true,
  })
  sockets.push(socket)
  let beats = 0
  let snapshots = 0
  socket.on('heartbeat', () => {
    beats += 1
  })
  socket.on('snapshot', () => {
    snapshots += 1
  })
  socket.on('connect', () => socket.emit('resume', { world, after: null, fold: cityFold.version }))
  return { beats: () => beats, snapshots: () => snapshots }
}

/** Puts an entry behind the last with a hole before it: this journal cannot be folded until it is taken away. */
async function spoil(world: string) {
  const { stream } = journalKeys('sf', world)
  // A seal of what happened a moment ago comes first.
  await sleep(1500)
  const [last] = (await redis.xRevRange(stream, '+', '-', { COUNT: 1 })) ?? []
  const top = Number(last?.id.split('-')[0])
  await redis.xAdd(stream, `${top + 2}-0`, { ...last?.message })
  return {
    async mend() {
      await redis
        .multi()
        .xDel(stream, `${top + 2}-0`)
        .xSetId(stream, `${top}-0`)
        .exec()
    },
  }
}

test('V3 V4 a drill whose state is not whole answers 503 and has no heartbeat until it is, and the live city goes on', async () => {
  const inDrill = () => fetch(`${hub.url}/api/v1/state?world=${drill}`, { headers: { cookie: manager.cookie } })
  const [here, live] = [look(drill), look('live')]
  await expect.poll(() => Math.min(here.beats(), here.snapshots(), live.snapshots()), PATIENT).toBeGreaterThan(0)
  expect((await inDrill()).status).toBe(200)
  const { mend } = await spoil(drill)
  await expect.poll(async () => (await inDrill()).status, PATIENT).toBe(503)
  const [before, elsewhere] = [here.beats(), live.beats()]
  const answer = await inDrill()
  expect(answer.headers.get('retry-after')).toBe('1')
  expect(await answer.json()).toMatchObject({ code: 'not_ready', detail: expect.stringContaining('folded again') })
  const asked = await manager.post(`/api/v1/commands/incident.report?world=${drill}`, { type: 'fire', place: {} })
  expect(asked).toMatchObject({ status: 503, json: { code: 'not_ready' } })
  expect((await manager.get('/api/v1/state')).status).toBe(200)
  await expect.poll(live.beats, PATIENT).toBeGreaterThan(elsewhere + 1)
  expect(here.beats()).toBe(before)
  await mend()
  await expect.poll(async () => (await inDrill()).status, PATIENT).toBe(200)
  await expect.poll(here.beats, PATIENT).toBeGreaterThan(before)
})
