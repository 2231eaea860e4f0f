import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../hub.testing.ts'
import { connectOnce } from '../redis/connectRedis.ts'
import { findServer } from '../redis/findServer.ts'

export type RedisServer = {
  readonly url: string
  readonly port: number
  readonly folder: string
  readonly child: () => ChildProcess
  readonly log: () => string
  readonly kill: () => Promise<void>
  /** Starts it again in its folder, at its port. */
  readonly start: () => Promise<void>
}

const PATIENCE_MS = 10_000
const DURABLE = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', '']

/** For tests: a Redis of one's own at a port of loopback, durable unless `args` say otherwise. */
export async function startRedis({
  folder,
  args = [],
  env = {},
  sentinel = false,
  port: wanted,
}: {
  folder: string
  args?: readonly string[]
  env?: Record<string, string>
  sentinel?: boolean
  port?: number
}): Promise<RedisServer> {
  const program = findServer()
  if (!program) throw new Error('there is no redis-server on PATH')
  mkdirSync(folder, { recursive: true })
  const port = wanted ?? (await freePort())
  const conf = join(folder, 'redis.conf')
  // Sentinel and Cluster write what they learn into their own file.
  if (sentinel && !existsSync(conf)) writeFileSync(conf, '')
  let child: ChildProcess
  let log = ''

  async function start(): Promise<void> {
    const mode = sentinel ? [conf, '--sentinel'] : DURABLE
    const all = [...mode, '--port', String(port), '--bind', '127.0.0.1', '--dir', folder, ...args]
    child = spawn(program?.path ?? '', all, { cwd: folder, env: { ...process.env, ...program?.env, ...env } })
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => (log += bytes))
    const until = Date.now() + PATIENCE_MS
    for (;;) {
      const isThere = await connectOnce({ url: `redis://127.0.0.1:${port}` })
        .then(async (client) => {
          await client.ping()
          client.destroy()
          return true
        })
        .catch(() => false)
      if (isThere) return
      if (child.exitCode !== null || Date.now() > until) throw new Error(`Redis did not start: ${log}`)
      await sleep(20)
    }
  }
  await start()
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    folder,
    child: () => child,
    log: () => log,
    start,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    },
  }
}
