import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  dropDataDir,
  type HubProcess,
  newDataDir,
  type Person,
  signIn,
  startHubProcess,
  wholeJournal,
} from '../hub.testing.ts'

const dataDir = newDataDir()
const caller = { name: 'Canary Callersdottir', phone: '415-555-0199' }
let hub: HubProcess
let dispatcher: Person
let manager: Person
let incidentId: string

beforeAll(async () => {
  hub = await startHubProcess({ dataDir })
  dispatcher = await signIn(hub.url, 'dispatcher')
  manager = await signIn(hub.url, 'manager')
  const reported = await dispatcher.command('incident.report', { type: 'fire', place: {}, caller }, 'with-a-caller')
  incidentId = reported.json.result.incidentId
})
afterAll(async () => {
  await hub?.stop()
  dropDataDir(dataDir)
})

/** Whether anything of it can be read where the hub keeps its data, or in what it says. */
function standsIn(text: string): boolean {
  return text.includes(caller.name) || text.includes(caller.phone)
}

test('J10 who called is read by those who may, and that it was read is on the record', async () => {
  const path = `/api/v1/incidents/${incidentId}/caller`
  expect((await dispatcher.get(path)).json).toMatchObject({ caller })
  await dispatcher.get(path)
  const reads = (await wholeJournal(manager)).filter(({ command }) => command === 'incident.readCaller')
  expect(reads.map(({ events }) => events[0].data.reader.id)).toEqual(['dispatcher'])
  for (const nobody of ['logistics', 'liaison', 'admin', 'finance'])
    expect((await (await signIn(hub.url, nobody)).get(path)).status).toBe(403)
})

test('J10 nothing that was written down says who called: not state, journal, answers, logs or the disk', async () => {
  const { json: state } = await manager.get('/api/v1/state')
  expect(state.state.incident[incidentId].caller.subject).toMatch(/^p/)
  const said = [JSON.stringify(state), JSON.stringify(await wholeJournal(manager)), hub.output()]
  expect(said.filter(standsIn)).toEqual([])
  for (const word of [caller.name, caller.phone])
    expect(() => execFileSync('grep', ['-rlF', word, dataDir], { encoding: 'utf8' })).toThrow()
})

test('J10 the retry of a call with its caller is answered like the first, and no second key is of use', async () => {
  const again = await dispatcher.command('incident.report', { type: 'fire', place: {}, caller }, 'with-a-caller')
  expect(again.headers.get('idempotency-replayed')).toBe('true')
  expect(again.json.result.incidentId).toBe(incidentId)
})

test('J10 a drill opens nobody’s words', async () => {
  const { json: drill } = await manager.post('/api/v1/drills', { title: 'no callers' })
  const { json } = await dispatcher.get(`/api/v1/incidents/${incidentId}/caller?world=drill:${drill.id}`)
  expect(json.code).toBe('no_caller')
})

test('J10 erasing a person deletes that key: the words are gone, everything else stays and verifies', async () => {
  const { subject } = (await manager.get('/api/v1/state')).json.state.incident[incidentId].caller
  const files = () => readdirSync(join(dataDir, 'personal'), { recursive: true, encoding: 'utf8' })
  expect(files().some((file) => file.endsWith(subject))).toBe(true)
  const wrong = await manager.command('incident.forgetCaller', { incidentId, subject: 'p000000000000000000000000' })
  expect([wrong.status, wrong.json.code]).toEqual([404, 'incident.noCaller'])
  expect((await dispatcher.command('incident.forgetCaller', { incidentId, subject })).status).toBe(403)
  expect((await manager.command('incident.forgetCaller', { incidentId, subject }, 'forget')).status).toBe(200)
  expect((await manager.command('incident.forgetCaller', { incidentId, subject }, 'forget')).status).toBe(200)
  expect(files().some((file) => file.endsWith(subject))).toBe(false)
  expect((await dispatcher.get(`/api/v1/incidents/${incidentId}/caller`)).json.code).toBe('no_caller')
  const entries = await wholeJournal(manager)
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, i) => i + 1))
  expect(entries.some(({ events }) => events[0]?.data.caller?.subject === subject)).toBe(true)
})
