import type { Journal } from '../journal/journal.ts'
import { journalKeys } from '../journal/keys.ts'
import type { Snapshot } from '../journal/snapshots.ts'
import type { Connections } from '../redis/connections.ts'
import type { RedisClient } from '../redis/connectRedis.ts'
import { forgetDrills } from './forgetDrills.ts'
import { type CityParts, createWorld, type World } from './world.ts'

/**
 * Makes a city's worlds and takes away what is left of drills, each by connections for its own keys: in a cluster it may lie
 * at another server than the rest (J4). `tracksRedis`: where positions go, if not there.
 */
export function createCityWorlds({
  connections,
  tracksRedis,
  ...common
}: Omit<CityParts, 'redis' | 'tracksRedis' | 'connectTail'> & {
  connections: Connections
  tracksRedis?: RedisClient
}) {
  const tagOf = (name: string): string => journalKeys(common.pack.city.id, name).tag

  async function partsOf(name: string): Promise<CityParts> {
    const tag = tagOf(name)
    const redis = await connections.of(tag)
    return { ...common, redis, tracksRedis: tracksRedis ?? redis, connectTail: () => connections.alone(tag) }
  }

  return {
    /** A world that stands still. With it end its connections. */
    async create(name: string, origin?: (journal: Journal) => Promise<Snapshot | undefined>): Promise<World> {
      const letGo = () => connections.letGo(tagOf(name))
      try {
        const world = await createWorld(name, await partsOf(name), origin)
        return { ...world, endings: () => [...world.endings(), letGo] }
      } catch (error) {
        await letGo()
        throw error
      }
    },
    /** Takes away what drills have left; those that lie at one server in one go. */
    async forget(drills: readonly string[]): Promise<void> {
      try {
        const all = await Promise.all(drills.map(async (name) => ({ name, parts: await partsOf(name) })))
        for (const [first, ...rest] of Map.groupBy(all, ({ parts }) => parts.redis).values())
          if (first)
            await forgetDrills(
              [first, ...rest].map(({ name }) => name),
              first.parts,
            )
      } finally {
        for (const name of drills) await connections.letGo(tagOf(name))
      }
    },
  }
}
