import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { dropDataDir, newDataDir, signIn, startHubProcess } from '../hub.testing.ts'
import { findOnPath } from '../redis/findServer.ts'
import { serversIn } from '../redis/hubProcess.testing.ts'
import { pressOn } from './load.testing.ts'

/** What the system calls of Redis's own thread said. `early`: replies that left while something was written and not synced. */
export type Synced = {
  readonly acknowledged: number
  readonly syncs: number
  readonly replies: number
  readonly early: number
}

const CALL = /^(\d+) +(?:[\d.]+ )?(write|writev|sendto|fdatasync|fsync)\(\d+<([^>]*)>/

/**
 * For tests: watches Redis by strace under a load of commands. Undefined where there is no strace or it may not look
 * into another process.
 */
export async function watchSyncs(sec: number): Promise<Synced | undefined> {
  const strace = findOnPath('strace')
  if (!strace) return undefined
  const dataDir = newDataDir()
  const hub = await startHubProcess({ dataDir })
  try {
    const { cookie } = await signIn(hub.url, 'dispatcher')
    const [pid] = serversIn(dataDir)
    const file = join(dataDir, 'calls')
    const calls = 'trace=write,writev,sendto,fdatasync,fsync'
    const tracer = spawn(strace, ['-f', '-y', '-s', '0', '-e', calls, '-p', String(pid), '-o', file], { stdio: 'pipe' })
    let said = ''
    tracer.stderr.on('data', (bytes) => (said += bytes))
    const ended = new Promise((resolve) => tracer.once('exit', resolve))
    await sleep(1000)
    if (tracer.exitCode !== null || !said.includes('attached')) return undefined
    const load = pressOn({ urls: () => [hub.url], cookie, name: 'synced' })
    await sleep(sec * 1000)
    await load.stop()
    tracer.kill('SIGINT')
    await ended
    return { acknowledged: load.acknowledged.size, ...read(readFileSync(file, 'utf8'), String(pid)) }
  } finally {
    await hub.stop()
    dropDataDir(dataDir)
  }
}

function read(trace: string, main: string): Omit<Synced, 'acknowledged'> {
  const found = { syncs: 0, replies: 0, early: 0 }
  let isDirty = false
  for (const line of trace.split('\n')) {
    const [, pid, call = '', path = ''] = CALL.exec(line) ?? []
    if (pid !== main) continue
    if (path.endsWith('.aof')) {
      isDirty = call === 'write' || call === 'writev'
      if (!isDirty) found.syncs += 1
    } else if (/socket|UNIX|TCP/.test(path)) {
      found.replies += 1
      if (isDirty) found.early += 1
    }
  }
  return found
}
