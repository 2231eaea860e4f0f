import { realpathSync } from 'node:fs'
import { type RedisAddress, socketAddress } from './address.ts'
import { isClusterUrl, openCluster } from './cluster.ts'
import { urlOf } from './places.ts'
import { type Relay, relayTo } from './relay.ts'
import { isSentinelUrl, openSentinels } from './sentinel.ts'

/** A Redis of the reader's own: one, or several of which each holds a part. */
export type Theirs = {
  /** Where keys of this hash tag are, now and after each fail-over. */
  readonly addressFor: (tag: string) => Promise<RedisAddress>
  /** Nobody works with this tag any more. */
  readonly letGo: (tag: string) => void
  /** Servers that may come to hold something of ours besides the one that does now. */
  readonly others: () => Promise<readonly RedisAddress[]>
  /** Why nobody knows at this moment where keys of this tag are. */
  readonly trouble: (tag: string) => string | undefined
  readonly stop: () => void
}

/** Opens what REDIS_URL names; sockets that lead there lie in `dataDir`. Throws CannotStart where it cannot be read. */
export async function openTheirs(url: string, dataDir: string): Promise<Theirs> {
  if (isClusterUrl(url)) return openNodes(url, realpathSync(dataDir))
  if (isSentinelUrl(url)) return openMaster(url, realpathSync(dataDir))
  const address = { url }
  return {
    addressFor: async () => address,
    letGo: () => {},
    others: async () => [],
    trouble: () => undefined,
    stop: () => {},
  }
}

/** Where sentinels name the master, one socket leads to the one of now. */
async function openMaster(url: string, folder: string): Promise<Theirs> {
  const { login, master } = openSentinels(url)
  const { socket, drop } = socketAddress(folder, 'master.sock')
  const relay = await relayTo(socket, master)
  const address = { socket, login }
  return {
    addressFor: async () => address,
    letGo: () => {},
    others: async () => [],
    trouble: relay.trouble,
    stop() {
      relay.stop()
      drop()
    },
  }
}

/** In a cluster each tag has a socket of its own, which leads to the master of its slot. */
function openNodes(url: string, folder: string): Theirs {
  const { login, masterOf, nodes } = openCluster(url)
  const relays = new Map<string, Promise<{ relay: Relay; address: RedisAddress }>>()
  const troubles = new Map<string, Relay['trouble']>()
  const drops = new Set<() => void>()
  let opened = 0

  async function open(tag: string) {
    opened += 1
    // None has the name of one that may still be closing.
    const { socket, drop } = socketAddress(folder, `tag-${opened}.sock`)
    drops.add(drop)
    const relay = await relayTo(socket, () => masterOf(tag))
    troubles.set(tag, relay.trouble)
    return { relay, address: { socket, login } }
  }
  function letGo(tag: string): void {
    relays.get(tag)?.then(
      ({ relay }) => relay.stop(),
      () => {},
    )
    relays.delete(tag)
    troubles.delete(tag)
  }

  return {
    async addressFor(tag) {
      const known = relays.get(tag) ?? open(tag)
      relays.set(tag, known)
      return (await known).address
    },
    letGo,
    others: async () => (await nodes()).map((place) => ({ url: urlOf(place, login) })),
    trouble: (tag) => troubles.get(tag)?.(),
    stop() {
      for (const tag of [...relays.keys()]) letGo(tag)
      for (const drop of drops) drop()
    },
  }
}
