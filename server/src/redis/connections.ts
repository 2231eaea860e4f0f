import type { RedisAddress } from './address.ts'
import { connectRedis, type RedisClient } from './connectRedis.ts'
import type { RedisHandle } from './openRedis.ts'
import { writeAnewAfterStart } from './writeAnew.ts'

/** The connection for keys of a hash tag. */
export type RedisOf = (tag: string) => Promise<RedisClient>

/**
 * A hub's connections to its Redis, each by the hash tag of the keys that are asked for there: one for all of them, or one a
 * tag where several servers share what is kept (Redis Cluster). `hear` hears of each one that is lost.
 */
export function createConnections(
  store: Pick<RedisHandle, 'address' | 'addressFor' | 'letGo' | 'kind'>,
  hear: (error: Error) => void,
) {
  const shared = new Map<string, Promise<RedisClient>>()
  const named = async (tag: string) => {
    const address = await store.addressFor(tag)
    return { address, name: address === store.address ? '' : tag }
  }

  async function open(address: RedisAddress): Promise<RedisClient> {
    const client = await connectRedis({ address }, hear)
    if (store.kind === 'url') writeAnewAfterStart(client)
    return client
  }

  /** The connection for keys of this tag. */
  async function of(tag: string): Promise<RedisClient> {
    const { address, name } = await named(tag)
    const known = shared.get(name) ?? open(address)
    shared.set(name, known)
    known.catch(() => shared.get(name) === known && shared.delete(name))
    return known
  }

  return {
    of,
    /** A connection of one's own, for what blocks it. Who asked ends it. */
    alone: async (tag: string): Promise<RedisClient> => connectRedis({ address: await store.addressFor(tag) }, hear),
    /** Nobody works with keys of this tag any more. */
    async letGo(tag: string): Promise<void> {
      const client = shared.get(tag)
      shared.delete(tag)
      if (!client) return
      store.letGo(tag)
      await client.then(
        (one) => one.destroy(),
        () => {},
      )
    },
    /** Ends all that are shared. */
    async close(): Promise<void> {
      for (const client of shared.values()) (await client).destroy()
    },
  }
}

export type Connections = ReturnType<typeof createConnections>
