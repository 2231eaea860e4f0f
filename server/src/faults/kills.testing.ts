import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { dropDataDir, freePort, type HubProcess, newDataDir, signIn, startHubProcess } from '../hub.testing.ts'
import type { Fault } from '../journal/verify/proof.ts'
import { proveStream } from '../journal/verify/proveStream.testing.ts'
import { type RedisAddress, SOCKET } from '../redis/address.ts'
import { serversIn } from '../redis/hubProcess.testing.ts'
import { openRedis } from '../redis/openRedis.ts'
import { type Audit, audit, type Load, pressOn } from './load.testing.ts'

/** What a loop of kills came to. `perSec`: commands acknowledged a second while the city works, up to each kill. */
export type Killed = Audit & {
  readonly kills: number
  readonly acknowledged: number
  readonly perSec: number
  readonly refused: number
  /** What is wrong with links and seals (J6), and how many entries stayed without a seal. */
  readonly sealFaults: readonly Fault[]
  readonly unsealed: number
}

const AT_WORK = 50
const BACK_WITHIN_MS = 20_000

/** Waits until the city works again: so many more commands acknowledged than there were. */
async function backAtWork({ acknowledged }: Load, before: number): Promise<void> {
  const until = Date.now() + BACK_WITHIN_MS
  while (acknowledged.size < before + AT_WORK) {
    if (Date.now() > until) throw new Error(`only ${acknowledged.size - before} commands acknowledged since the kill`)
    await sleep(5)
  }
}

async function underLoad(
  load: Load,
  kills: number,
  kill: (round: number) => Promise<void> | void,
  url: () => string,
  address: () => RedisAddress,
): Promise<Killed> {
  let workedMs = 0
  let worked = 0
  try {
    await backAtWork(load, 0)
    for (let round = 0; round < kills; round += 1) {
      const [then, had] = [performance.now(), load.acknowledged.size]
      await sleep(50 + Math.random() * 250)
      const before = load.acknowledged.size
      workedMs += performance.now() - then
      worked += before - had
      await kill(round)
      await backAtWork(load, before)
    }
  } finally {
    await load.stop()
  }
  const { acknowledged, refused } = load
  const found = await audit(url(), acknowledged)
  const { sealFaults, unsealed } = await proveStream(address())
  const proven = { sealFaults, unsealed: Math.max(0, unsealed) }
  return {
    ...found,
    ...proven,
    kills,
    acknowledged: acknowledged.size,
    perSec: (worked * 1000) / workedMs,
    refused: refused.length,
  }
}

/** For tests: kills the hub's own Redis again and again under a load of commands. */
export async function killRedis({ kills, clients = 8 }: { kills: number; clients?: number }): Promise<Killed> {
  const dataDir = newDataDir()
  const hub = await startHubProcess({ dataDir })
  try {
    const { cookie } = await signIn(hub.url, 'dispatcher')
    const load = pressOn({ urls: () => [hub.url], cookie, clients })
    const kill = () => {
      for (const pid of serversIn(dataDir)) process.kill(pid, 'SIGKILL')
    }
    return await underLoad(
      load,
      kills,
      kill,
      () => hub.url,
      () => ({ socket: join(dataDir, 'redis', SOCKET) }),
    )
  } finally {
    await hub.stop()
    dropDataDir(dataDir)
  }
}

/** For tests: kills one hub of two after the other under a load of commands; the clients go to the one that lives. */
export async function killHubs({ kills, clients = 8 }: { kills: number; clients?: number }): Promise<Killed> {
  const folders = [newDataDir(), newDataDir(), newDataDir()] as const
  const server = await openRedis({ dataDir: folders[0], say: () => {} })
  const env = { REDIS_URL: `unix://${'socket' in server.address ? server.address.socket : ''}` }
  const ports = [await freePort(), await freePort()]
  const start = (i: number) => startHubProcess({ dataDir: folders[i + 1] ?? '', port: ports[i], env })
  const hubs: (HubProcess | undefined)[] = [await start(0), await start(1)]
  const urls = () => hubs.flatMap((hub) => (hub ? [hub.url] : []))
  try {
    const { cookie } = await signIn(urls()[0] ?? '', 'dispatcher')
    const load = pressOn({ urls, cookie, clients })
    const kill = async (round: number) => {
      const i = round % 2
      const child = hubs[i]?.child
      const ended = new Promise((resolve) => child?.once('exit', resolve))
      child?.kill('SIGKILL')
      hubs[i] = undefined
      await ended
      hubs[i] = await start(i)
    }
    return await underLoad(
      load,
      kills,
      kill,
      () => urls()[0] ?? '',
      () => server.address,
    )
  } finally {
    for (const hub of hubs) await hub?.stop()
    await server.stop()
    folders.forEach(dropDataDir)
  }
}
