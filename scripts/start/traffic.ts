import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { HubConfig } from '../../server/src/config.ts'

const SIM = fileURLToPath(new URL('../sim/sim.ts', import.meta.url))
const END_WITH_PARENT = new URL('./endWithParent.ts', import.meta.url).href
const LONGEST_WAIT_MS = 30_000
const STEADY_MS = 60_000
const STOP_MS = 2_000

/** The sample city's callers and fleet: an outside client with an API key of its own, started again if it dies. */
export async function startTraffic({ url, config }: { url: string; config: HubConfig }) {
  if (!config.traffic || !existsSync(SIM)) return { stop: async () => {} }
  const stopping = new AbortController()
  let child: ChildProcess | undefined
  const run = async () => {
    for (let waitMs = 500; !stopping.signal.aborted; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
      const started = performance.now()
      try {
        child = startSim(url, await trafficKey(url, config.dataDir))
        await once(child, 'exit')
      } catch (error) {
        process.stderr.write(`The sample city's traffic: ${error instanceof Error ? error.message : error}\n`)
      }
      if (performance.now() - started > STEADY_MS) waitMs = 500
      await sleep(waitMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  const running = run()
  const stop = async () => {
    stopping.abort()
    child?.kill('SIGTERM')
    const late = setTimeout(() => child?.kill('SIGKILL'), STOP_MS)
    await running
    clearTimeout(late)
  }
  return { stop }
}

// The key goes by the environment: arguments can be read by every user of the machine.
function startSim(url: string, key: string): ChildProcess {
  return spawn(process.execPath, ['--import', END_WITH_PARENT, SIM, '--url', url], {
    env: { ...process.env, MUSTER_KEY: key },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Ctrl-C reaches the whole group; we tell it ourselves, before the hub stops.
    detached: true,
  })
}

/** The key of a former start where it still holds, else a new one. */
async function trafficKey(url: string, dataDir: string): Promise<string> {
  const file = join(dataDir, 'traffic.key')
  const former = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  if (former && (await fetch(`${url}/api/v1/feeds`, { headers: { authorization: `Bearer ${former}` } })).ok)
    return former
  const cookie = await signIn(url)
  const wish = { name: 'sample city traffic', scopes: ['read', 'command', 'feeds'] }
  const made: unknown = await (await post(url, 'api-keys', wish, cookie)).json()
  const key = typeof made === 'object' && made && 'key' in made ? String(made.key) : ''
  writeFileSync(file, key, { mode: 0o600 })
  chmodSync(file, 0o600)
  return key
}

async function signIn(url: string): Promise<string> {
  const answer = await post(url, 'session', { username: 'admin', password: 'muster-demo' })
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

async function post(url: string, path: string, body: object, cookie = ''): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: url, ...(cookie ? { cookie } : {}) }
  const answer = await fetch(`${url}/api/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`)
  return answer
}
