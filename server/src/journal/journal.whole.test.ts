import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { connectRedis, type RedisClient } from '../redis/connectRedis.ts'
import { openRedis, type RedisHandle } from '../redis/openRedis.ts'
import { createJournal, type Draft, type Journal, keyDigest } from './journal.ts'
import { type JournalKeys, journalKeys } from './keys.ts'
import { linkOf } from './line.ts'
import { createLiveState, JournalReplaced } from './liveState.ts'
import { createSnapshots } from './snapshots.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'muster-journal-'))
const clock = { anchorAt: 0, anchorCityTime: 1_000, rate: 1 }
let handle: RedisHandle
let redis: RedisClient
let tailRedis: RedisClient
let journal: Journal
let keys: JournalKeys
let world = 0

beforeAll(async () => {
  handle = await openRedis({ dataDir, say: () => {} })
  redis = await connectRedis(handle)
  tailRedis = await connectRedis(handle)
})
beforeEach(() => {
  world += 1
  keys = journalKeys('test', `live${world}`)
  journal = createJournal({ redis, tailRedis, keys })
})
afterAll(async () => {
  redis.destroy()
  tailRedis.destroy()
  await handle.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const draft = (key: string, expects: Record<string, number> = {}, text = key): Draft => ({
  expects: new Map(Object.entries(expects)),
  payload: {
    actor: { id: 'desk', name: 'Desk' },
    command: { name: 'incident.note', input: { text }, key: keyDigest(key), body: text },
    events: [{ type: 'incident.noted', id: 'i1', data: { text } }],
  },
})
const kinds = (answers: readonly { kind: string }[]) => answers.map(({ kind }) => kind)

test('J1 commands of one append are entries of their own, numbered in order from 1', async () => {
  expect(kinds(await journal.append([draft('a'), draft('b'), draft('c')], clock))).toEqual(['ok', 'ok', 'ok'])
  const lines = await journal.readAfter(0, 10)
  expect(lines.map(({ entry }) => [entry.seq, entry.events[0]?.data.text])).toEqual([
    [1, 'a'],
    [2, 'b'],
    [3, 'c'],
  ])
})

test('J1 a changed version refuses one command of a batch and not its neighbours', async () => {
  await journal.append([draft('first', { 'unit:E12': 0 })], clock)
  const answers = await journal.append(
    [draft('x', { 'unit:E20': 0 }), draft('late', { 'unit:E12': 0 }), draft('y')],
    clock,
  )
  expect(kinds(answers)).toEqual(['ok', 'conflict', 'ok'])
  expect(answers[1]).toMatchObject({ name: 'unit:E12', seq: 1 })
  expect((await journal.readAfter(0, 10)).length).toBe(3)
})

test('J1 two commands of one batch that touch the same thing: the first wins', async () => {
  expect(kinds(await journal.append([draft('a', { 'unit:E12': 0 }), draft('b', { 'unit:E12': 0 })], clock))).toEqual([
    'ok',
    'conflict',
  ])
})

test('J1 a head that differs from the top of the stream is rebuilt from the stream', async () => {
  await journal.append([draft('a'), draft('b')], clock)
  const { link } = await journal.top()
  await redis.hSet(keys.head, { seq: '1', link: 'wrong' })
  expect(await journal.top()).toEqual({ seq: 2, link })
  const [next] = await journal.append([draft('c')], clock)
  expect(next).toMatchObject({ kind: 'ok', line: { entry: { seq: 3 } } })
})

test('J2 the same key and body is one entry, whatever the versions say by then', async () => {
  await journal.append([draft('a', { 'unit:E12': 0 })], clock)
  expect(await journal.append([draft('a', { 'unit:E12': 0 })], clock)).toEqual([{ kind: 'known', seq: 1 }])
  expect((await journal.readAfter(0, 10)).length).toBe(1)
})

test('J2 the same key with another body is told so and writes nothing', async () => {
  await journal.append([draft('a')], clock)
  expect(await journal.append([draft('a', {}, 'other')], clock)).toEqual([{ kind: 'other' }])
  expect((await journal.top()).seq).toBe(1)
})

test('J2 twenty clients that race for one version have one winner', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => journal.append([draft(`r${i}`, { 'unit:E12': 0 })], clock)),
  )
  expect(kinds(answers.flat()).filter((kind) => kind === 'ok')).toHaveLength(1)
})

test('J3 the server that we start replies only after the fsync', async () => {
  expect(handle.durable).toBe(true)
  expect(await redis.configGet(['appendonly', 'appendfsync'])).toMatchObject({
    appendonly: 'yes',
    appendfsync: 'always',
  })
})

test('J4 all keys of a journal lie in one slot of a cluster', () => {
  const tags = Object.values(keys).filter((key) => typeof key === 'string')
  expect(new Set(tags.map((key) => /\{(.+)\}/.exec(key)?.[1]))).toEqual(new Set([`test:live${world}`]))
})

test('J1 a command that touches more than Lua can unpack is one entry, with every version, or none', async () => {
  const things = Object.fromEntries(Array.from({ length: 6000 }, (_, i) => [`unit:${i}`, 0]))
  expect(kinds(await journal.append([draft('wide', things)], clock))).toEqual(['ok'])
  expect(await redis.hLen(keys.versions)).toBe(6000)
  expect(await journal.append([draft('wide', things)], clock)).toEqual([{ kind: 'known', seq: 1 }])
  expect(kinds(await journal.append([draft('stale', { 'unit:5999': 0 })], clock))).toEqual(['conflict'])
  expect(await redis.xLen(keys.stream)).toBe(1)
})

test('J5 each link follows from the former one and covers number, time and payload', async () => {
  await journal.append([draft('a'), draft('b'), draft('c')], clock)
  let link = ''
  for (const line of await journal.readAfter(0, 10)) {
    expect(linkOf(link, line)).toBe(line.link)
    link = line.link
  }
  expect(await journal.holds({ seq: 3, link })).toBe(true)
  expect(await journal.holds({ seq: 3, link: 'of another journal' })).toBe(false)
})

test('J5 a journal that was replaced by another is noticed, not followed', async () => {
  await journal.append([draft('a'), draft('b')], clock)
  const live = createLiveState({ journal, snapshots: createSnapshots({ redis, keys }), tell: () => {} })
  await live.load()
  await redis.del([keys.stream, keys.head, keys.versions])
  await journal.append([draft('p'), draft('q'), draft('r')], clock)
  const lines = await journal.readAfter(live.head().seq, 10)
  expect(() => live.offerChecked(lines)).toThrow(JournalReplaced)
  expect(await journal.holds(live.head())).toBe(false)
})

test('J11 time never goes back, even where the clock of Redis did', async () => {
  await journal.append([draft('a')], clock)
  const later = Date.now() + 3_600_000
  await redis.hSet(keys.head, { at: String(later), city: String(later + 5) })
  await journal.append([draft('b')], clock)
  const [, second] = await journal.readAfter(0, 10)
  expect(second?.entry.at).toBe(later)
  expect(second?.entry.cityTime).toBeGreaterThanOrEqual(later + 5)
})

test('J12 a start from a snapshot and the rest gives the state of a start from nothing', async () => {
  const snapshots = createSnapshots({ redis, keys })
  const report = (i: number): Draft => ({
    ...draft(`r${i}`),
    payload: {
      actor: { id: 'desk', name: 'Desk' },
      command: { name: 'incident.report', input: {}, key: keyDigest(`r${i}`), body: `${i}` },
      events: [
        { type: 'incident.reported', id: `i${i}`, data: { number: `${i}`, type: 'fire', priority: 1, place: {} } },
      ],
    },
  })
  const open = () => createLiveState({ journal, snapshots, tell: () => {} })
  await journal.append(
    Array.from({ length: 50 }, (_, i) => report(i)),
    clock,
  )
  const first = open()
  await first.load()
  await first.keepNow()
  await journal.append(
    Array.from({ length: 50 }, (_, i) => report(50 + i)),
    clock,
  )
  const [second, plain] = [open(), open()]
  await second.load()
  await redis.del(keys.snapshot)
  await plain.load()
  expect(second.records.plain()).toEqual(plain.records.plain())
  expect(second.head()).toEqual(plain.head())
  expect(second.versionOf('incident:i10')).toBe(11)
  expect(second.historyOf('incident', 'i10')).toEqual(plain.historyOf('incident', 'i10'))
})

test('an entry is read once by one who follows, in order, also when it comes twice', async () => {
  const seen: number[] = []
  const live = createLiveState({
    journal,
    snapshots: createSnapshots({ redis, keys }),
    tell: (lines) => seen.push(...lines.map(({ entry }) => entry.seq)),
  })
  const answers = await journal.append(
    Array.from({ length: 9 }, (_, i) => draft(`k${i}`)),
    clock,
  )
  const lines = answers.flatMap((answer) => (answer.kind === 'ok' ? [answer.line] : []))
  live.offer([...lines].reverse())
  live.offer(lines)
  live.offerChecked(await journal.readAfter(0, 10))
  expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
})
