import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { CannotStart } from '../cannotStart.ts'
import { SOCKET, socketAddress } from './address.ts'
import type { OwnServer } from './ownServer.ts'

const PROGRAM = fileURLToPath(new URL('./wasmServer.ts', import.meta.url))

/** Valkey as WebAssembly in a process of its own: for a look only, since nothing in it survives a stop. */
export async function runWasm(wantedFolder: string, say: (line: string) => void): Promise<OwnServer> {
  mkdirSync(wantedFolder, { recursive: true, mode: 0o700 })
  const folder = realpathSync(wantedFolder)
  const { socket, drop } = socketAddress(folder)
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', PROGRAM, SOCKET], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let trouble: string | undefined
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const first = await Promise.race([once(child.stdout, 'data'), ended])
  if (!first) {
    drop()
    throw new CannotStart('Redis as WebAssembly did not start here.')
  }
  child.once('exit', () => {
    trouble = 'Redis as WebAssembly has ended, and what it held is gone: start Muster again.'
  })
  say(BANNER)
  const stop = async () => {
    child.stdin.end()
    await ended
    drop()
  }
  return { socket, trouble: () => trouble, stop }
}

const BANNER = `
  ┌──────────────────────────────────────────────────────────────────────────┐
  │  NOTHING IS KEPT. No Redis was found, so one runs as WebAssembly, in     │
  │  memory, for a look only: when Muster stops, all that happened is gone.  │
  └──────────────────────────────────────────────────────────────────────────┘
  To keep it: ${cure()}, then npm start.
`

function cure(): string {
  if (process.platform === 'darwin') return 'brew install redis'
  if (process.platform === 'win32') return 'run Muster under WSL with sudo apt-get install redis-server'
  return 'sudo apt-get install redis-server (or your distribution’s redis or valkey, 7 or later)'
}
