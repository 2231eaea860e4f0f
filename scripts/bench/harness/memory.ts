import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { RedisClient } from '@muster/server/redis/connectRedis.ts'

/** Bytes that Redis needs for this key, all of it counted; 0 where there is none. */
export const memoryOf = async (redis: RedisClient, key: string): Promise<number> =>
  Number((await redis.memoryUsage(key, { SAMPLES: 0 })) ?? 0)

/** Bytes and number of all keys that begin with `prefix`. */
export async function memoryUnder(redis: RedisClient, prefix: string): Promise<{ bytes: number; keys: string[] }> {
  const found = new Set<string>()
  for await (const keys of redis.scanIterator({ MATCH: `${prefix}*`, COUNT: 1000 }))
    for (const key of keys) found.add(key)
  let bytes = 0
  for (const key of found) bytes += await memoryOf(redis, key)
  return { bytes, keys: [...found] }
}

/** This process's heap without what nobody holds any more, bytes. */
export function heapNow(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed
}
