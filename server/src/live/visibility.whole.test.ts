import { setTimeout as sleep } from 'node:timers/promises'
import { seesAtLeast, VISIBILITY, type Visibility } from '@muster/shared/access/visibility.ts'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { HASH_EVERY } from '@muster/shared/kernel/stateHash.ts'
import { io, NodeWebSocket, type Socket } from 'socket.io-client'
import parser from 'socket.io-msgpack-parser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBoard } from '../../../client/src/live/board.ts'
import { dropDataDir, type HubProcess, newDataDir, type Person, signIn, startHubProcess } from '../hub.testing.ts'

const dataDir = newDataDir()
const sockets: Socket[] = []
let hub: HubProcess
const people = new Map<string, Person>()

/** Who of the sample city has which class. */
const WHO: Partial<Record<Visibility, string>> = {
  personal: 'dispatcher',
  finance: 'finance',
  staff: 'logistics',
  agency: 'liaison',
}
const told = Object.entries(WHO) as [Visibility, string][]

type Message = { name: string; body: any }
type Watcher = { messages: Message[]; socket: Socket; board: ReturnType<typeof createBoard>; results: string[] }
const watchers = new Map<Visibility, Watcher>()

/** A console as the page has it: the real board over all that comes, and what came word for word. */
async function watch(person: Person): Promise<Watcher> {
  const socket = io(`${hub.url}/live`, {
    parser,
    transports: [NodeWebSocket],
    extraHeaders: { cookie: person.cookie },
    forceNew: true,
    reconnection: false,
  })
  sockets.push(socket)
  const watcher: Watcher = { messages: [], socket, board: createBoard(), results: [] }
  socket.onAny((name, body) => watcher.messages.push({ name, body }))
  socket.on('snapshot', (snapshot) => watcher.board.load(snapshot))
  socket.on('events', (batch) => watcher.results.push(watcher.board.take(batch)))
  socket.emit('resume', { world: 'live', after: null, fold: cityFold.version })
  await until(() => watcher.board.cursor() !== null)
  return watcher
}

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 20_000
  while (!holds()) {
    if (Date.now() > end) throw new Error('it did not come to that')
    await sleep(10)
  }
}

const reached = (seq: number) =>
  Promise.all([...watchers.values()].map(({ board }) => until(() => (board.cursor()?.seq ?? 0) >= seq)))

beforeAll(async () => {
  hub = await startHubProcess({ dataDir })
  for (const [sees, name] of told) {
    const person = await signIn(hub.url, name)
    people.set(name, person)
    watchers.set(sees, await watch(person))
  }
})
afterAll(async () => {
  for (const socket of sockets) socket.close()
  await hub?.stop()
  dropDataDir(dataDir)
})

const dispatcher = () => people.get('dispatcher') as Person

test('V1 what callers said reaches the desk alone, by whatever way it is asked', async () => {
  const call = { type: 'medical', place: { address: '100 MAIN ST' }, narrative: 'CANARY-narrative' }
  const { json } = await dispatcher().command('incident.report', call)
  const { incidentId } = json.result
  const noted = await dispatcher().command('incident.note', { incidentId, text: 'CANARY-note' })
  await dispatcher().command('incident.take', { incidentId })
  await reached(noted.json.seq + 1)
  for (const [sees, { messages, socket, board }] of watchers) {
    socket.emit('open', { aggregate: 'incident', id: incidentId })
    await until(() => messages.some(({ name }) => name === 'detail'))
    const person = people.get(WHO[sees] ?? '') as Person
    const late = await watch(person)
    const asked = await Promise.all(
      ['/api/v1/state', '/api/v1/journal?limit=10000', `/api/v1/recommendations?incident=${incidentId}`].map((path) =>
        person.get(path),
      ),
    )
    const all = JSON.stringify([messages, late.messages, asked.map(({ json: body }) => body)])
    const canaries = [...new Set(all.match(/CANARY-\w+/g))].sort()
    expect([sees, canaries]).toEqual([sees, sees === 'personal' ? ['CANARY-narrative', 'CANARY-note'] : []])
    expect(board.city.incident(incidentId)).toMatchObject({
      number: json.result.number,
      place: { address: '100 MAIN ST' },
    })
    expect(late.board.hash()).toBe(board.hash())
  }
})

test('V1 the journal counts what the caller may not see, and goes on behind it', async () => {
  const { json } = await (people.get('liaison') as Person).get('/api/v1/journal?after=0&limit=3')
  const { json: whole } = await dispatcher().get('/api/v1/journal?after=0&limit=3')
  expect(json.entries.length + json.skipped).toBe(whole.entries.length + whole.skipped)
  expect(json.head).toEqual(whole.head)
})

test('V1 of a kind that a class may not see it is told what it is told of nothing', async () => {
  const { socket, messages } = watchers.get('agency') as Watcher
  socket.emit('open', { aggregate: 'hub', id: 'nothing' })
  await until(() => messages.some(({ name, body }) => name === 'detail' && body.aggregate === 'hub'))
  expect(messages.find(({ name, body }) => name === 'detail' && body.aggregate === 'hub')?.body.history).toEqual([])
})

test('J12 every 1,000 entries each class is told the hash of its state, and every console holds that', async () => {
  const admin = await signIn(hub.url, 'admin')
  const { key } = (await admin.post('/api/v1/api-keys', { name: 'stores', scopes: ['feeds'] })).json
  const { head } = (await dispatcher().get('/api/v1/journal?after=0&limit=1')).json
  const { state } = (await dispatcher().get('/api/v1/state')).json
  const [facilityId] = Object.keys(state.facility)
  const counts = Array.from({ length: HASH_EVERY + 5 }, (_, i) => ({ facilityId, item: `item-${i}`, onHand: i }))
  const answer = await fetch(`${hub.url}/api/v1/feeds/stock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify(counts),
  })
  expect(await answer.json()).toMatchObject({ accepted: counts.length })
  await reached(head.seq + counts.length)
  for (const [sees, { messages, results }] of watchers) {
    const hashes = messages.flatMap(({ name, body }) => (name === 'events' && body.hash ? [body.to] : []))
    expect([sees, hashes.some((to) => to % HASH_EVERY === 0)]).toEqual([sees, true])
    expect(new Set(results)).toEqual(new Set(['folded']))
  }
  expect(VISIBILITY.filter((sees) => seesAtLeast(sees, 'agency')).every((sees) => watchers.has(sees))).toBe(true)
})

test('J12 a console that holds something else is counted', async () => {
  const { socket } = watchers.get('staff') as Watcher
  const count = async () => {
    const text = await (await fetch(`${hub.url}/metrics`)).text()
    return Number(/^muster_state_differences(?:_total)?(?:\{[^}]*\})? (\d+)/m.exec(text)?.[1] ?? Number.NaN)
  }
  const before = await count()
  socket.emit('differs', { seq: 1, hash: 'f'.repeat(32) })
  const end = Date.now() + 20_000
  while (Date.now() < end && (await count()) === before) await sleep(50)
  expect(await count()).toBe(before + 1)
})
