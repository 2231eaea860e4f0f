import { appendFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type RedisServer, startRedis } from '../faults/redisServer.testing.ts'
import { dropDataDir, newDataDir } from '../hub.testing.ts'
import { createConnections } from './connections.ts'
import { connectOnce } from './connectRedis.ts'

const cleanUp: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of cleanUp.splice(0).reverse()) await end()
})

const HALF = '*1\r\n$5\r\nMULTI\r\n*3\r\n$3\r\nSET\r\n$4\r\nhalf\r\n$1\r\n1\r\n*3\r\n$3\r\nSE'

async function endInTheMiddle(server: RedisServer): Promise<void> {
  await server.kill()
  const files = join(server.folder, 'appendonlydir')
  const newest = readdirSync(files)
    .filter((name) => name.endsWith('.incr.aof'))
    .sort()
    .at(-1)
  appendFileSync(join(files, newest ?? ''), HALF)
  await server.start()
}

test("fault 1 a Redis of the reader's own, killed in the middle of a transaction: what is written next is kept through another kill", async () => {
  const dataDir = newDataDir()
  cleanUp.push(() => dropDataDir(dataDir))
  const server = await startRedis({ folder: join(dataDir, 'redis') })
  cleanUp.push(server.kill)
  const address = { url: server.url }
  const store = { address, addressFor: async () => address, letGo: () => {}, kind: 'url' as const }
  const connections = createConnections(store, () => {})
  cleanUp.push(connections.close)
  const client = await connections.of('{city}')
  for (const key of ['first', 'second']) {
    await endInTheMiddle(server)
    await expect
      .poll(async () => await client.info('persistence').catch(() => ''), { timeout: 60_000 })
      .toMatch(/aof_rewrite_in_progress:0[\s\S]*aof_last_rewrite_time_sec:[0-9]/)
    await client.multi().set(key, 'kept').set(`${key}-too`, 'kept').exec()
  }
  await server.kill()
  await server.start()
  const after = await connectOnce(address)
  cleanUp.push(() => after.destroy())
  const kept = await Promise.all(['first', 'first-too', 'second', 'second-too', 'half'].map((key) => after.get(key)))
  expect(kept).toEqual(['kept', 'kept', 'kept', 'kept', null])
})
