import { get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { SAMPLE_PASSWORD, SAMPLE_PEOPLE } from './access/sampleLogins.ts'
import { SETUP_MINUTES } from './access/setup.ts'
import { CannotStart } from './cannotStart.ts'
import { type HubConfig, readConfig } from './config.ts'
import { startHub } from './hub.ts'

/** Something that runs as long as a hub does, and is ended before it. */
export type Beside = (hub: { url: string; config: HubConfig }) => Promise<{ stop: () => Promise<void> }>

const STOP_MS = 4_500
const SETUP_RULE = `It works once, on this machine, for ${SETUP_MINUTES} minutes; another start prints another.\n`
const SAMPLE_LOGINS = SAMPLE_PEOPLE.map(({ username }) => username).join(', ')

/**
 * Runs a hub, and `beside` next to it, until the process is told to stop. Says when it is ready. Exits 0 after a clean
 * stop and 1 when it could not start, with the reason.
 */
export async function runHub(argv: string[], beside?: Beside): Promise<void> {
  const ends: (() => Promise<void>)[] = []
  const told = new AbortController()
  const end = async (code: number) => {
    setTimeout(() => process.exit(1), STOP_MS)
    for (const stop of ends) {
      await stop().catch((error) => {
        process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
        process.exitCode = 1
      })
    }
    process.exit(process.exitCode ?? code)
  }
  const start = async () => {
    const config = readConfig(argv, process.env)
    const hub = await startHub(config)
    ends.unshift(() => hub.stop())
    await ready(hub.url, told.signal)
    if (told.signal.aborted) return
    process.stdout.write(`Muster is ready at ${hub.url}\n`)
    if (config.demo) process.stdout.write(`Sample logins: ${SAMPLE_LOGINS}. Password: ${SAMPLE_PASSWORD}\n`)
    if (hub.setupUrl) process.stdout.write(`First run: make the administrator at ${hub.setupUrl}\n${SETUP_RULE}`)
    const running = await beside?.({ url: hub.url, config })
    if (running) ends.unshift(() => running.stop())
  }
  const started = start().catch((error) => {
    const reason = error instanceof CannotStart ? error.message : error instanceof Error ? error.stack : error
    process.stderr.write(`${reason}\n`)
    return end(1)
  })
  const stop = () => {
    if (told.signal.aborted) return
    told.abort()
    setTimeout(() => process.exit(1), STOP_MS)
    // What has begun to start is let finish, so that it can be ended: else its Redis would be left alone.
    started.then(() => end(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  // The launcher holds the other end: without it nobody could end us any more.
  process.on('disconnect', stop)
  process.channel?.unref()
  await started
}

/** Why the hub is not ready, or undefined where it is. By node:http, which is loaded already: fetch would cost a start 0.1 s. */
const whyNotReady = (url: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const asked = get(`${url}/readyz`, async (answer) => {
      let said = ''
      for await (const part of answer.setEncoding('utf8')) said += part
      resolve(answer.statusCode === 200 ? undefined : said)
    })
    asked.on('error', ({ message }) => resolve(message))
  })

async function ready(url: string, told: AbortSignal): Promise<void> {
  const from = performance.now()
  let complained = false
  while (!told.aborted) {
    const why = await whyNotReady(url)
    if (why === undefined) return
    if (!complained && performance.now() - from > 10_000) {
      complained = true
      process.stderr.write(`Not ready yet: ${why}\n`)
    }
    await sleep(50)
  }
}

if (import.meta.main) await runHub(process.argv.slice(2))
