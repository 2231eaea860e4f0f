import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { CannotStart } from '../cannotStart.ts'
import { type RedisAddress, socketAddress } from './address.ts'
import { checkDurable } from './checkDurable.ts'
import { connectOnce } from './connectRedis.ts'
import { findServer } from './findServer.ts'
import { lockFolder } from './folderLock.ts'
import { type OwnServer, runOwnServer } from './ownServer.ts'
import { runWasm } from './runWasm.ts'
import { isSentinelUrl, relayToMaster } from './sentinelRelay.ts'
import { unpackServer } from './unpackServer.ts'

export type RedisKind = 'url' | 'system' | 'unpacked' | 'wasm'

/** A Redis to work with. `durable`: what it acknowledged is on disk (J3); `reason` says why when it is not. */
export type RedisHandle = {
  address: RedisAddress
  kind: RedisKind
  durable: boolean
  reason?: string
  /** Why it is down at this moment, if it is known. */
  trouble: () => string | undefined
  /** Ends the server, if it is ours, and gives the data folder back. */
  stop: () => Promise<void>
}

/** `url`: a Redis of the reader's own; `dataDir`: where ours keeps its data; `say`: what a person at the terminal hears. */
export type RedisWish = { url?: string; dataDir: string; cacheDir?: string; say?: (line: string) => void }

const CACHE = fileURLToPath(new URL('../../../.cache/redis', import.meta.url))
const URL_PATIENCE_MS = 15_000
const RELAY_SOCKET = 'master.sock'

/**
 * Takes the data folder for this process and opens a Redis: the one at `url`, else the machine's own program, else the
 * distribution's packages unpacked into the cache, else WebAssembly. MUSTER_REDIS=system|unpacked|wasm allows only that
 * one. Throws CannotStart with the reason when there is none, or when the folder is in use (J13).
 */
export async function openRedis(wish: RedisWish): Promise<RedisHandle> {
  const { url, dataDir, say = (line) => process.stderr.write(`${line}\n`) } = wish
  const unlock = lockFolder(dataDir)
  try {
    const { kind, address, server } = url
      ? { kind: 'url' as const, ...(await openTheirs(url, dataDir)) }
      : await openOwn(join(realpathSync(dataDir), 'redis'), wish.cacheDir ?? CACHE, say)
    const { durable, reasons } = await judge(address, url !== undefined).catch(async (error) => {
      await server?.stop()
      throw error
    })
    if (!durable && kind !== 'wasm') {
      say(`What Muster acknowledges may be lost (it needs appendonly yes and appendfsync always): ${reasons.join(' ')}`)
    }
    const stop = async () => {
      await server?.stop()
      unlock()
    }
    return {
      address,
      kind,
      durable,
      ...(durable ? {} : { reason: reasons.join(' ') }),
      trouble: () => server?.trouble(),
      stop,
    }
  } catch (error) {
    unlock()
    throw error
  }
}

/** A Redis of the reader's own; where sentinels name it, through a socket that leads to the master of now. */
async function openTheirs(url: string, dataDir: string): Promise<Omit<Own, 'kind' | 'server'> & { server?: Ending }> {
  if (!isSentinelUrl(url)) return { address: { url } }
  const { socket, drop } = socketAddress(realpathSync(dataDir), RELAY_SOCKET)
  const relay = await relayToMaster(url, socket)
  const stop = async () => {
    relay.stop()
    drop()
  }
  return { address: { socket }, server: { trouble: () => undefined, stop } }
}

type Ending = Pick<OwnServer, 'trouble' | 'stop'>
type Own = { kind: RedisKind; address: RedisAddress; server: OwnServer }

async function openOwn(folder: string, cacheDir: string, say: (line: string) => void): Promise<Own> {
  const only = process.env.MUSTER_REDIS
  const may = (kind: RedisKind) => only === undefined || only === '' || only === kind
  const own = (kind: RedisKind, server: OwnServer): Own => ({ kind, address: { socket: server.socket }, server })

  const system = may('system') ? findServer() : undefined
  if (system) return own('system', await runOwnServer(folder, system, say))
  const unpacked = may('unpacked') ? await unpackServer(cacheDir, say) : undefined
  if (unpacked) return own('unpacked', await runOwnServer(folder, unpacked, say))
  if (may('wasm')) return own('wasm', await runWasm(`${folder}-wasm`, say))
  throw new CannotStart(`MUSTER_REDIS=${only} is asked for, and there is none of that kind here.`)
}

/** Whether what answers there is durable; a Redis of the reader's own may still be starting, and is waited for. */
async function judge(address: RedisAddress, isTheirs: boolean) {
  const until = performance.now() + (isTheirs ? URL_PATIENCE_MS : 0)
  for (;;) {
    try {
      const client = await connectOnce(address)
      try {
        return await checkDurable(client)
      } finally {
        client.destroy()
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (performance.now() > until) throw new CannotStart(`Redis cannot be reached at ${shown(address)}: ${reason}`)
      await sleep(200)
    }
  }
}

/** An address as it may be printed: without its password. */
function shown(address: RedisAddress): string {
  if ('socket' in address) return address.socket
  try {
    const url = new URL(address.url)
    if (url.password) url.password = '***'
    return url.href
  } catch {
    return 'the address in REDIS_URL, which is not an address (redis://host:port)'
  }
}
