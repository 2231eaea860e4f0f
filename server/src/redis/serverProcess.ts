import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { SOCKET } from './address.ts'
import { findOnPath, type ServerProgram } from './findServer.ts'

/** How a server process ended: another one holds the folder, or it failed and this is what its log says. */
export type Ended = 'held' | { log: string }

export type ServerProcess = { child: ChildProcess; ended: () => Ended | undefined }

const HELD = 75
const LONGEST_LOG = 1_000_000

/**
 * Starts the server in its folder: a unix socket there and no port, every write on disk before its reply (J3), nothing
 * ever evicted. It leads a process group of its own, so that Ctrl-C reaches the hub alone, and the hub can still write.
 */
export function startServer(folder: string, program: ServerProgram): ServerProcess {
  const log = join(folder, 'redis.log')
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0
  const before = size > LONGEST_LOG ? 0 : size
  const output = openSync(log, size > LONGEST_LOG ? 'w' : 'a')
  const [command = program.path, ...args] = [...underLock(), program.path, ...SETTINGS]
  const child = spawn(command, args, {
    cwd: folder,
    detached: true,
    stdio: ['ignore', output, output],
    env: { ...process.env, ...program.env },
  })
  closeSync(output)
  child.unref()
  let failure: string | undefined
  child.on('error', (error) => {
    failure = error.message
  })
  const ended = (): Ended | undefined => {
    if (failure !== undefined) return { log: failure }
    if (child.exitCode === null && child.signalCode === null) return undefined
    return child.exitCode === HELD ? 'held' : { log: readFileSync(log).subarray(before).toString('utf8').trim() }
  }
  return { child, ended }
}

const SETTINGS = [
  ['--port', '0'],
  ['--unixsocket', SOCKET],
  ['--unixsocketperm', '700'],
  ['--appendonly', 'yes'],
  ['--appendfsync', 'always'],
  // Half a transaction at the end of its file is ours to take off (mendTail).
  ['--aof-load-truncated', 'no'],
  ['--save', ''],
  ['--maxmemory-policy', 'noeviction'],
  ['--loglevel', 'warning'],
].flat()

/**
 * Redis takes no lock on its folder, and would push a living server off its socket. Under util-linux's flock the kernel
 * holds a lock exactly as long as the server lives, whoever started it. Elsewhere the socket alone is asked.
 */
function underLock(): string[] {
  const flock = findOnPath('flock')
  if (!flock) return []
  try {
    if (!execFileSync(flock, ['--version'], { encoding: 'utf8' }).includes('util-linux')) return []
  } catch {
    return []
  }
  return [flock, '--nonblock', '--conflict-exit-code', String(HELD), '--no-fork', 'redis.lock']
}
