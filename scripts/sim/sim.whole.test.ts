import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import {
  dropDataDir,
  type HubProcess,
  newDataDir,
  type Person,
  signIn,
  startHubProcess,
  wholeJournal,
} from '@muster/server/hub.testing.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const SIM = fileURLToPath(new URL('./sim.ts', import.meta.url))

type Sim = { child: ChildProcess; said: () => string }

let dataDir: string
let hub: HubProcess
let dispatcher: Person
let key: string
let sim: Sim
const started: ChildProcess[] = []

function startSim(): Sim {
  const child = spawn(process.execPath, [SIM, '--url', hub.url], {
    env: { ...process.env, MUSTER_KEY: key },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
  return { child, said: () => output }
}

async function end({ child }: Sim, signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(child, 'exit')
  child.kill(signal)
  const [code] = await ended
  return code
}

const state = async () => (await dispatcher.get('/api/v1/state')).json.state
const all = async (kind: string): Promise<any[]> => Object.values((await state())[kind] ?? {})
const busy = async () => (await all('unit')).filter(({ assignmentId }) => assignmentId)
const soon = { timeout: 60_000, interval: 200 }

beforeAll(async () => {
  dataDir = newDataDir()
  hub = await startHubProcess({ dataDir, args: ['--speed', '20'] })
  dispatcher = await signIn(hub.url, 'dispatcher')
  const admin = await signIn(hub.url, 'admin')
  const scopes = ['read', 'command', 'feeds']
  key = (await admin.post('/api/v1/api-keys', { name: 'traffic', scopes })).json.key
  sim = startSim()
})

afterAll(async () => {
  for (const child of started) child.kill('SIGKILL')
  await hub?.stop()
  dropDataDir(dataDir)
})

describe('the sample city’s traffic against a real hub', () => {
  test('brings in the work under way, and calls go on coming in', async () => {
    await expect.poll(async () => (await busy()).length, soon).toBeGreaterThan(8)
    const before = (await all('incident')).length
    await expect.poll(async () => (await all('incident')).length, soon).toBeGreaterThan(before)
  })

  test('two of them on one city are noticed, and the second stands by until the first is gone', async () => {
    const second = startSim()
    await expect.poll(second.said, soon).toContain('standing by')
    const from = performance.now()
    expect(await end(sim, 'SIGTERM')).toBe(0)
    expect(performance.now() - from).toBeLessThan(10_000)
    await expect.poll(second.said, soon).toContain('playing San Francisco')
    sim = second
  })

  test('obeys the person at the console', async () => {
    let [call, unit]: any[] = []
    // The other desks are quick: whom one of them has just sent is not to be had.
    await expect
      .poll(async () => {
        call = (await all('incident')).find(({ status, place }) => status === 'waiting' && place.point)
        unit = (await all('unit')).find(({ status, kind }) => status === 'available' && kind === 'engine')
        if (!call || !unit) return 404
        return (await dispatcher.command('incident.dispatch', { incidentId: call.id, unitIds: [unit.id] })).status
      }, soon)
      .toBe(200)
    const status = async () => (await state()).unit[unit.id].status
    await expect.poll(status, soon).toBe('enroute')
    const recalled = await dispatcher.command('incident.recall', { incidentId: call.id, unitIds: [unit.id] })
    // At this speed it may be home before anybody asks.
    expect(recalled.json.events).toContainEqual(
      expect.objectContaining({ data: expect.objectContaining({ unitBecomes: 'returning' }) }),
    )
    await expect.poll(status, soon).toBe('available')
    await dispatcher.command('unit.status', { unitId: unit.id, status: 'outofservice', reason: 'pump' })
    // Meanwhile the city goes on, and leaves it alone.
    const before = (await wholeJournal(dispatcher)).length
    await expect.poll(async () => (await wholeJournal(dispatcher)).length, soon).toBeGreaterThan(before + 10)
    expect(await status()).toBe('outofservice')
  })

  test('goes on after it was killed, and after the hub was, without telling a call twice', async () => {
    await end(sim, 'SIGKILL')
    sim = startSim()
    await expect.poll(sim.said, soon).toContain('playing San Francisco')
    const hubEnded = once(hub.child, 'exit')
    hub.child.kill('SIGKILL')
    await hubEnded
    const port = Number(new URL(hub.url).port)
    hub = await startHubProcess({ dataDir, port, args: ['--speed', '20'] })
    dispatcher = await signIn(hub.url, 'dispatcher')
    const before = (await wholeJournal(dispatcher)).length
    await expect.poll(async () => (await wholeJournal(dispatcher)).length, soon).toBeGreaterThan(before + 10)
    const sources = (await all('incident')).map(({ source }) => source.id)
    expect(new Set(sources).size).toBe(sources.length)
    const health = (await dispatcher.get('/api/v1/feeds')).json.feeds
    expect(health.reduce((sum: number, { quarantined }: any) => sum + quarantined, 0)).toBe(0)
    expect(await end(sim, 'SIGTERM')).toBe(0)
  })
})
