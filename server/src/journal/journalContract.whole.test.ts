import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { connectRedis, type RedisClient } from '../redis/connectRedis.ts'
import { openRedis, type RedisHandle } from '../redis/openRedis.ts'
import { createJournal } from './journal.ts'
import { journalContract } from './journalContract.testing.ts'
import { journalKeys } from './keys.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'muster-contract-'))
let handle: RedisHandle
let redis: RedisClient
let tailRedis: RedisClient
let worlds = 0

beforeAll(async () => {
  handle = await openRedis({ dataDir, say: () => {} })
  redis = await connectRedis(handle)
  tailRedis = await connectRedis(handle)
})
afterAll(async () => {
  redis.destroy()
  tailRedis.destroy()
  await handle.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

journalContract('in Redis', () => {
  worlds += 1
  return createJournal({ redis, tailRedis, keys: journalKeys('test', `live${worlds}`) })
})
