import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))

/** A port that was free a moment ago. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

export const newDataDir = (): string => mkdtempSync(join(tmpdir(), 'muster-hub-'))
export const dropDataDir = (dataDir: string): void => rmSync(dataDir, { recursive: true, force: true })

export type HubProcess = {
  readonly url: string
  readonly child: ChildProcess
  readonly output: () => string
  /** Ends it as a person would, and waits. */
  readonly stop: () => Promise<void>
}

/** Starts a hub in a process of its own and waits until it is ready. Without traffic, with the sample logins. */
export async function startHubProcess({
  dataDir,
  port,
  env = {},
  args = [],
}: {
  dataDir: string
  port?: number
  env?: Record<string, string>
  args?: string[]
}): Promise<HubProcess> {
  const chosen = port ?? (await freePort())
  const child = spawn(process.execPath, [MAIN, '--port', String(chosen), '--data', dataDir, '--no-traffic', ...args], {
    // One actor stands for a whole city's desks here.
    env: { COMMANDS_PER_S: '1000000', ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const hear = (bytes: Buffer): void => {
    output += bytes.toString()
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  const url = `http://127.0.0.1:${chosen}`
  const until = Date.now() + 90_000
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the hub ended: ${output}`)
    if (Date.now() > until) throw new Error(`not ready: ${output}`)
    const ready = await fetch(`${url}/readyz`).catch(() => undefined)
    if (ready?.status === 200) break
    await sleep(20)
  }
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
  return { url, child, output: () => output, stop }
}

export type Person = {
  readonly cookie: string
  readonly get: (path: string) => Promise<{ status: number; json: any }>
  readonly post: (
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ) => Promise<{ status: number; json: any; headers: Headers }>
  readonly command: (
    name: string,
    input: unknown,
    key?: string,
  ) => Promise<{ status: number; json: any; headers: Headers }>
}

/** Signs a sample person in. */
export async function signIn(url: string, username: string): Promise<Person> {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ username, password: 'muster-demo' }),
  })
  if (answer.status !== 200) throw new Error(`sign in ${username}: ${answer.status} ${await answer.text()}`)
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const post: Person['post'] = async (path, body, headers = {}) => {
    const reply = await fetch(url + path, {
      method: 'POST',
      headers: { cookie, origin: url, 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    })
    const text = await reply.text()
    return { status: reply.status, headers: reply.headers, json: text ? JSON.parse(text) : undefined }
  }
  return {
    cookie,
    post,
    async get(path) {
      const reply = await fetch(url + path, { headers: { cookie } })
      return { status: reply.status, json: await reply.json() }
    },
    command: (name, input, key = randomUUID()) => post(`/api/v1/commands/${name}`, input, { 'idempotency-key': key }),
  }
}

/** Every entry of the journal, through the public interface. */
export async function wholeJournal(person: Person): Promise<any[]> {
  const entries: any[] = []
  for (;;) {
    const { json } = await person.get(`/api/v1/journal?after=${entries.at(-1)?.seq ?? 0}&limit=5000`)
    if (json.entries.length === 0) return entries
    // As the fold wants them: the interface tells times by RFC 3339.
    for (const { at, cityTime, ...entry } of json.entries)
      entries.push({ ...entry, at: Date.parse(at), cityTime: Date.parse(cityTime) })
  }
}
