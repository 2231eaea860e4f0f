import type { RedisClient } from './connectRedis.ts'
import { askFirst, isOf, nameOf, type Place, readPlaces } from './places.ts'

const SCHEME = 'redis+cluster://'
const CURE = `REDIS_URL must read ${SCHEME}one:6379,two:6379 with any nodes of a Redis Cluster.`

/** True for an address of a cluster: `redis+cluster://one:6379,two:6379`. */
export const isClusterUrl = (url: string): boolean => isOf(SCHEME, url)

type Range = { readonly from: number; readonly to: number; readonly master: Place; readonly replicas: readonly Place[] }

/**
 * A cluster as its nodes describe it. All keys of one hash tag lie in one slot (J4), so that who works with one tag needs
 * the one node that holds it, and no client that knows of slots. Throws CannotStart where the address cannot be read.
 */
export function openCluster(url: string) {
  const { places, login } = readPlaces(url, { scheme: SCHEME, port: 6379, cure: CURE })
  // Whom to ask: who answered last is asked first, and who was named by it is asked where those of the address are gone.
  let known: readonly Place[] = places

  /** Asks the first node that sees most of the cluster: one that is cut off would name a master of yesterday. */
  const look = <T>(ask: (client: RedisClient, ranges: readonly Range[]) => Promise<T> | T): Promise<T> =>
    askFirst(known, login, async (client, asked) => {
      const [info, slots] = await Promise.all([client.clusterInfo(), client.clusterSlots()])
      if (!String(info).includes('cluster_state:ok')) throw new Error(`${nameOf(asked)} says that the cluster is down`)
      // A node that does not know its own name leaves it out, or sends a question mark.
      const placeOf = ({ host, port }: Place): Place => ({ host: !host || host === '?' ? asked.host : host, port })
      const ranges = slots.map(({ from, to, master, replicas }) => ({
        ...{ from, to },
        master: placeOf(master),
        replicas: replicas.map(placeOf),
      }))
      known = distinct([asked, ...ranges.flatMap(({ master, replicas }) => [master, ...replicas]), ...places])
      return ask(client, ranges)
    })

  return {
    login,
    /** Where keys of this hash tag are written at the moment. Rejects where nobody knows. */
    masterOf: (tag: string): Promise<Place> =>
      look(async (client, ranges) => {
        const slot = await client.clusterKeySlot(tag)
        const range = ranges.find(({ from, to }) => from <= slot && slot <= to)
        if (!range) throw new Error(`no node of the cluster holds slot ${slot} of ${tag}`)
        return range.master
      }),
    /** Every node that holds anything, replicas too: each of them may be a master tomorrow. */
    nodes: (): Promise<readonly Place[]> =>
      look((_, ranges) => distinct(ranges.flatMap(({ master, replicas }) => [master, ...replicas]))),
  }
}

export type Cluster = ReturnType<typeof openCluster>

const distinct = (places: readonly Place[]): readonly Place[] => [
  ...new Map(places.map((place) => [nameOf(place), place])).values(),
]
