import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { commands } from '@muster/shared/domain/commands.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dropDataDir, type HubProcess, newDataDir, type Person, signIn, startHubProcess } from '../hub.testing.ts'
import { journalKeys } from '../journal/keys.ts'
import { connectRedis } from '../redis/connectRedis.ts'
import { openRedis } from '../redis/openRedis.ts'

const dataDir = newDataDir()
let hub: HubProcess
let manager: Person
let dispatcher: Person
let drill: string
let live: { seq: number; state: unknown }
const inDrill = (path: string) => `${path}${path.includes('?') ? '&' : '?'}world=drill:${drill}`

/** The live world's head and state but for the seals, which a hub appends by itself. */
async function liveNow(): Promise<{ entries: any[]; state: any }> {
  const { json } = await manager.get('/api/v1/state')
  const { json: journal } = await manager.get('/api/v1/journal?limit=10000')
  const { seal: _seal, hub: _hub, ...state } = json.state
  const entries = journal.entries.filter(({ command }: { command: string }) => !/^(seal|hub)\./.test(command))
  return { entries: entries.map(({ seq }: { seq: number }) => seq), state }
}

/** Takes away what another version of the fold could not read. */
async function forgetSnapshots(): Promise<void> {
  const store = await openRedis({ dataDir, say: () => {} })
  const redis = await connectRedis(store)
  await redis.del(journalKeys('sf', `drill:${drill}`).snapshot)
  redis.destroy()
  await store.stop()
}

beforeAll(async () => {
  hub = await startHubProcess({ dataDir })
  manager = await signIn(hub.url, 'manager')
  dispatcher = await signIn(hub.url, 'dispatcher')
  await dispatcher.command('incident.report', { type: 'fire', place: { address: '700 blk Parnassus Ave' } })
  live = (await manager.get('/api/v1/state')).json
  const begun = await manager.post('/api/v1/drills', { title: 'Exercise 7' })
  expect(begun.status).toBe(200)
  drill = begun.json.id
})
afterAll(async () => {
  await hub?.stop()
  dropDataDir(dataDir)
})

test('V4 a drill begins as the live city is, says what it is and what it was forked from, and has a journal of its own', async () => {
  const { json } = await manager.get(inDrill('/api/v1/state'))
  expect(json.seq).toBeLessThan(live.seq)
  const { unit, incident, world } = json.state
  const before: any = live.state
  expect({ unit, incident }).toEqual({ unit: before.unit, incident: before.incident })
  expect(world.world).toMatchObject({ kind: 'drill', forkedFrom: { world: 'live' } })
  expect(world.world.settings).toEqual(before.world.world.settings)
})

test('V4 what happens in a drill happens there alone, and a hub that starts anew finds it', async () => {
  const before = await liveNow()
  const { json } = await dispatcher.post(
    inDrill('/api/v1/commands/incident.report'),
    { type: 'fire', place: { address: 'Great Hwy' } },
    { 'idempotency-key': 'drilled' },
  )
  const unitIds = ['E12']
  const dispatched = await dispatcher.post(
    inDrill('/api/v1/commands/incident.dispatch'),
    { incidentId: json.result.incidentId, unitIds },
    { 'idempotency-key': 'drilled 2'.replace(' ', '-') },
  )
  expect(dispatched.status).toBe(200)
  expect(await liveNow()).toEqual(before)
  const asked = await manager.get(inDrill('/api/v1/state'))
  await hub.stop()
  hub = await startHubProcess({ dataDir })
  manager = await signIn(hub.url, 'manager')
  dispatcher = await signIn(hub.url, 'dispatcher')
  const after = await manager.get(inDrill('/api/v1/state'))
  const { seal: _a, hub: _b, ...was } = asked.json.state
  const { seal: _c, hub: _d, ...is } = after.json.state
  expect(is).toEqual(was)
  expect(is.unit.E12.status).toBe('dispatched')
})

test('J12 a drill whose beginning was folded by another version begins again from the live past', async () => {
  const before = (await manager.get(inDrill('/api/v1/state'))).json
  const past = (await manager.get(inDrill(`/api/v1/state?at=${before.seq}`))).json
  expect(Object.keys(past.state.unit)).toEqual(Object.keys(before.state.unit))
  await hub.stop()
  const archive = join(dataDir, 'archive', 'sf', `drill_${drill}`)
  for (const file of readdirSync(archive).filter((name) => name.includes('state'))) rmSync(join(archive, file))
  await forgetSnapshots()
  hub = await startHubProcess({ dataDir })
  manager = await signIn(hub.url, 'manager')
  dispatcher = await signIn(hub.url, 'dispatcher')
  const after = (await manager.get(inDrill('/api/v1/state'))).json
  expect(after.state.unit).toEqual(before.state.unit)
  expect(after.state.incident).toEqual(before.state.incident)
})

test('goal 9 no command of a drill, in whatever order, leaves a trace in the live journal', async () => {
  const before = await liveNow()
  const state: any = (await manager.get(inDrill('/api/v1/state'))).json.state
  const incidentIds = Object.keys(state.incident)
  const unitIds = Object.keys(state.unit).slice(0, 12)
  const values = {
    incidentId: fc.constantFrom(...incidentIds),
    unitId: fc.constantFrom(...unitIds),
    unitIds: fc.array(fc.constantFrom(...unitIds), { minLength: 1, maxLength: 3 }),
    text: fc.string({ minLength: 1, maxLength: 20 }),
    type: fc.constantFrom('fire', 'medical'),
    priority: fc.integer({ min: 1, max: 5 }),
    place: fc.constant({ address: 'somewhere' }),
    status: fc.constantFrom('available', 'enroute', 'onscene', 'outofservice'),
    outcome: fc.constant('drilled'),
  }
  const named = commands
    .filter(({ roles }) => roles.length > 0)
    .map(({ name, input }) => ({ name, input: input as any }))
  const asking = fc.constantFrom(...named).chain(({ name, input }) => {
    const fields = Object.keys(input.properties ?? {}).filter((field) => field in values) as (keyof typeof values)[]
    return fc.record({
      name: fc.constant(name),
      input: fc.record(Object.fromEntries(fields.map((f) => [f, values[f]]))),
    })
  })
  let key = 0
  const kinds = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(fc.array(asking, { minLength: 3, maxLength: 8 }), async (sequence) => {
      const answers = await Promise.all(
        sequence.map(({ name, input }) => {
          key += 1
          return dispatcher.post(inDrill(`/api/v1/commands/${name}`), input, { 'idempotency-key': `goal9-${key}` })
        }),
      )
      for (const { status } of answers) kinds.set(`${status}`, (kinds.get(`${status}`) ?? 0) + 1)
    }),
    { numRuns: Number(process.env.SEQUENCES ?? 100) },
  )
  expect(kinds.get('200') ?? 0).toBeGreaterThan(20)
  expect(await liveNow()).toEqual(before)
}, 120_000)

test('V4 nothing that reaches the outside world is loaded by a hub process', () => {
  const sources = readdirSync(new URL('..', import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/\.test(ing)?\.ts$/.test(path))
    .map((path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'))
  for (const channel of ['nodemailer', 'web-push', 'standardwebhooks'])
    expect(sources.filter((text) => text.includes(`'${channel}'`))).toEqual([])
})

test('a drill that has ended is a world that nobody knows', async () => {
  const headers = { cookie: manager.cookie, origin: hub.url }
  const url = `${hub.url}/api/v1/drills/${drill}`
  expect((await fetch(url, { method: 'DELETE', headers: { ...headers, cookie: dispatcher.cookie } })).status).toBe(403)
  expect((await fetch(url, { method: 'DELETE', headers })).status).toBe(204)
  expect((await fetch(url, { method: 'DELETE', headers })).status).toBe(404)
  expect((await manager.get(inDrill('/api/v1/state'))).json).toMatchObject({ status: 404, code: 'world_not_found' })
})
