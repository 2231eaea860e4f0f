import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openPlace } from './journal.testing.ts'
import { createJournal, type Draft, type Journal, keyDigest } from './journal.ts'
import { createKeyBuckets, idempotencyRecords, KEYS_A_BUCKET } from './keyBuckets.ts'
import { type JournalKeys, journalKeys } from './keys.ts'
import { rawOf } from './line.ts'

const clock = { anchorAt: 0, anchorCityTime: 0, rate: 1 }
const DAY_MS = 86_400_000
let place: Awaited<ReturnType<typeof openPlace>>
let journal: Journal
let keys: JournalKeys
let world = 0

beforeAll(async () => {
  place = await openPlace()
})
beforeEach(() => {
  world += 1
  keys = journalKeys('test', `keys${world}`)
  journal = createJournal({ redis: place.redis, tailRedis: place.redis, keys })
})
afterAll(() => place.close())

const mark = (i: number) => ({ key: keyDigest(`k${i}`), body: `body ${i}` })
const draft = (i: number): Draft => ({
  expects: new Map(),
  payload: {
    actor: { id: 'desk', name: 'Desk' },
    command: { name: 'test', input: {}, ...mark(i) },
    events: [{ type: 'unit.statusSet', id: `u${i}`, data: {} }],
  },
})

/** Remembers so many keys, all of that moment, with room for each. */
async function rememberMany(count: number, at: number) {
  const buckets = createKeyBuckets({ redis: place.redis, keys })
  const records = Array.from({ length: count }, (_, i) => ({ ...mark(i), seq: i + 1, at }))
  for (let from = 0; from < count; from += 1000) {
    await buckets.remember(records.slice(from, from + 1000), new Map())
    buckets.makeRoom()
  }
  await expect.poll(() => place.redis.hGet(keys.head, 'buckets'), { timeout: 60_000 }).toBe(bucketsFor(count))
  return buckets
}

const bucketsFor = (count: number): string => String(Math.max(16, Math.ceil(count / KEYS_A_BUCKET)))

test('J2 every key is found again while buckets are split, with its entry; one that was never used is new', async () => {
  const count = 5000
  const buckets = await rememberMany(count, Date.now())
  const firsts = await buckets.firstOf(Array.from({ length: count }, (_, i) => mark(i)))
  expect(firsts).toEqual(Array.from({ length: count }, (_, i) => ({ isSame: true, seq: i + 1 })))
  expect(await buckets.firstOf([mark(count), { ...mark(7), body: 'another' }])).toEqual([undefined, { isSame: false }])
  expect(await journal.append([draft(7)], clock)).toEqual([{ kind: 'known', seq: 8 }])
})

test('J2 a key costs 40 B at most, its share of the bucket included', async () => {
  const count = 20_000
  const memory = async () => Number(/used_memory:(\d+)/.exec(await place.redis.info('memory'))?.[1])
  const before = await memory()
  await rememberMany(count, Date.now())
  // What Redis holds for a moment on the way, such as a file's buffer or a table that is being widened, is none of theirs.
  await expect.poll(async () => ((await memory()) - before) / count, { timeout: 10_000 }).toBeLessThan(40)
  const sizes = await Promise.all(
    Array.from({ length: Number(bucketsFor(count)) }, (_, i) => place.redis.memoryUsage(`${keys.buckets}${i}`)),
  )
  expect(sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0) / count).toBeLessThan(40)
})

test('J2 a key is kept for 30 days, then forgotten, once a day whichever hub comes first', async () => {
  const now = Date.now()
  const buckets = await rememberMany(100, now - 30 * DAY_MS)
  await buckets.remember([{ ...mark(500), seq: 501, at: now }], new Map())
  buckets.forgetOld(now)
  await expect.poll(() => place.redis.hGet(keys.head, 'forgotOn')).toBe(String(Math.floor(now / DAY_MS)))
  expect(await buckets.firstOf([mark(3), mark(500)])).toEqual([
    { isSame: true, seq: 4 },
    { isSame: true, seq: 501 },
  ])
  createKeyBuckets({ redis: place.redis, keys }).forgetOld(now + 3 * DAY_MS)
  await expect.poll(() => place.redis.hGet(keys.head, 'keys')).toBe('1')
  expect(await buckets.firstOf([mark(3), mark(500)])).toEqual([undefined, { isSame: true, seq: 501 }])
})

test('J2 from the journal alone it is known again what was asked before', async () => {
  await journal.append(
    Array.from({ length: 50 }, (_, i) => draft(i)),
    clock,
  )
  const lines = await journal.readAfter(0, 100)
  expect(idempotencyRecords(lines.map(rawOf))[4]).toMatchObject({ ...mark(4), seq: 5 })
  // The index is gone, as with a journal of before it: a hub that opens the journal makes it anew.
  await place.redis.hDel(keys.head, ['buckets', 'keys', 'noted'])
  await place.redis.del(Array.from({ length: 16 }, (_, i) => `${keys.buckets}${i}`))
  await journal.top()
  expect(await journal.append([draft(4), draft(50)], clock)).toMatchObject([{ kind: 'known', seq: 5 }, { kind: 'ok' }])
})
