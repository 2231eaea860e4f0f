import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectRedis, connectWhenThere, type RedisClient, staysEnded } from './connectRedis.ts'
import { newDataDir } from './hubProcess.testing.ts'
import { openRedis, type RedisHandle } from './openRedis.ts'

const dataDir = newDataDir()
let store: RedisHandle
let redis: RedisClient

beforeAll(async () => {
  store = await openRedis({ dataDir, say: () => {} })
  redis = await connectRedis(store)
})
afterAll(async () => {
  redis?.destroy()
  await store?.stop()
})

/** All connections to the server, once they are as many for a while. */
async function connections(): Promise<number> {
  for (let last = -1; ; ) {
    const now = (await redis.clientList()).length
    if (now === last) return now
    last = now
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}

test.each([
  ['of its own', () => connectWhenThere(store.address, () => {})],
  ['made after another', async () => staysEnded(redis.duplicate().on('error', () => {}))],
])('a connection that is ended while it is being made is not made: %s', async (_, make) => {
  const before = await connections()
  for (let i = 0; i < 20; i += 1) {
    const client = await make()
    client.destroy()
    client.connect().catch(() => {})
    client.destroy()
  }
  expect(await connections()).toBe(before)
})
