import { execFileSync } from 'node:child_process'
import { realpathSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dropDataDir, type HubProcess, newDataDir, type Person, signIn, startHubProcess } from '../hub.testing.ts'
import { socketAddress } from '../redis/address.ts'
import { connectOnce } from '../redis/connectRedis.ts'

const dataDir = newDataDir()
const run = (...command: [string, ...string[]]) => execFileSync(command[0], command.slice(1), { stdio: 'ignore' })

// A small disk of its own where this may be made, so that it can be filled.
const hasSmallDisk = (() => {
  try {
    run('mount', '-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', dataDir)
    return true
  } catch {
    return false
  }
})()

let hub: HubProcess
let admin: Person
beforeAll(async () => {
  const env = {
    LOG_LEVEL: 'debug',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318',
    // As an operator loads an SDK of their own.
    NODE_OPTIONS: `--import ${new URL('./tellSpans.testing.ts', import.meta.url).href}`,
  }
  hub = await startHubProcess({ dataDir, env })
  admin = await signIn(hub.url, 'admin')
})
afterAll(async () => {
  await hub?.stop()
  if (hasSmallDisk) run('umount', dataDir)
  dropDataDir(dataDir)
})

const metrics = async (): Promise<string> => (await fetch(`${hub.url}/metrics`)).text()
const figure = async (name: string): Promise<number> =>
  Number(
    (await metrics())
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.split(' ')[1],
  )

test('every figure that an operator watches is there, with its unit in its name', async () => {
  const manager = await signIn(hub.url, 'manager')
  await manager.command('incident.report', { type: 'medical', priority: 3, place: { address: '1 Market St' } })
  await manager.command('incident.note', { incidentId: 'nobody', text: 'x' })
  const text = await metrics()
  for (const name of [
    ...['ready', 'durable', 'alarm', 'journal_head', 'journal_stream_entries', 'snapshot_entry', 'fold_faults'],
    ...['journal_append_seconds', 'journal_batch_entries', 'journal_appended_total', 'command_seconds'],
    ...['commands_total', 'desk_waiting_commands', 'desk_in_flight_entries', 'state_differences'],
    ...['redis_memory_bytes', 'redis_memory_limit_bytes', 'redis_aof_bytes', 'clock_offset_seconds'],
    ...['disk_free_ratio', 'disk_free_bytes', 'consoles', 'consoles_by_class', 'positions_total'],
    ...['feed_accepted_total', 'feed_duplicates_total', 'feed_quarantined_total', 'feed_ok'],
    ...['http_request_seconds', 'event_loop_lag_seconds'],
  ])
    expect(text, name).toContain(`# TYPE muster_${name} `)
  for (const name of [
    'process_resident_memory_bytes',
    'nodejs_heap_size_used_bytes',
    'nodejs_eventloop_lag_p99_seconds',
  ])
    expect(text).toContain(`# TYPE ${name} gauge`)
  expect(text).toContain('muster_commands_total{class="incident",verdict="committed"} 1')
})

test('fault 17: no figure names a person, a key or a thing of the city', async () => {
  const labels = [...(await metrics()).matchAll(/\{([^}]*)\}/g)].map(([, inside = '']) => inside)
  expect(labels.length).toBeGreaterThan(50)
  expect(labels.filter((one) => /manager|admin|medical|Market|key-|20170104/.test(one))).toEqual([])
})

test('figures are for this machine and administrators; the report also for a supervisor; nobody else has either', async () => {
  const passedOn = { 'x-forwarded-for': '203.0.113.7' }
  expect((await fetch(`${hub.url}/metrics`, { headers: passedOn })).status).toBe(403)
  expect((await fetch(`${hub.url}/metrics`, { headers: { ...passedOn, cookie: admin.cookie } })).status).toBe(200)
  expect((await fetch(`${hub.url}/api/v1/watch`)).status).toBe(401)
  const asked = await Promise.all(
    ['admin', 'manager', 'dispatcher', 'auditor'].map(async (name) =>
      (await signIn(hub.url, name)).get('/api/v1/watch'),
    ),
  )
  expect(asked.map(({ status }) => status)).toEqual([200, 200, 403, 403])
})

// Each waits for the hub's next looks at itself: together they wait once.
describe.concurrent('from one look to the next', () => {
  test('the report says how the hub is; what was sampled comes once', async ({ expect }) => {
    await expect
      .poll(async () => (await admin.get('/api/v1/watch')).json.samples.length, { timeout: 60_000 })
      .toBeGreaterThan(1)
    const { json } = await admin.get('/api/v1/watch')
    expect(json.health).toMatchObject({ state: 'ready' })
    expect(json.journal.head).toBeGreaterThan(2)
    expect(json.journal.inStream).toBe(json.journal.head)
    expect(json.feeds.map(({ id }: any) => id)).toContain('positions')
    expect(Math.abs(json.clockOffsetSec)).toBeLessThan(1)
    const last = json.samples.at(-1)
    expect(last.rssBytes).toBeGreaterThan(1e7)
    const { json: next } = await admin.get(`/api/v1/watch?since=${last.at}`)
    expect(next.samples.filter(({ at }: any) => at <= last.at)).toEqual([])
  })

  test('a position tells how old it was when it came, by the clock of the city', async ({ expect }) => {
    const { key } = (await admin.post('/api/v1/api-keys', { name: 'test', scopes: ['feeds'] })).json
    const cityTime = Date.parse((await admin.get('/api/v1/watch')).json.cityTime)
    await fetch(`${hub.url}/api/v1/feeds/positions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify([
        { unitId: 'E12', point: { type: 'Point', coordinates: [-122.42, 37.77] }, at: cityTime - 30_000 },
      ]),
    })
    const lagOf = async () =>
      (await admin.get('/api/v1/watch')).json.feeds.find(({ id }: any) => id === 'positions').lagSec
    await expect.poll(lagOf, { timeout: 60_000 }).toBeGreaterThanOrEqual(30)
    expect(await lagOf()).toBeLessThan(60)
    expect(await figure('muster_feed_lag_seconds{feed="positions"}')).toBeGreaterThanOrEqual(30)
  })

  test.skipIf(!hasSmallDisk)(
    'fault 18: the hub tells of a disk that fills up before it is full, and no more once it is cleared',
    async ({ expect }) => {
      const alarms = async () => (await admin.get('/api/v1/watch')).json.alarms.map(({ code }: any) => code)
      expect(await alarms()).not.toContain('disk.low')
      const { bavail, bsize } = statfsSync(dataDir)
      const filler = join(dataDir, 'filler')
      writeFileSync(filler, Buffer.alloc(bavail * bsize - 9 * 1024 * 1024))
      await expect.poll(alarms, { timeout: 60_000 }).toContain('disk.low')
      await expect.poll(() => figure('muster_alarm{code="disk.low"}'), { timeout: 60_000 }).toBe(1)
      // What is asked meanwhile is still taken: the alarm comes before anything else does.
      const made = await admin.get('/readyz')
      expect(made.status).toBe(200)
      rmSync(filler)
      await expect.poll(alarms, { timeout: 60_000 }).not.toContain('disk.low')
    },
  )

  test('fault 18: the hub tells of a Redis that nears its limit of memory before it refuses', async ({ expect }) => {
    const redis = await connectOnce({ socket: socketAddress(join(realpathSync(dataDir), 'redis')).socket })
    const alarms = async () => (await admin.get('/api/v1/watch')).json.alarms.map(({ code }: any) => code)
    expect(await alarms()).not.toContain('redis.memory')
    const used = Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1])
    await redis.configSet('maxmemory', String(Math.round(used / 0.9)))
    await expect.poll(alarms, { timeout: 60_000 }).toContain('redis.memory')
    await redis.configSet('maxmemory', '0')
    await expect.poll(alarms, { timeout: 60_000 }).not.toContain('redis.memory')
    redis.destroy()
  })
})

test('fault 17: an answer carries the id of its log line, and no line says what was sent', async () => {
  const canary = 'canary-5b1d9'
  const answer = await fetch(`${hub.url}/api/v1/feeds/osmand/${canary}?id=${canary}&lat=1&lon=2`, {
    headers: { 'user-agent': canary, authorization: `Bearer ${canary}`, cookie: `muster_session=${canary}` },
  })
  const id = answer.headers.get('x-request-id') ?? 'none'
  await expect.poll(() => hub.output(), { timeout: 60_000 }).toContain(id)
  const line =
    hub
      .output()
      .split('\n')
      .find((one) => one.includes(id)) ?? '{}'
  expect(JSON.parse(line)).toMatchObject({ route: '/api/v1/feeds/osmand/:token', status: answer.status, method: 'GET' })
  expect(hub.output()).not.toContain(canary)
})

test('with an SDK loaded beside it a hub tells its work in spans, below the trace of who called, and nothing of what was sent', async () => {
  const canary = 'canary-9c0e2'
  const traceparent = `00-${'a'.repeat(32)}-${'c'.repeat(16)}-01`
  const manager = await signIn(hub.url, 'manager')
  const report = { type: 'medical', priority: 3, place: { address: '2 Market St' }, narrative: canary }
  await manager.post('/api/v1/commands/incident.report', report, { 'idempotency-key': canary, traceparent })
  const spans = () =>
    [...hub.output().matchAll(/^span (.*)$/gm)].map(([, told = '']) => JSON.parse(told) as Record<string, any>)
  const request = () => spans().find(({ name, parent }) => name === 'http' && parent === 'c'.repeat(16))
  await expect.poll(request, { timeout: 60_000 }).toBeDefined()
  expect(request()?.attributes).toMatchObject({ 'http.route': '/api/v1/commands/incident.report' })
  const decide = spans().find(({ parent }) => parent === request()?.id)
  expect(decide).toMatchObject({
    name: 'command.decide',
    attributes: { 'muster.command': 'incident.report', 'muster.verdict': 'committed' },
  })
  expect(spans().map(({ name }) => name)).toEqual(expect.arrayContaining(['journal.append', 'feed.intake']))
  expect(hub.output()).not.toContain(canary)
})
