import { existsSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { CannotStart } from '../../server/src/cannotStart.ts'
import { createArchive } from '../../server/src/journal/archive/archive.ts'
import { archivePlaceOf, openStorage } from '../../server/src/journal/archive/openStorage.ts'
import { journalKeys } from '../../server/src/journal/keys.ts'
import { type RedisAddress, socketAddress } from '../../server/src/redis/address.ts'
import { connectOnce, connectRedis, type RedisClient } from '../../server/src/redis/connectRedis.ts'
import { openRedis } from '../../server/src/redis/openRedis.ts'

export type Where = { readonly data?: string; readonly url?: string; readonly city: string; readonly world: string }

/**
 * Opens what is meant: the Redis of a running hub is joined, else the data folder's own is started for as long as this
 * takes. Throws CannotStart where there is nothing.
 */
export async function openPlace({ data: given, url = process.env.REDIS_URL, city, world }: Where) {
  if (!/^[A-Za-z0-9_-]{1,40}$/.test(city)) throw new CannotStart(`--city must be a city's id, not "${city}".`)
  if (!/^[A-Za-z0-9_-]+(:[A-Za-z0-9_-]+)?$/.test(world))
    throw new CannotStart(`--world must be a world, not "${world}".`)
  const data = resolve(given ?? process.env.DATA_DIR ?? '.data')
  if (!existsSync(data)) throw new CannotStart(`There is no data folder ${data}. Name it with --data.`)
  const { redis, close } = await openStore(data, url || undefined)
  return {
    data,
    city,
    world,
    redis,
    keys: journalKeys(city, world),
    archive: createArchive(openStorage(archivePlaceOf(process.env), { dataDir: data, city, world })),
    close,
  }
}

async function openStore(data: string, url: string | undefined) {
  const own = url ? undefined : socketAddress(join(realpathSync(data), 'redis'))
  const joined = await joinRunning(url ? { url } : { socket: own?.socket ?? '' })
  // The short way to a long path is the hub's, too, where one runs: it stays.
  if (joined) return { redis: joined, close: async () => joined.destroy() }
  own?.drop()
  if (url) throw new CannotStart(`No Redis answers at the address that --url or REDIS_URL names.`)
  const handle = await openRedis({ dataDir: data })
  const redis = await connectRedis(handle)
  return {
    redis,
    async close() {
      redis.destroy()
      await handle.stop()
    },
  }
}

const joinRunning = (address: RedisAddress): Promise<RedisClient | undefined> =>
  connectOnce(address).catch(() => undefined)
