import { hash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { RedisClient } from '../redis/connectRedis.ts'
import { APPEND_SCRIPT } from './appendScript.ts'
import { openPlace } from './journal.testing.ts'
import { createJournal, type Draft, type Journal, keyDigest } from './journal.ts'
import { type JournalKeys, journalKeys } from './keys.ts'
import { linkOf } from './line.ts'

const clock = { anchorAt: 0, anchorCityTime: 0, rate: 1 }
let place: Awaited<ReturnType<typeof openPlace>>
let journal: Journal
let keys: JournalKeys
let world = 0

beforeAll(async () => {
  place = await openPlace()
})
beforeEach(() => {
  world += 1
  keys = journalKeys('test', `append${world}`)
  journal = createJournal({ redis: place.redis, tailRedis: place.redis, keys })
})
afterAll(() => place.close())

const IDS = ['E1', 'E2', 'E3']
const setUp = (id: string): Draft => draft(`set up ${id}`, id, 0)

function draft(key: string, id: string, expected: number): Draft {
  const data = { status: 'outofservice', reason: key }
  return {
    expects: new Map([[`unit:${id}`, expected]]),
    payload: {
      actor: { id: 'desk', name: 'Desk' },
      command: { name: 'unit.status', input: {}, key: keyDigest(key), body: 'body of it' },
      events: [{ type: 'unit.statusSet', id, data }],
    },
  }
}

/** The client, with an append script whose call of that number fails; `calls` tells how many the whole script makes. */
function failingAt(number: number): RedisClient {
  const failing = `local calls = 0
local function call(...)
  calls = calls + 1
  if calls == ${number} then error('this call fails') end
  return redis.call(...)
end
${APPEND_SCRIPT.replaceAll('redis.call(', 'call(')}`
  const digest = hash('sha1', APPEND_SCRIPT)
  return new Proxy(place.redis, {
    get(client, name, itself) {
      if (name === 'withCommandOptions') return () => itself
      if (name !== 'evalSha') {
        const value = Reflect.get(client, name)
        return typeof value === 'function' ? value.bind(client) : value
      }
      return (sha: string, options: object) =>
        sha === digest ? client.eval(failing, options) : client.evalSha(sha, options)
    },
  })
}

/** Everything that Redis holds of this world. */
async function contents(): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const key of (await place.redis.keys('*')).filter((one) => one.startsWith(keys.tag)).sort())
    found[key] = String(await place.redis.dump(key))
  return found
}

test('fault 4 whichever call of the append script fails: each command is written whole or not at all, and once', async () => {
  const outcomes: string[] = []
  for (let number = 1, isOver = false; !isOver; number += 1) {
    keys = journalKeys('test', `fails${world}-${number}`)
    journal = createJournal({ redis: place.redis, tailRedis: place.redis, keys })
    await journal.append(IDS.map(setUp), clock)
    const asked = IDS.map((id, i) => draft(id, id, i + 1))
    const failing = createJournal({ redis: failingAt(number), tailRedis: place.redis, keys })
    const failed = await failing.append(asked, clock).then(
      () => 'none',
      () => 'failed',
    )
    const written = (await journal.top()).seq - IDS.length
    outcomes.push(`${failed}: ${written}`)
    isOver = failed === 'none'
    // What was written knows its key; the rest is new, and is written by the retry.
    const again = await journal.append(asked, clock)
    expect(again.map(({ kind }) => kind)).toEqual(IDS.map((_, i) => (i < written ? 'known' : 'ok')))
    const lines = await journal.readAfter(0, 100)
    expect(lines.map(({ entry }) => [entry.seq, entry.events[0]?.id])).toEqual(
      [...IDS, ...IDS].map((id, i) => [i + 1, id]),
    )
    lines.forEach((line, i) => {
      expect(line.link).toBe(linkOf(lines[i - 1]?.link ?? '', line))
    })
    // Each thing's version is that of its last entry: the next command is neither refused for ever nor let through blindly.
    const next = await journal.append(
      [...IDS.map((id, i) => draft(`next ${id}`, id, i + 4)), draft('stale', 'E1', 1)],
      clock,
    )
    expect(next.map(({ kind }) => kind)).toEqual(['ok', 'ok', 'ok', 'conflict'])
  }
  // Some calls fail before the first write, some after one, two and three entries.
  expect(new Set(outcomes)).toEqual(new Set(['failed: 0', 'failed: 1', 'failed: 2', 'failed: 3', 'none: 3']))
})

test('fault 4 a key of another type than the script expects lets nothing be written', async () => {
  const buckets = Array.from({ length: 16 }, (_, i) => `${keys.buckets}${i}`)
  for (const spoilt of [[keys.stream], [keys.head], [keys.versions], buckets]) {
    for (const key of spoilt) await place.redis.set(key, 'of another program')
    const before = await contents()
    await expect(journal.append([draft('a', 'E1', 0), draft('b', 'E2', 0)], clock)).rejects.toThrow('WRONGTYPE')
    expect(await contents()).toEqual(before)
    await place.redis.del(spoilt)
  }
  expect(await journal.append([draft('a', 'E1', 0)], clock)).toMatchObject([{ kind: 'ok' }])
})

test('J1 a thing that is no more has no version: one of that name that comes again is new', async () => {
  await journal.append([setUp('E1')], clock)
  const leaving = { ...draft('away', 'E1', 1), leaves: ['unit:E1'] }
  const answers = await journal.append([leaving, draft('again', 'E1', 0), draft('late', 'E1', 1)], clock)
  expect(answers.map(({ kind }) => kind)).toEqual(['ok', 'ok', 'conflict'])
  expect(await place.redis.hGet(keys.versions, 'unit:E1')).toBe('3')
})
