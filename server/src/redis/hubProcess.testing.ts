import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readlinkSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CannotStart } from '../cannotStart.ts'

const OPEN = fileURLToPath(new URL('./openRedis.ts', import.meta.url))

/** For tests: a data folder of one's own. */
export function newDataDir(prefix = 'muster-redis-'): string {
  return realpathSync(mkdtempSync(join(tmpdir(), prefix)))
}

/** For tests: a process that opens Redis in this folder, like a hub, and then waits. */
export function spawnHub(dataDir: string, env: Record<string, string> = {}): ChildProcess {
  const code = `
    import { openRedis } from ${JSON.stringify(OPEN)}
    const handle = await openRedis({ dataDir: ${JSON.stringify(dataDir)}, say: () => {} })
      .catch((error) => { console.log('refused ' + error.message); process.exit(1) })
    process.on('SIGTERM', () => handle.stop().then(() => process.exit(0)))
    console.log('open ' + handle.kind)
    setInterval(() => {}, 1000)`
  return spawn(process.execPath, ['--input-type=module', '-e', code], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** For tests: the first line that the process says. */
export async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new CannotStart('no output to read')
  const [chunk] = await once(stdout, 'data')
  return String(chunk).split('\n')[0] ?? ''
}

/** For tests, on Linux: the servers that run in this folder, by pid, told by their working directory. */
export function serversIn(dataDir: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`).startsWith(`${dataDir}/redis`)
      } catch {
        return false
      }
    })
    .map(Number)
}
