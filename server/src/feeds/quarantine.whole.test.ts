import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectRedis, type RedisClient } from '../redis/connectRedis.ts'
import { openRedis, type RedisHandle } from '../redis/openRedis.ts'
import { createQuarantine } from './quarantine.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'muster-quarantine-'))
let handle: RedisHandle
let redis: RedisClient

beforeAll(async () => {
  handle = await openRedis({ dataDir, say: () => {} })
  redis = await connectRedis(handle)
})
afterAll(async () => {
  redis?.destroy()
  await handle?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const refused = (bytes: Buffer) => ({
  ...{ feed: 'positions', code: 'invalid', message: 'no', cityTime: 1, contentType: 'application/json', bytes },
})
const textsOf = (entries: readonly { readonly bytes: Buffer }[]) => entries.map(({ bytes }) => bytes.toString())

test('J8 there is room for so many; the oldest go first, and how many went is said', async () => {
  const quarantine = createQuarantine({ redis, prefix: '{q}:many', kept: 3 })
  await quarantine.keep(['a', 'b', 'c', 'd', 'e'].map((text) => refused(Buffer.from(text))))
  expect(textsOf(await quarantine.list({ limit: 9 }))).toEqual(['e', 'd', 'c'])
  expect(await quarantine.sums()).toEqual({ kept: 3, dropped: 2 })
  await quarantine.keep([refused(Buffer.from('f'))])
  expect(textsOf(await quarantine.list({ limit: 9 }))).toEqual(['f', 'e', 'd'])
  expect(await quarantine.sums()).toEqual({ kept: 3, dropped: 3 })
})

test('J8 there is room for so many bytes, and what is taken out makes room', async () => {
  const quarantine = createQuarantine({ redis, prefix: '{q}:bytes', bytesKept: 1000 })
  const body = (letter: string) => refused(Buffer.from(letter.repeat(300)))
  await quarantine.keep([body('a'), body('b')])
  const [newest] = await quarantine.list({ limit: 1 })
  await quarantine.drop(newest?.id ?? '')
  await quarantine.drop(newest?.id ?? '')
  await quarantine.keep([body('c')])
  expect(await quarantine.sums()).toEqual({ kept: 2, dropped: 0 })
  await quarantine.keep([body('d')])
  expect((await quarantine.list({ limit: 9 })).map(({ bytes }) => bytes.toString()[0])).toEqual(['d', 'c'])
  expect(await quarantine.sums()).toEqual({ kept: 2, dropped: 1 })
})

test('J8 a body too long to be kept whole is kept cut, and says so', async () => {
  const quarantine = createQuarantine({ redis, prefix: '{q}:long' })
  await quarantine.keep([refused(Buffer.alloc(1024 * 1024 + 1, 0xff))])
  expect(await quarantine.list({ limit: 1 })).toMatchObject([{ isCut: true, bytes: { length: 1024 * 1024 } }])
})
