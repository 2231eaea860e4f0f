import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { CannotStart } from '../cannotStart.ts'
import type { RedisAddress } from './address.ts'
import { checkDurable } from './checkDurable.ts'
import { connectOnce } from './connectRedis.ts'
import { findServer } from './findServer.ts'
import { lockFolder } from './folderLock.ts'
import { type OwnServer, runOwnServer } from './ownServer.ts'
import { runWasm } from './runWasm.ts'
import { openTheirs, type Theirs } from './theirs.ts'
import { unpackServer } from './unpackServer.ts'
import { within } from './within.ts'

export type RedisKind = 'url' | 'system' | 'unpacked' | 'wasm'

/** A Redis to work with. `durable`: what it acknowledged is on disk (J3); `reason` says why when it is not. */
export type RedisHandle = {
  address: RedisAddress
  /** Where keys of this hash tag are: `address`, unless several servers share what is kept (Redis Cluster). */
  addressFor: (tag: string) => Promise<RedisAddress>
  /** Nobody works with keys of this tag any more. */
  letGo: (tag: string) => void
  kind: RedisKind
  durable: boolean
  reason?: string
  /** Why keys of this tag cannot be reached at this moment, if it is known. */
  trouble: (tag: string) => string | undefined
  /** Ends the server, if it is ours, and gives the data folder back. */
  stop: () => Promise<void>
}

/**
 * `url`: a Redis of the reader's own; `tag`: the hash tag of keys that `address` leads to; `dataDir`: where ours keeps its
 * data; `say`: what a person at the terminal hears.
 */
export type RedisWish = {
  url?: string
  tag?: string
  dataDir: string
  cacheDir?: string
  say?: (line: string) => void
}

const CACHE = fileURLToPath(new URL('../../../.cache/redis', import.meta.url))
const URL_PATIENCE_MS = 15_000
/** How long a server that is not needed at this moment may take to say how it is, ms. */
const ANSWERS_WITHIN_MS = 1000

/**
 * Takes the data folder for this process and opens a Redis: the one at `url`, else the machine's own program, else the
 * distribution's packages unpacked into the cache, else WebAssembly. MUSTER_REDIS=system|unpacked|wasm allows only that
 * one. Throws CannotStart with the reason when there is none, or when the folder is in use (J13).
 */
export async function openRedis(wish: RedisWish): Promise<RedisHandle> {
  const { url, tag = '', dataDir, say = (line) => process.stderr.write(`${line}\n`) } = wish
  const unlock = lockFolder(dataDir)
  try {
    const { kind, store } = url
      ? { kind: 'url' as const, store: await openTheirs(url, dataDir) }
      : await openOwn(join(realpathSync(dataDir), 'redis'), wish.cacheDir ?? CACHE, say)
    const { address, durable, reasons } = await judge(store, tag, url).catch(async (error) => {
      await store.stop()
      throw error
    })
    if (!durable && kind !== 'wasm') {
      say(`What Muster acknowledges may be lost (it needs appendonly yes and appendfsync always): ${reasons.join(' ')}`)
    }
    const stop = async () => {
      await store.stop()
      unlock()
    }
    return {
      ...{ address, addressFor: store.addressFor, letGo: store.letGo },
      kind,
      durable,
      ...(durable ? {} : { reason: reasons.join(' ') }),
      trouble: store.trouble,
      stop,
    }
  } catch (error) {
    unlock()
    throw error
  }
}

type Store = Omit<Theirs, 'stop'> & { readonly stop: () => Promise<void> | void }
type Own = { kind: RedisKind; store: Store }

async function openOwn(folder: string, cacheDir: string, say: (line: string) => void): Promise<Own> {
  const only = process.env.MUSTER_REDIS
  const may = (kind: RedisKind) => only === undefined || only === '' || only === kind
  const own = (kind: RedisKind, { socket, trouble, stop }: OwnServer): Own => {
    const address = { socket }
    return { kind, store: { addressFor: async () => address, letGo: () => {}, others: async () => [], trouble, stop } }
  }

  const system = may('system') ? findServer() : undefined
  if (system) return own('system', await runOwnServer(folder, system, say))
  const unpacked = may('unpacked') ? await unpackServer(cacheDir, say) : undefined
  if (unpacked) return own('unpacked', await runOwnServer(folder, unpacked, say))
  if (may('wasm')) return own('wasm', await runWasm(`${folder}-wasm`, say))
  throw new CannotStart(`MUSTER_REDIS=${only} is asked for, and there is none of that kind here.`)
}

/**
 * Where keys of this tag are, and whether every server that may come to hold them is durable. One of the reader's own may
 * still be starting, and is waited for.
 */
async function judge({ addressFor, others, trouble }: Store, tag: string, url: string | undefined) {
  const until = performance.now() + (url ? URL_PATIENCE_MS : 0)
  const address = await addressFor(tag)
  for (;;) {
    try {
      // It answers itself; of those beside it some may be away today.
      const own = await askOnce(address)
      const rest = await Promise.allSettled((await others()).map((one) => within(askOnce(one), ANSWERS_WITHIN_MS)))
      const found = rest.flatMap((one) => (one.status === 'fulfilled' ? one.value.reasons : []))
      const reasons = [...new Set([...own.reasons, ...found])]
      return { address, durable: reasons.length === 0, reasons }
    } catch (error) {
      const reason = trouble(tag) ?? (error instanceof Error ? error.message : String(error))
      const where = url === undefined ? shown(address) : shown({ url })
      if (performance.now() > until) throw new CannotStart(`Redis cannot be reached at ${where}: ${reason}`)
      await sleep(200)
    }
  }
}

async function askOnce(address: RedisAddress) {
  const client = await connectOnce(address)
  try {
    return await checkDurable(client)
  } finally {
    client.destroy()
  }
}

/** An address as it may be printed: without its password. */
function shown(address: RedisAddress): string {
  if ('socket' in address) return address.socket
  try {
    // Several hosts make no address that is understood elsewhere.
    if (/^redis\+[a-z]+:/.test(address.url)) return address.url.replace(/:[^/@]*@/, ':***@')
    const url = new URL(address.url)
    if (url.password) url.password = '***'
    return url.href
  } catch {
    return 'the address in REDIS_URL, which is not an address (redis://host:port)'
  }
}
