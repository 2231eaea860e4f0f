import { setTimeout as sleep } from 'node:timers/promises'
import { CannotStart } from '../cannotStart.ts'
import { connectOnce, type RedisClient } from './connectRedis.ts'
import type { ServerProgram } from './findServer.ts'
import { isCutShort, mendTail } from './mendTail.ts'
import { type ServerProcess, startServer } from './serverProcess.ts'

/** `say`: what a person at the terminal hears. */
export type Place = { folder: string; socket: string; program: ServerProgram; say: (line: string) => void }

const PATIENCE_MS = 10_000
const ANSWER_MS = 1_000
const LOOK_EVERY_MS = 10

/**
 * A connection to the one server of this folder (J13): the one that lives there is adopted, else one is started.
 * Throws CannotStart when neither can be had, with the reason; when `signal` fires, with nothing left behind.
 */
export async function bringUp({ folder, socket, program, say }: Place, signal: AbortSignal): Promise<RedisClient> {
  let server: ServerProcess | undefined
  let until = performance.now() + PATIENCE_MS
  let isMended = false
  for (;;) {
    const answer = await ask(socket)
    if (typeof answer !== 'string') return answer
    if (signal.aborted) {
      server?.child.kill()
      throw new CannotStart('Redis was told to stop while it started.')
    }
    // A long journal takes its time to load, and says so.
    if (answer === 'loading') until = performance.now() + PATIENCE_MS
    if (answer === 'absent') {
      const ended = server?.ended()
      if (ended && ended !== 'held') {
        const mended = !isMended && isCutShort(ended.log) ? await mendTail(folder, program) : undefined
        if (mended === undefined) throw new CannotStart(explain(folder, ended.log))
        isMended = true
        say(mended)
      }
      if (!server || ended) server = startServer(folder, program)
    }
    if (performance.now() > until) throw new CannotStart(silent(folder))
    await sleep(LOOK_EVERY_MS)
  }
}

type Answer = RedisClient | 'absent' | 'loading' | 'silent'

async function ask(socket: string): Promise<Answer> {
  const asked = askOnce(socket)
  const answer = await Promise.race([asked, sleep(ANSWER_MS, 'silent' as const, { ref: false })])
  // It may still answer one we no longer wait for.
  if (answer === 'silent') asked.then((late) => typeof late !== 'string' && late.destroy()).catch(() => {})
  return answer
}

async function askOnce(socket: string): Promise<Answer> {
  let client: RedisClient
  try {
    client = await connectOnce({ socket })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EACCES') throw new CannotStart(`${socket} belongs to another user: start Muster as that user.`)
    return code === 'ENOENT' || code === 'ECONNREFUSED' ? 'absent' : 'silent'
  }
  try {
    await client.ping()
    return client
  } catch (error) {
    client.destroy()
    return error instanceof Error && error.message.startsWith('LOADING') ? 'loading' : 'silent'
  }
}

function silent(folder: string): string {
  return (
    `A Redis server holds ${folder} but does not answer. A second one there could lose what was acknowledged, so none ` +
    `is started. Let it go on, or end it, and start again; fuser ${folder}/redis.lock names it.`
  )
}

function explain(folder: string, log: string): string {
  const last = log.split('\n').slice(-4).join('\n')
  if (!/append.?only|AOF|RDB/i.test(log)) return `Redis did not start in ${folder}:\n${last}`
  return (
    `Redis refuses the journal's file in ${folder}, and nothing has been changed there:\n${last}\n` +
    'Keep a copy of the folder, then restore the last backup. Do not run redis-check-aof --fix: it drops everything ' +
    'behind the fault.'
  )
}
