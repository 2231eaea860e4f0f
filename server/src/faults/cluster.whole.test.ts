import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { createRecords } from '@muster/shared/kernel/state.ts'
import { io } from 'socket.io-client'
import parser from 'socket.io-msgpack-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dropDataDir, type HubProcess, newDataDir, type Person, signIn, startHubProcess } from '../hub.testing.ts'
import { findServer } from '../redis/findServer.ts'
import { type ClusterNode, startCluster, whole } from './cluster.testing.ts'
import { ALL_WELL, audit, pressOn } from './load.testing.ts'

/** Slots 2492 ({sf:live}) and 4458 ({sf}) lie at two masters. */
const PARTS = [4000, 10_000] as const

const OPS = fileURLToPath(new URL('../../../scripts/ops/ops.ts', import.meta.url))
const inNode = promisify(execFile)

type Pairs = Awaited<ReturnType<typeof startCluster>>

/** Any node will do to begin with: the others are learnt from it. */
const urlOf = (pairs: Pairs): string =>
  `redis+cluster://${pairs.slice(1).map(([master]) => `127.0.0.1:${master.port}`)}`

const isThere = findServer() !== undefined
if (!isThere) process.stdout.write('There is no redis-server on PATH: nothing is tried on a cluster.\n')

/** A console that folds what it is sent and counts how often it was given everything anew. */
function openConsole(url: string, cookie: string) {
  const records = createRecords()
  let snapshots = 0
  const socket = io(`${url}/live`, { parser, transports: ['websocket'], extraHeaders: { cookie }, forceNew: true })
  socket.on('connect', () => socket.emit('resume', { world: 'live', after: null, fold: cityFold.version }))
  socket.on('snapshot', (snapshot) => {
    records.load(snapshot.state)
    snapshots += 1
  })
  socket.on('events', ({ entries }) => {
    for (const entry of entries) cityFold.apply(records, entry)
  })
  return {
    incidents: () => JSON.parse(JSON.stringify(records.plain().incident ?? {})),
    snapshots: () => snapshots,
    close: () => socket.close(),
  }
}

describe.skipIf(!isThere)('on a cluster of three masters with a replica each', () => {
  const folder = newDataDir()
  let pairs: Pairs = []
  let nodes: ClusterNode[] = []
  let hub: HubProcess
  let dispatcher: Person

  beforeAll(async () => {
    pairs = await startCluster(folder, PARTS)
    nodes = pairs.flat()
    const env = { REDIS_URL: urlOf(pairs), JOURNAL_REPLICAS: '1' }
    hub = await startHubProcess({ dataDir: join(folder, 'hub'), env })
    dispatcher = await signIn(hub.url, 'dispatcher')
  }, 90_000)
  afterAll(async () => {
    await hub?.stop()
    await Promise.all(nodes.map((node) => node.kill()))
    dropDataDir(folder)
  })

  const incidents = async () => (await dispatcher.get('/api/v1/state')).json.state.incident

  test('J4 each world is served by the node that holds its slot, a drill by its own', async () => {
    const reported = await dispatcher.command('incident.report', { type: 'fire', place: {} })
    expect([reported.status, reported.json.replicas]).toEqual([200, 1])
    const manager = await signIn(hub.url, 'manager')
    const begun = await manager.post('/api/v1/drills', { title: 'Exercise' })
    expect(begun.status).toBe(200)
    const world = `world=drill:${begun.json.id}`
    const before = await incidents()
    const inDrill = await dispatcher.post(
      `/api/v1/commands/incident.report?${world}`,
      { type: 'fire', place: {} },
      { 'idempotency-key': 'in-the-drill' },
    )
    expect(inDrill.status).toBe(200)
    const { json } = await dispatcher.get(`/api/v1/state?${world}`)
    expect(Object.keys(json.state.incident)).toHaveLength(Object.keys(before).length + 1)
    expect(await incidents()).toEqual(before)

    const holds = await Promise.all(
      pairs.map(async ([{ ask }]) => {
        const keys = (await ask('KEYS', '*')) as string[]
        return [...new Set(keys.map((key) => /^\{[^}]+\}/.exec(key)?.[0] ?? key))]
      }),
    )
    expect(holds[0]).toContain('{sf:live}')
    expect(holds[1]).toContain('{sf}')
    expect(holds.flat().sort()).toEqual(['{sf}', `{sf:drill:${begun.json.id}}`, '{sf:live}'].sort())
    const ended = await fetch(`${hub.url}/api/v1/drills/${begun.json.id}`, {
      method: 'DELETE',
      headers: { cookie: manager.cookie, origin: hub.url },
    })
    expect(ended.status).toBeLessThan(300)
    expect((await dispatcher.get(`/api/v1/state?${world}`)).status).toBe(404)
    expect(hub.output()).not.toMatch(/MOVED|CROSSSLOT|non local key/)
  })

  test('J4 a backup and who may sign in are read from the node that holds each', async () => {
    const [data, out] = [join(folder, 'hub'), join(folder, 'backup')]
    const url = urlOf(pairs)
    const run = (...args: string[]) => inNode(process.execPath, [OPS, ...args, '--data', data, '--url', url])
    const { stdout } = await run('backup', '--out', out)
    expect(stdout).toMatch(/^live: \d+ entries/)
    const beside = readFileSync(join(out, 'beside.ndjson'), 'utf8').trim().split('\n')
    const tags = beside.map((line) => /^\{[^}]+\}/.exec(JSON.parse(line).key)?.[0])
    expect(new Set(tags)).toEqual(new Set(['{sf}', '{sf:live}']))
    expect((await run('user', 'list')).stdout).toContain('dispatcher2')
  })

  test('J4 J3 the master of the journal is killed under pressure: the hub goes on, and what a replica had is all there', async () => {
    const [master, replica] = pairs[0] ?? []
    const view = openConsole(hub.url, dispatcher.cookie)
    const load = pressOn({ urls: () => [hub.url], cookie: dispatcher.cookie, name: 'killed', clients: 4 })
    while (load.acknowledged.size < 60) await sleep(10)
    await master?.kill()
    const killedAt = performance.now()
    const promoted = expect
      .poll(async () => String(await replica?.ask('ROLE')), { timeout: 45_000, interval: 20 })
      .toMatch(/^master/)
      .then(() => performance.now() - killedAt)
    const before = load.acknowledged.size
    while (load.acknowledged.size < before + 40 && performance.now() - killedAt < 45_000) await sleep(20)
    const [tookMs, promotedMs] = [performance.now() - killedAt, await promoted]
    await load.stop()
    expect(load.acknowledged.size).toBeGreaterThanOrEqual(before + 40)

    const { lost, doubled, isWhole, isFoldSame } = await audit(hub.url, load.acknowledged)
    process.stdout.write(
      `fail-over in a cluster: a new master after ${Math.round(promotedMs)} ms, 40 more commands after ` +
        `${Math.round(tookMs)} ms; ${load.acknowledged.size} acknowledged, ` +
        `${load.replicated.size} by a replica, ${lost.length} lost, ${doubled.length} doubled\n`,
    )
    expect({ isWhole, isFoldSame, doubled, refused: load.refused }).toEqual({
      ...{ isWhole: true, isFoldSame: true, doubled: [], refused: [] },
    })
    expect(lost.filter((key) => load.replicated.has(key))).toEqual([])
    expect(load.replicated.size).toBeGreaterThan(0)
    await expect.poll(view.incidents, { timeout: 60_000 }).toEqual(await incidents())
    view.close()
  })

  test('J4 a planned fail-over under pressure loses nothing', async () => {
    const [next, master] = pairs[0] ?? []
    await next?.start()
    await whole(nodes, 3)
    const load = pressOn({ urls: () => [hub.url], cookie: dispatcher.cookie, name: 'planned', clients: 4 })
    while (load.acknowledged.size < 20) await sleep(10)
    await next?.ask('CLUSTER', 'FAILOVER')
    await expect.poll(async () => String(await master?.ask('ROLE')), { timeout: 60_000 }).toMatch(/^slave/)
    const before = load.acknowledged.size
    await expect.poll(() => load.acknowledged.size, { timeout: 30_000 }).toBeGreaterThan(before + 20)
    await load.stop()
    const found = await audit(hub.url, load.acknowledged)
    expect({ ...found, refused: load.refused }).toEqual({ ...ALL_WELL, refused: [] })
  })

  test('J4 J5 what no replica had heard of is lost with its master, said to be held by none, and consoles are told', async () => {
    const [master, replica] = pairs[0] ?? []
    await whole(nodes, 3)
    const view = openConsole(hub.url, dispatcher.cookie)
    await expect.poll(view.snapshots, { timeout: 60_000 }).toBeGreaterThan(0)
    const report = (narrative: string) => dispatcher.command('incident.report', { type: 'fire', place: {}, narrative })
    let asked = 0
    const held = () => `held ${asked}`
    const replicasOf = async () => {
      asked += 1
      return (await report(held())).json.replicas
    }
    await expect.poll(replicasOf, { timeout: 60_000 }).toBe(1)
    // From now on its replica cannot follow it, and those who are connected notice nothing.
    await master?.ask('CONFIG', 'SET', 'requirepass', 'unknown to it')
    await replica?.ask('CLIENT', 'KILL', 'TYPE', 'master')
    for (let i = 0; i < 3; i += 1) expect((await report(`alone ${i}`)).json).toMatchObject({ replicas: 0 })
    const told = () => Object.values<any>(view.incidents()).flatMap(({ narrative }) => narrative ?? [])
    await expect.poll(told).toContain('alone 2')

    const given = view.snapshots()
    await master?.kill()
    await expect.poll(async () => (await report('after').catch(() => undefined))?.status, { timeout: 45_000 }).toBe(200)
    await expect.poll(view.snapshots, { timeout: 60_000 }).toBeGreaterThan(given)
    await expect.poll(told, { timeout: 60_000 }).toContain('after')
    expect(told()).toContain(held())
    expect(told().filter((text) => text.startsWith('alone'))).toEqual([])
    expect(view.incidents()).toEqual(await incidents())
    view.close()
  })

  test('J2 J4 the slot of the journal is moved to another node: nothing is written meanwhile, and the hub goes along', async () => {
    const [from, to] = [pairs[0]?.[1], pairs[1]?.[0]]
    const slot = String(await to?.ask('CLUSTER', 'KEYSLOT', '{sf:live}'))
    const ids = await Promise.all([from, to].map(async (node) => String(await node?.ask('CLUSTER', 'MYID'))))
    const load = pressOn({ urls: () => [hub.url], cookie: dispatcher.cookie, name: 'moved', clients: 2 })
    while (load.acknowledged.size < 10) await sleep(10)
    await to?.ask('CLUSTER', 'SETSLOT', slot, 'IMPORTING', ids[0] ?? '')
    await from?.ask('CLUSTER', 'SETSLOT', slot, 'MIGRATING', ids[1] ?? '')
    const move = async (most: number) => {
      const keys = (await from?.ask('CLUSTER', 'GETKEYSINSLOT', slot, String(most))) as string[]
      if (keys.length > 0) await from?.ask('MIGRATE', '127.0.0.1', String(to?.port), '', '0', '5000', 'KEYS', ...keys)
      return keys.length
    }
    await move(2)
    const meanwhile = await dispatcher.command('incident.report', { type: 'fire', place: {} })
    expect([meanwhile.status, meanwhile.json.code]).toEqual([503, 'journal_closed'])
    while ((await move(100)) > 0);
    for (const node of [to, from]) await node?.ask('CLUSTER', 'SETSLOT', slot, 'NODE', ids[1] ?? '')
    const before = load.acknowledged.size
    await expect.poll(() => load.acknowledged.size, { timeout: 30_000 }).toBeGreaterThan(before + 10)
    await load.stop()
    const found = await audit(hub.url, load.acknowledged)
    expect({ ...found, refused: load.refused }).toEqual({ ...ALL_WELL, refused: [] })
  })
})
