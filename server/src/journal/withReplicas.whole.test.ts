import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type RedisServer, startRedis } from '../faults/redisServer.testing.ts'
import { dropDataDir, newDataDir } from '../hub.testing.ts'
import { connectRedis, type RedisClient } from '../redis/connectRedis.ts'
import type { Draft, Journal } from './journal.ts'
import { createJournal } from './journal.ts'
import { journalKeys } from './keys.ts'
import { withReplicas } from './withReplicas.ts'

const folder = newDataDir()
const clock = { anchorAt: 0, anchorCityTime: 0, rate: 1 }
let servers: RedisServer[] = []
let redis: RedisClient
let beside: RedisClient
let journal: Journal

beforeAll(async () => {
  const fast = ['--repl-diskless-sync-delay', '0']
  const master = await startRedis({ folder: join(folder, 'master'), args: fast })
  const follows = ['--replicaof', '127.0.0.1', String(master.port)]
  servers = [master, await startRedis({ folder: join(folder, 'replica'), args: follows })]
  redis = await connectRedis({ address: { url: master.url } })
  beside = await connectRedis({ address: { url: master.url } })
  await vi.waitFor(async () => expect(await beside.wait(1, 500)).toBe(1), { timeout: 60_000 })
  journal = createJournal({ redis, tailRedis: beside, keys: journalKeys('a', 'live') })
}, 60_000)
afterAll(async () => {
  redis?.destroy()
  beside?.destroy()
  for (const server of servers) await server.kill()
  dropDataDir(folder)
})

const draft = (key: string): Draft => ({
  expects: new Map(),
  payload: {
    actor: { id: 'd', name: 'D', roles: ['dispatcher'] },
    command: { name: 'incident.note', input: {}, context: {}, key: key.padEnd(22, 'x'), body: 'b'.repeat(11) },
    events: [],
  } as never,
})

test('J3 an answer says how many replicas hold it, and after a cut in the middle that nobody knows of any', async () => {
  const plain = withReplicas(journal, redis, 1)
  // A replica on a slow machine may take longer than an answer waits for it: then the next one says so.
  let asked = 0
  const held = async () => {
    const [answer] = await plain.append([draft(`held-${asked++}`)], clock)
    return answer
  }
  await expect.poll(held).toMatchObject({ kind: 'ok', replicas: 1 })

  const cut = withReplicas(
    {
      ...journal,
      async append(drafts, at) {
        const answers = await journal.append(drafts, at)
        const before = redis.socketEpoch
        await beside.sendCommand(['CLIENT', 'KILL', 'ID', String(await redis.clientId())])
        await vi.waitFor(() => expect(redis.socketEpoch > before && redis.isReady).toBe(true), { timeout: 60_000 })
        return answers
      },
    },
    redis,
    1,
  )
  expect(await cut.append([draft('two')], clock)).toMatchObject([{ kind: 'ok', replicas: 0 }])
  await expect.poll(held).toMatchObject({ kind: 'ok', replicas: 1 })
})

test('J3 a replica that is away holds up one answer a second, not each', async () => {
  await servers[1]?.kill()
  const plain = withReplicas(journal, redis, 1)
  const began = performance.now()
  for (let i = 0; i < 150; i += 1)
    expect(await plain.append([draft(`alone-${i}`)], clock)).toMatchObject([{ kind: 'ok', replicas: 0 }])
  // Each with its own patience of 100 ms would be fifteen seconds.
  expect(performance.now() - began).toBeLessThan(12_000)
})
