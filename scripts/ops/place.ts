import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { CannotStart } from '../../server/src/cannotStart.ts'
import { createArchive } from '../../server/src/journal/archive/archive.ts'
import { archivePlaceOf, openStorage } from '../../server/src/journal/archive/openStorage.ts'
import { journalKeys } from '../../server/src/journal/keys.ts'
import { type RedisAddress, socketAddress } from '../../server/src/redis/address.ts'
import type { RedisOf } from '../../server/src/redis/connections.ts'
import { connectOnce, connectRedis, type RedisClient } from '../../server/src/redis/connectRedis.ts'
import { openRedis } from '../../server/src/redis/openRedis.ts'
import { openTheirs } from '../../server/src/redis/theirs.ts'

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
  const keys = journalKeys(city, world)
  const { redisOf, close } = url ? await openTheirStore(url) : await openStore(data)
  const redis = await redisOf(keys.tag).catch(async (error: unknown) => {
    await close()
    throw error
  })
  return {
    data,
    city,
    world,
    redis,
    /** The connection for keys of another hash tag. */
    redisOf,
    keys,
    archive: createArchive(openStorage(archivePlaceOf(process.env), { dataDir: data, city, world })),
    close,
  }
}

type Store = { readonly redisOf: RedisOf; readonly close: () => Promise<void> }

/** A Redis of the reader's own. Sockets that lead there lie apart from those of a hub that runs. */
async function openTheirStore(url: string): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-ops-'))
  const theirs = await openTheirs(url, folder)
  const opened = new Map<string, Promise<RedisClient>>()
  return {
    redisOf(tag) {
      const known = opened.get(tag) ?? theirs.addressFor(tag).then((address) => connectOnce(address))
      opened.set(tag, known)
      return known.catch(() => {
        const why = theirs.trouble(tag)
        throw new CannotStart(`No Redis answers at the address that --url or REDIS_URL names${why ? `: ${why}` : ''}.`)
      })
    },
    async close() {
      for (const client of opened.values()) await client.then((one) => one.destroy()).catch(() => {})
      theirs.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function openStore(data: string): Promise<Store> {
  const own = socketAddress(join(realpathSync(data), 'redis'))
  const joined = await joinRunning({ socket: own.socket })
  // The short way to a long path is the hub's, too, where one runs: it stays.
  if (joined) return { redisOf: async () => joined, close: async () => joined.destroy() }
  own.drop()
  const handle = await openRedis({ dataDir: data })
  const redis = await connectRedis(handle)
  return {
    redisOf: async () => redis,
    async close() {
      redis.destroy()
      await handle.stop()
    },
  }
}

const joinRunning = (address: RedisAddress): Promise<RedisClient | undefined> =>
  connectOnce(address).catch(() => undefined)
