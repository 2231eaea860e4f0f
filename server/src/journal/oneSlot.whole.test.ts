import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startRedis } from '../faults/redisServer.testing.ts'
import { dropDataDir, freePort, type HubProcess, newDataDir, signIn, startHubProcess } from '../hub.testing.ts'
import { connectOnce, type RedisClient } from '../redis/connectRedis.ts'

const dataDir = newDataDir()
let server: Awaited<ReturnType<typeof startRedis>>
let redis: RedisClient
let hub: HubProcess

beforeAll(async () => {
  // By itself it takes its own port plus 10,000 for the others, which may be past the last there is.
  const bus = String(await freePort())
  const args = ['--cluster-enabled', 'yes', '--cluster-port', bus]
  server = await startRedis({ folder: join(dataDir, 'redis'), args })
  redis = await connectOnce({ url: server.url })
  await redis.sendCommand(['CLUSTER', 'ADDSLOTSRANGE', '0', '16383'])
  await vi.waitFor(async () => {
    expect(String(await redis.sendCommand(['CLUSTER', 'INFO']))).toContain('cluster_state:ok')
  }, 20_000)
  hub = await startHubProcess({ dataDir, env: { REDIS_URL: server.url, COMMANDS_PER_S: '1000' } })
}, 60_000)
afterAll(async () => {
  await hub?.stop()
  redis?.destroy()
  await server?.kill()
  dropDataDir(dataDir)
})

test('J4 a hub works on Redis Cluster, and all keys of a world lie in one slot', async () => {
  const { command, post } = await signIn(hub.url, 'dispatcher')
  const reported = await command('incident.report', { type: 'fire', place: {} }, 'a-key')
  const again = await command('incident.report', { type: 'fire', place: {} }, 'a-key')
  expect([reported.status, again.json.seq]).toEqual([200, reported.json.seq])
  const incidentId = reported.json.result.incidentId
  const notes = Array.from({ length: 600 }, (_, i) => command('incident.note', { incidentId, text: `note ${i}` }))
  // So many that the buckets of keys are split, too.
  expect(new Set((await Promise.all(notes)).map(({ status }) => status))).toEqual(new Set([200]))
  expect((await post('/api/v1/leases', { name: 'sim', holder: 'one', ttlSec: 5 })).status).not.toBe(500)

  const slots = new Map<string, Set<unknown>>()
  for (const key of await redis.keys('*')) {
    const tag = /^\{[^}]+\}/.exec(key)?.[0]
    expect(tag, `${key} has no tag of ours`).toMatch(/^\{sf(:[a-z0-9:]+)?\}$/)
    const slot = await redis.sendCommand(['CLUSTER', 'KEYSLOT', key])
    slots.set(String(tag), (slots.get(String(tag)) ?? new Set()).add(slot))
  }
  expect(slots.get('{sf:live}')?.size).toBe(1)
  for (const [tag, its] of slots) expect(its.size, tag).toBe(1)
  expect(hub.output()).not.toMatch(/CROSSSLOT|non local key/)
})
