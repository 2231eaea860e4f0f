import { setTimeout as sleep } from 'node:timers/promises'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { io, NodeWebSocket, type Socket } from 'socket.io-client'
import parser from 'socket.io-msgpack-parser'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { dropDataDir, type HubProcess, newDataDir, type Person, signIn, startHubProcess } from '../hub.testing.ts'
import { serversIn } from '../redis/hubProcess.testing.ts'

const dataDir = newDataDir()
const open: Socket[] = []
let hub: HubProcess
let dispatcher: Person

beforeAll(async () => {
  hub = await startHubProcess({ dataDir })
  dispatcher = await signIn(hub.url, 'dispatcher')
})
afterEach(() => {
  for (const socket of open.splice(0)) socket.close()
})
afterAll(async () => {
  await hub?.stop()
  dropDataDir(dataDir)
})

type Message = { name: string; body: any }

/** A console that keeps what it is sent. */
function connect(headers: Record<string, string> = { cookie: dispatcher.cookie }, reconnection = false) {
  const socket = io(`${hub.url}/live`, {
    parser,
    transports: [NodeWebSocket],
    extraHeaders: headers,
    forceNew: true,
    reconnection,
    reconnectionDelay: 100,
  })
  open.push(socket)
  const messages: Message[] = []
  socket.onAny((name, body) => messages.push({ name, body }))
  const has = async (name: string, fits: (body: any) => boolean = () => true): Promise<any> => {
    const until = Date.now() + 10_000
    while (Date.now() < until) {
      const found = messages.find((message) => message.name === name && fits(message.body))
      if (found) return found.body
      await sleep(10)
    }
    throw new Error(`no ${name} in ${messages.map((message) => message.name).join()}`)
  }
  const ended = new Promise<string>((resolve) => {
    socket.on('disconnect', resolve)
    socket.on('connect_error', (error) => resolve(error.message))
  })
  const resume = (after: object | null, fold = cityFold.version, world = 'live') =>
    socket.emit('resume', { world, after, fold })
  return { socket, messages, has, ended, resume }
}

const report = (address: string) => dispatcher.command('incident.report', { type: 'fire', place: { address } })

test('who says resume without a cursor gets the board, and then what happens, without a gap', async () => {
  const console1 = connect()
  console1.resume(null)
  const snapshot = await console1.has('snapshot')
  expect(Object.keys(snapshot.state.unit).length).toBeGreaterThan(100)
  const { json } = await report('a')
  const batch = await console1.has('events', ({ to }) => to >= json.seq)
  expect(batch.from).toBeGreaterThan(snapshot.seq)
  expect(batch.entries.at(-1)).toMatchObject({ seq: json.seq, command: 'incident.report', actor: { id: 'dispatcher' } })
})

test('J5 who comes back with a cursor gets exactly what was missed', async () => {
  const first = connect()
  first.resume(null)
  const { seq, link } = await first.has('snapshot')
  first.socket.close()
  const made = [await report('b'), await report('c'), await report('d')]
  const second = connect()
  second.resume({ seq, link })
  const batch = await second.has('events')
  expect(batch.from).toBe(seq + 1)
  // The hub may have sealed meanwhile.
  const reports = batch.entries.filter(({ command }: { command: string }) => command === 'incident.report')
  expect(reports.map((entry: { seq: number }) => entry.seq)).toEqual(made.map(({ json }) => json.seq))
  expect(second.messages.some(({ name }) => name === 'snapshot')).toBe(false)
})

test('J5 J12 who has missed nothing is told so, with the hash to compare', async () => {
  const first = connect()
  first.resume(null)
  const { seq, link } = await first.has('snapshot')
  const second = connect()
  second.resume({ seq, link })
  const batch = await second.has('events')
  expect(batch).toMatchObject({ from: seq + 1, hash: expect.stringMatching(/^[0-9a-f]{32}$/) })
})

test('J5 a cursor of another journal gets a snapshot, not a catch-up', async () => {
  const console1 = connect()
  console1.resume({ seq: 2, link: 'of another journal' })
  await console1.has('snapshot')
  expect(console1.messages.some(({ name }) => name === 'events')).toBe(false)
})

test('J12 a console of another fold is told to reload', async () => {
  const console1 = connect()
  console1.resume(null, cityFold.version + 1)
  expect(await console1.has('reload')).toEqual({ fold: cityFold.version })
})

test('V3 each second a heartbeat says where the journal stands and what time it is in the city', async () => {
  const console1 = connect()
  const first = await console1.has('heartbeat')
  await sleep(2200)
  const beats = console1.messages.filter(({ name }) => name === 'heartbeat')
  expect(beats.length).toBeGreaterThanOrEqual(2)
  expect(beats.at(-1)?.body.cityTime).toBeGreaterThan(first.cityTime)
})

test('opening an incident brings its history', async () => {
  const { json } = await report('e')
  const { incidentId } = json.result
  await dispatcher.command('incident.note', { incidentId, text: 'second caller' })
  const console1 = connect()
  console1.socket.emit('open', { aggregate: 'incident', id: incidentId })
  const detail = await console1.has('detail')
  expect(detail.history.map(({ type }: { type: string }) => type)).toEqual(['incident.reported', 'incident.noted'])
})

test('without a session or key nobody is let in', async () => {
  expect(await connect({}).ended).toBe('unauthorized')
  expect(await connect({ authorization: 'Bearer 000000000000.x' }).ended).toBe('unauthorized')
})

test('V1 signing out ends the open sockets of that session at once, and no others', async () => {
  const leaver = await signIn(hub.url, 'dispatcher2')
  const [leaving, staying] = [connect({ cookie: leaver.cookie }), connect()]
  await Promise.all([leaving.has('heartbeat'), staying.has('heartbeat')])
  await fetch(`${hub.url}/api/v1/session`, { method: 'DELETE', headers: { cookie: leaver.cookie, origin: hub.url } })
  const from = performance.now()
  expect(await leaving.has('bye')).toEqual({ code: 'revoked' })
  expect(await leaving.ended).toBe('io server disconnect')
  expect(performance.now() - from).toBeLessThan(10_000)
  expect(staying.socket.connected).toBe(true)
})

test('consoles that come while Redis is away do not bring the hub down, and come in once it is back', async () => {
  for (let round = 0; round < 5; round += 1) {
    for (const pid of serversIn(dataDir)) process.kill(pid, 'SIGKILL')
    const comers = Array.from({ length: 20 }, () => connect(undefined, true))
    await Promise.all(comers.map(({ has }) => has('heartbeat')))
    for (const { socket } of comers) socket.close()
  }
  expect(hub.child.exitCode).toBe(null)
})

test('a page of another site may not open a socket', async () => {
  const { ended } = connect({ cookie: dispatcher.cookie, origin: 'http://evil.example' })
  expect(await ended).toMatch(/websocket error/)
})

test.each([
  ['resume', 'nonsense'],
  ['resume', { world: 'live', after: { seq: 'x' }, fold: 1 }],
  ['view', [1, 2, 3]],
  ['open', { aggregate: 'incident', id: '../../etc' }],
  ['open', { aggregate: '../../etc', id: 'x' }],
])('a message that cannot be read ends the connection with the reason: %s %j', async (name, body) => {
  const console1 = connect()
  await console1.has('heartbeat')
  console1.socket.emit(name, body)
  expect(await console1.has('bye')).toEqual({ code: 'invalid' })
  expect(await console1.ended).toBe('io server disconnect')
})

test('a world that is not there is said to be unknown', async () => {
  const console1 = connect()
  console1.resume(null, cityFold.version, 'drill:1')
  expect(await console1.has('bye')).toEqual({ code: 'unknown_world' })
})

test('fault 9 a console that never reads neither slows another nor grows the hub: it is cut', async () => {
  const slow = connect()
  slow.resume(null)
  await slow.has('snapshot')
  const { ws } = slow.socket.io.engine.transport as any
  ws._socket.pause()
  const calm = connect()
  calm.resume(null)
  await calm.has('snapshot')
  const before = Date.now()
  const text = 'x'.repeat(3900)
  let last = 0
  for (let i = 0; i < 40; i += 1) {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        dispatcher.command('incident.report', { type: 'fire', place: {}, narrative: text }),
      ),
    )
    last = Math.max(...answers.map(({ json }) => json.seq))
  }
  await calm.has('events', ({ to }) => to >= last)
  const metrics = async () =>
    Number(/muster_consoles (\d+)/.exec(await (await fetch(`${hub.url}/metrics`)).text())?.[1])
  const until = Date.now() + 20_000
  while ((await metrics()) > 1 && Date.now() < until) await sleep(200)
  expect(await metrics()).toBe(1)
  expect(Date.now() - before).toBeLessThan(60_000)
})

test('a console on a slow line gets the whole board, however large, before it is judged slow', async () => {
  const text = 'y'.repeat(3900)
  for (let i = 0; i < 60; i += 1)
    await Promise.all(
      Array.from({ length: 50 }, () =>
        dispatcher.command('incident.report', { type: 'fire', place: {}, narrative: text }),
      ),
    )
  const patient = connect()
  await patient.has('heartbeat')
  const { ws } = patient.socket.io.engine.transport as any
  ws._socket.pause()
  patient.resume(null)
  await sleep(3500)
  ws._socket.resume()
  expect(Object.keys((await patient.has('snapshot')).state.incident).length).toBeGreaterThan(3000)
  const { json } = await report('g')
  await patient.has('events', ({ to }) => to >= json.seq)
  expect(patient.messages.some(({ name }) => name === 'bye')).toBe(false)
})
