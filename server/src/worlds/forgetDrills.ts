import { rm } from 'node:fs/promises'
import { journalKeys } from '../journal/keys.ts'
import type { RedisClient } from '../redis/connectRedis.ts'
import { type CityPlaces, foldersOf, storageOf } from './places.ts'

/** Keys looked at in one go: Redis answers nobody else meanwhile. */
const AT_ONCE = 1000

/** Unlinks every key under these hash tags, in one walk over all that `begins` may be the beginning of. */
async function unlinkAll(redis: RedisClient, begins: string, tags: readonly string[]): Promise<void> {
  for await (const found of redis.scanIterator({ MATCH: `${begins}*`, COUNT: AT_ONCE })) {
    const keys = found.filter((key) => tags.some((tag) => key.startsWith(`${tag}:`)))
    if (keys.length > 0) await redis.unlink(keys)
  }
}

/**
 * Takes away all that drills have left: their keys in Redis, their past, their folders in this hub's own. Some of it may be
 * gone already. Rejects where not all could be taken away; it may be asked again then. Throws for any world but a drill.
 */
export async function forgetDrills(
  worlds: readonly string[],
  parts: CityPlaces & { readonly redis: RedisClient; readonly tracksRedis: RedisClient },
): Promise<void> {
  for (const world of worlds) if (!/^drill:[0-9a-f]{10}$/.test(world)) throw new Error(`${world} is no drill`)
  const tags = worlds.map((world) => journalKeys(parts.pack.city.id, world).tag)
  for (const redis of new Set([parts.redis, parts.tracksRedis]))
    await unlinkAll(redis, `{${parts.pack.city.id}:drill:`, tags)
  for (const world of worlds) {
    await storageOf(world, parts).dropAll()
    for (const folder of Object.values(foldersOf(world, parts))) await rm(folder, { recursive: true, force: true })
  }
}
