import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'

const LAUNCH = fileURLToPath(new URL('../launch.mjs', import.meta.url))

type Started = { child: ChildProcess; url: string; said: () => string }

const folders: string[] = []
const children: ChildProcess[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) {
    for (const pid of processesOf(folder)) process.kill(pid, 'SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
})

function newFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'muster-start-')))
  folders.push(folder)
  return folder
}

/** What `npm start` runs, as far as its ready line or its end. */
async function start(dataDir: string, ...flags: string[]): Promise<Started> {
  const child = spawn(process.execPath, [LAUNCH, 'start', '--port', '0', '--data', dataDir, ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
  const ended = once(child, 'exit')
  await expect
    .poll(() => /^Muster is ready at/m.test(output) || child.exitCode !== null, { timeout: 45_000, interval: 20 })
    .toBe(true)
  if (child.exitCode !== null) await ended
  return { child, url: /^Muster is ready at (\S+)$/m.exec(output)?.[1] ?? '', said: () => output }
}

/** The processes that belong to a start in this folder: those that name it, and the Redis that works in it. */
function processesOf(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      try {
        const names = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(folder)
        return names || readlinkSync(`/proc/${pid}/cwd`).startsWith(folder)
      } catch {
        return false
      }
    })
    .map(Number)
}

async function head(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^muster_journal_head (\d+)$/m.exec(text)?.[1])
}

test('one command brings the console, the logins and the calls, and one signal ends all of it', async () => {
  const folder = newFolder()
  const { child, url, said } = await start(folder)
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(said()).toMatch(/Sample logins: manager, dispatcher.*muster-demo/)
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  expect((await fetch(`${url}/console/`)).status).toBe(200)
  const atReady = await head(url)
  await expect.poll(() => head(url), { timeout: 60_000 }).toBeGreaterThan(atReady)
  expect(processesOf(folder).length).toBeGreaterThanOrEqual(2)

  const from = performance.now()
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
  expect(performance.now() - from).toBeLessThan(30_000)
  await expect.poll(() => processesOf(folder)).toEqual([])
  await expect(fetch(`${url}/readyz`)).rejects.toThrow()
})

test('J13 started twice in one folder, the second is refused; after kill -9 nothing is lost', async () => {
  const folder = newFolder()
  const first = await start(folder, '--no-traffic')
  const atKill = await head(first.url)
  expect(atKill).toBeGreaterThan(0)
  const second = await start(folder, '--no-traffic')
  expect(second.child.exitCode).toBe(1)
  expect(second.said()).toMatch(/Muster already runs in .*--data/)

  first.child.kill('SIGKILL')
  await once(first.child, 'exit')
  const next = await start(folder, '--no-traffic')
  expect(next.said()).toContain('Muster is ready')
  expect(await head(next.url)).toBeGreaterThanOrEqual(atKill)
  next.child.kill('SIGINT')
  expect((await once(next.child, 'exit'))[0]).toBe(0)
  await expect.poll(() => processesOf(folder)).toEqual([])
})

test('where others could connect, the sample logins are refused with the reason', async () => {
  const { child, said } = await start(newFolder(), '--host', '0.0.0.0')
  expect(child.exitCode).toBe(1)
  expect(said()).toMatch(/password that everybody knows.*--no-demo/)
})
