import { mkdirSync, readlinkSync, realpathSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { CannotStart } from '../cannotStart.ts'
import { socketAddress } from './address.ts'
import { bringUp } from './bringUp.ts'
import type { RedisClient } from './connectRedis.ts'
import type { ServerProgram } from './findServer.ts'
import { lives, markOf, type ProcessMark } from './processMark.ts'

/** A server of ours in its folder; `trouble` says what is wrong while it is down and cannot be brought back. */
export type OwnServer = { socket: string; trouble: () => string | undefined; stop: () => Promise<void> }

const STOP_MS = 3_000
const LONGEST_WAIT_MS = 2_000

/** Starts or adopts the server of a folder (J13), brings it back when it dies, and ends it with `stop`. */
export async function runOwnServer(
  wantedFolder: string,
  program: ServerProgram,
  say: (line: string) => void,
): Promise<OwnServer> {
  mkdirSync(wantedFolder, { recursive: true, mode: 0o700 })
  const folder = realpathSync(wantedFolder)
  const { socket, drop } = socketAddress(folder)
  const stopping = new AbortController()
  let trouble: string | undefined
  let returning: Promise<void> | undefined
  let watch: RedisClient
  let server: ProcessMark | undefined

  const up = async () => {
    watch = await bringUp({ folder, socket, program, say }, stopping.signal)
    server = await serverOf(watch, folder)
    trouble = undefined
    // This connection is idle: it ends only with the server.
    watch.once('error', () => {
      if (!stopping.signal.aborted) returning = comeBack()
    })
  }
  const comeBack = async () => {
    for (let waitMs = 10; !stopping.signal.aborted; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
      try {
        return await up()
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        if (reason !== trouble) say(`Redis is down and does not come back yet: ${reason}`)
        trouble = reason
      }
      await sleep(waitMs)
    }
  }
  const stop = async () => {
    stopping.abort()
    await returning
    // It never answers: the connection ends with the server.
    watch.sendCommand(['SHUTDOWN', 'NOSAVE']).catch(() => {})
    if (server) await end(server)
    watch.destroy()
    drop()
  }
  try {
    await up()
  } catch (error) {
    drop()
    throw error instanceof CannotStart ? error : new CannotStart(`Redis did not start: ${error}`)
  }
  return { socket, trouble: () => trouble, stop }
}

/** The server's process, when it can be told for certain that it is the one of this folder. */
async function serverOf(client: RedisClient, folder: string): Promise<ProcessMark | undefined> {
  const pid = Number(/process_id:(\d+)/.exec(await client.info('server'))?.[1])
  if (process.platform !== 'linux') return markOf(pid)
  try {
    // In another container the same number would be another process.
    return readlinkSync(`/proc/${pid}/cwd`) === folder ? markOf(pid) : undefined
  } catch {
    return undefined
  }
}

/** Waits for the end of a process that was told to end; what is on disk by then is all that was acknowledged. */
async function end(server: ProcessMark): Promise<void> {
  const until = performance.now() + STOP_MS
  while (lives(server)) {
    if (performance.now() > until) {
      process.kill(server.pid, 'SIGKILL')
      return
    }
    await sleep(10)
  }
}
