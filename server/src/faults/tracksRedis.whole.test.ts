import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dropDataDir, type HubProcess, newDataDir, type Person, signIn, startHubProcess } from '../hub.testing.ts'
import { connectOnce } from '../redis/connectRedis.ts'
import { type RedisServer, startRedis } from './redisServer.testing.ts'

const folders = [newDataDir(), newDataDir()] as const
const EPOCH = '2017-01-04T17:00:00-08:00'
let tracksRedis: RedisServer
let hub: HubProcess
let manager: Person
let key: string

beforeAll(async () => {
  tracksRedis = await startRedis({ folder: folders[0] })
  const env = { TRACKS_REDIS_URL: tracksRedis.url }
  hub = await startHubProcess({ dataDir: folders[1], env, args: ['--epoch', EPOCH] })
  manager = await signIn(hub.url, 'manager')
  const admin = await signIn(hub.url, 'admin')
  key = (await admin.post('/api/v1/api-keys', { name: 'phones', scopes: ['feeds'] })).json.key
})
afterAll(async () => {
  await hub?.stop()
  await tracksRedis?.kill()
  folders.forEach(dropDataDir)
})

async function tellPosition(sec: number): Promise<number> {
  const at = new Date(Date.parse(EPOCH) + sec * 1000).toISOString()
  const body = JSON.stringify({ unitId: 'E36', at, point: { type: 'Point', coordinates: [-122.4194, 37.7763] } })
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  return (await fetch(`${hub.url}/api/v1/feeds/positions`, { method: 'POST', headers, body })).status
}
const shed = async (): Promise<number> =>
  Number(/muster_positions_total\{outcome="shed"\} (\d+)/.exec(await (await fetch(`${hub.url}/metrics`)).text())?.[1])
const report = async () => (await manager.command('incident.report', { type: 'fire', place: {} })).status

test('J14 positions lie in a Redis of their own; when it is killed they are shed and counted, and commands go on', async () => {
  const client = await connectOnce({ url: tracksRedis.url })
  let told = 0
  // A position that comes while the line to its Redis is still being made is shed, as any other: the next one is kept.
  const keysAfterOneMore = async (): Promise<string> => {
    told += 1
    expect(await tellPosition(told)).toBe(200)
    return (await client.keys('*')).join()
  }
  await expect.poll(keysAfterOneMore, { timeout: 60_000, interval: 200 }).toContain(':tracks')
  expect((await client.keys('*')).filter((name) => name.includes('journal'))).toEqual([])
  client.destroy()

  await tracksRedis.kill()
  const before = await shed()
  const until = Date.now() + 15_000
  while ((await shed()) === before && Date.now() < until) {
    told += 1
    expect(await tellPosition(told)).toBe(200)
    await sleep(200)
  }
  expect(await shed()).toBeGreaterThan(before)
  expect(await report()).toBe(200)
  expect((await fetch(`${hub.url}/readyz`)).status).toBe(200)

  await hub.stop()
  hub = await startHubProcess({ dataDir: folders[1], env: { TRACKS_REDIS_URL: tracksRedis.url } })
  manager = await signIn(hub.url, 'manager')
  expect(await report()).toBe(200)
})
