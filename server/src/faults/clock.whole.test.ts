import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  dropDataDir,
  type HubProcess,
  newDataDir,
  type Person,
  signIn,
  startHubProcess,
  wholeJournal,
} from '../hub.testing.ts'
import { journalKeys } from '../journal/keys.ts'
import { connectOnce } from '../redis/connectRedis.ts'
import { type RedisServer, startRedis } from './redisServer.testing.ts'

const LIBRARY = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1'
const HOUR_MS = 3_600_000
const folders = [newDataDir(), newDataDir(), newDataDir()] as const
const clockFile = join(folders[0], 'clock')
let redis: RedisServer
let hubs: HubProcess[] = []
let desks: Person[]

/** The first hub's clock can be set by this file, where libfaketime is installed. */
const canJump = existsSync(LIBRARY)
const jump = {
  LD_PRELOAD: LIBRARY,
  FAKETIME_TIMESTAMP_FILE: clockFile,
  FAKETIME_NO_CACHE: '1',
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
}

beforeAll(async () => {
  redis = await startRedis({ folder: folders[0] })
  writeFileSync(clockFile, '+0')
  const env = { REDIS_URL: redis.url }
  hubs = [
    await startHubProcess({ dataDir: folders[1], env: canJump ? { ...env, ...jump } : env }),
    await startHubProcess({ dataDir: folders[2], env }),
  ]
  desks = await Promise.all(hubs.map(({ url }) => signIn(url, 'dispatcher')))
})
afterAll(async () => {
  await Promise.all(hubs.map((hub) => hub.stop()))
  await redis?.kill()
  folders.forEach(dropDataDir)
})

const report = async (i: number, narrative: string): Promise<number> => {
  const answer = await desks[i]?.command('incident.report', { type: 'fire', place: {}, narrative })
  expect(answer?.status).toBe(200)
  return answer?.json.seq
}

async function inOrder(): Promise<any[]> {
  const entries = await wholeJournal(desks[1] as Person)
  for (const time of ['at', 'cityTime'])
    expect(entries.every((entry, i) => i === 0 || entry[time] >= entries[i - 1][time])).toBe(true)
  return entries
}

test('fault 14 one hub of two has a clock that jumps an hour back and forth: the record keeps its order and its times', async (context) => {
  if (!canJump) context.skip('libfaketime is not installed here')
  const from = Date.now()
  const made: number[] = []
  for (const clock of ['+0', '-1h', '+1h', '-1h', '+0']) {
    writeFileSync(clockFile, clock)
    made.push(await report(0, `jumped ${clock}`), await report(1, 'steady'))
  }
  const entries = await inOrder()
  for (const { seq, at } of entries.filter((entry) => made.includes(entry.seq)))
    expect([seq, at >= from - 1000 && at <= Date.now() + 1000]).toEqual([seq, true])
})

test("fault 14 the journal's own clock is set an hour back: no entry is earlier than the one before it", async () => {
  const client = await connectOnce({ url: redis.url })
  const { head } = journalKeys('sf', 'live')
  // As it stands after an entry that was written while Redis's clock was an hour ahead.
  const ahead = Date.now() + HOUR_MS
  await client.hSet(head, 'at', String(ahead))
  client.destroy()
  const seqs = [await report(0, 'after it was set back'), await report(1, 'and once more')]
  const entries = await inOrder()
  expect(entries.filter(({ seq }) => seqs.includes(seq)).map(({ at }) => at)).toEqual([ahead, ahead])
})
