import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPlace } from '../journal.testing.ts'
import { besideKeys, keep, putBack } from './beside.ts'

let place: Awaited<ReturnType<typeof openPlace>>
beforeAll(async () => {
  place = await openPlace()
})
afterAll(() => place.close())

test('what Redis keeps beside the journal comes back as it was, whatever it is', async () => {
  const { redis } = place
  const bytes = Buffer.from([0, 255, 10, 13, 128])
  await redis.sendCommand(['SET', '{a}:text', bytes])
  await redis.sendCommand(['HSET', '{a:live}:numbers', '20170104', '231', 'x', bytes])
  await redis.sendCommand(['ZADD', '{a}:scores', '1.5', 'one', '-2', bytes])
  await redis.sendCommand(['RPUSH', '{a}:list', 'b', 'a', bytes])
  await redis.sendCommand(['SADD', '{a}:set', 'member'])
  await redis.sendCommand(['XADD', '{a:live}:quarantine', '5-1', 'feed', 'stock', 'bytes', bytes])
  await redis.set('{a}:month', 'kept', { PX: 30 * 24 * 3600 * 1000 })
  await redis.set('{a}:session', 'over soon', { EX: 3600 })
  await redis.set('{a:live}:head', 'follows from the journal')
  await redis.set('{ab}:other', "another city's")

  const kept: string[] = []
  for (const tag of ['{a}', '{a:live}'])
    for await (const key of besideKeys(redis, tag)) {
      const found = await keep(redis, key)
      if (found) kept.push(JSON.stringify(found))
    }
  const names = ['{a}:text', '{a:live}:numbers', '{a}:scores', '{a}:list', '{a}:set', '{a:live}:quarantine']
  const dumps = await Promise.all(names.map((name) => redis.dump(name)))
  await redis.flushAll()
  for (const line of kept) await putBack(async () => redis, line)
  expect((await redis.keys('*')).sort()).toEqual([...names, '{a}:month'].sort())
  expect(await Promise.all(names.map((name) => redis.dump(name)))).toEqual(dumps)
  expect(await redis.pTTL('{a}:month')).toBeGreaterThan(29 * 24 * 3600 * 1000)
})
