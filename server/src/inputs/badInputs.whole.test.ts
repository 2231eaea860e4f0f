import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { io, NodeWebSocket } from 'socket.io-client'
import parser from 'socket.io-msgpack-parser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadCity } from '../cities/loadCity.ts'
import { dropDataDir, type HubProcess, newDataDir, type Person, signIn, startHubProcess } from '../hub.testing.ts'

// The bad inputs of RELIABILITY 4 by their numbers, each to one real hub, through the door by which it would come.
const NOW = Date.parse('2017-01-04T17:00:00-08:00')
const MB = 1024 * 1024
const dataDir = newDataDir()
let hub: HubProcess
let dispatcher: Person
let manager: Person
let key: string
let slow: Promise<[headers: Slow, body: Slow]>

beforeAll(async () => {
  hub = await startHubProcess({ dataDir, args: ['--epoch', new Date(NOW).toISOString()] })
  // These take their ten seconds while the others are asked.
  slow = Promise.all([sendSlowly('GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: '), sendSlowly(SLOW_BODY)])
  const admin = await signIn(hub.url, 'admin')
  dispatcher = await signIn(hub.url, 'dispatcher')
  manager = await signIn(hub.url, 'manager')
  key = (await admin.post('/api/v1/api-keys', { name: 'a feed', scopes: ['feeds'] })).json.key
})
afterAll(async () => {
  await hub?.stop()
  dropDataDir(dataDir)
})

async function post(path: string, body: string | Uint8Array, headers: Record<string, string>) {
  const answer = await fetch(hub.url + path, { method: 'POST', headers, body: body as string })
  const text = await answer.text()
  return { status: answer.status, json: text ? JSON.parse(text) : undefined }
}

const JSON_TYPE = { 'content-type': 'application/json' }
const report = (body: string | Uint8Array, headers: Record<string, string> = {}) => {
  const named = { cookie: dispatcher.cookie, 'idempotency-key': crypto.randomUUID() }
  return post('/api/v1/commands/incident.report', body, { ...named, ...JSON_TYPE, ...headers })
}
const feed = (id: string, body: unknown, headers: Record<string, string> = JSON_TYPE) =>
  post(`/api/v1/feeds/${id}`, typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body), {
    authorization: `Bearer ${key}`,
    ...headers,
  })
const codesOf = ({ json }: Awaited<ReturnType<typeof feed>>) => [
  json.accepted,
  ...json.reasons.map(({ code }: { code: string }) => code),
]

const memory = async () =>
  Number(/^process_resident_memory_bytes (\S+)/m.exec(await (await fetch(`${hub.url}/metrics`)).text())?.[1])

type Slow = { readonly answer: string; readonly ms: number }
const SLOW_BODY =
  'POST /api/v1/session HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n'

/** Sends a beginning, then a byte each half second, until the hub has had enough. */
async function sendSlowly(beginning: string): Promise<Slow> {
  const started = performance.now()
  const socket: Socket = connect(Number(new URL(hub.url).port), '127.0.0.1')
  let answer = ''
  socket.on('data', (bytes) => {
    answer += bytes.toString()
  })
  const ended = new Promise<void>((resolve) => socket.on('close', () => resolve()).on('error', () => {}))
  socket.write(beginning)
  const drip = setInterval(() => socket.writable && socket.write('x'), 500)
  await Promise.race([ended, sleep(30_000)])
  clearInterval(drip)
  socket.destroy()
  return { answer, ms: performance.now() - started }
}

test('bad input 1 bodies of 100 MB are answered 413, each, however fast they come, and memory stays flat', async () => {
  const body = Buffer.alloc(100 * MB, 32)
  const before = await memory()
  for (let i = 0; i < 5; i += 1) expect((await report(body)).status).toBe(413)
  expect((await memory()) - before).toBeLessThan(50e6)
})

test.each([
  ['bad input 3 JSON of depth 100,000', `{"type":"fire","place":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ['bad input 3 depth 100,000 where anything may stand', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ['bad input 4 a key __proto__', '{"type":"fire","__proto__":{"admin":true},"place":{}}'],
  ['bad input 4 a key __proto__ further in', '{"type":"fire","place":{"__proto__":{"address":"x"}}}'],
  ['bad input 4 a key constructor', '{"type":"fire","constructor":{"prototype":{"admin":true}},"place":{}}'],
  ['bad input 4 a key __proto__, spelt otherwise', '{"type":"fire","\\u005f_proto__":{"admin":true},"place":{}}'],
  ['bad input 5 NaN', '{"type":"fire","priority":NaN,"place":{}}'],
  ['bad input 5 Infinity', '{"type":"fire","priority":-Infinity,"place":{}}'],
  ['bad input 6 longitude 1e308', '{"type":"fire","place":{"point":{"type":"Point","coordinates":[1e308,37]}}}'],
  ['bad input 7 1e400', '{"type":"fire","place":{"point":{"type":"Point","coordinates":[1e400,37]}}}'],
  ['bad input 11 UTF-16', Buffer.from('{"type":"fire","place":{}}', 'utf16le')],
  ['bad input 11 UTF-16 with its mark', Buffer.from('\ufeff{"type":"fire","place":{}}', 'utf16le')],
  ['bad input 11 Latin 1', Buffer.from('{"type":"fire","place":{"address":"Se\u00f1or"}}', 'latin1')],
  ['bad input 12 a lone surrogate', '{"type":"fire","place":{},"narrative":"\\ud800"}'],
  ['bad input 12 a lone surrogate in a key', '{"type":"fire","place":{},"\\udc00":1}'],
  ['bad input 13 NUL', '{"type":"fire","place":{},"narrative":"a\\u0000b"}'],
  ['bad input 14 a mark that turns the reading in an id', '{"type":"fi\\u202ere","place":{}}'],
  ['bad input 14 a mark without width in an id', '{"type":"fire\\u200b","place":{}}'],
  ['bad input 16 an id with braces and a line break', '{"type":"fi}{re\\r\\n","place":{}}'],
  ['bad input 17 beyond 2⁵³−1', '{"type":"fire","place":{},"receivedAt":9007199254740993}'],
  ['bad input 34 latitude 91', '{"type":"fire","place":{"point":{"type":"Point","coordinates":[-122,91]}}}'],
])('%s: 400', async (_, body) => {
  const { status, json } = await report(body)
  expect([status, json.code]).toEqual([400, 'invalid'])
})

test.each(['__proto__', 'constructor', 'prototype'])('bad input 4 an id that is %s is refused', async (unitId) => {
  expect((await dispatcher.command('unit.status', { unitId, status: 'available' })).status).toBe(400)
})

test('bad input 8 of a key that is there twice the last counts', async () => {
  const { status, json } = await report('{"type":"fire","type":"medical","place":{}}')
  expect([status, json.events[0].data.type]).toEqual([200, 'medical'])
})

test.each(['application/x-www-form-urlencoded', 'text/plain', 'application/xml', 'multipart/form-data; boundary=x'])(
  'bad input 9 the type %s, as a page of another site could send without asking, is answered 415',
  async (type) => {
    const { status, json } = await report('{"type":"fire","place":{}}', { 'content-type': type })
    expect([status, json.code]).toEqual([415, 'unsupported_type'])
  },
)

test('bad input 10 a gzip bomb is answered 413, at every door, and memory stays flat; unknown packing 415', async () => {
  const bomb = gzipSync(Buffer.alloc(400 * MB, 32))
  const packed = { 'content-encoding': 'gzip', ...JSON_TYPE }
  const before = await memory()
  expect(bomb.length).toBeLessThan(MB)
  expect((await report(bomb, packed)).status).toBe(413)
  expect((await feed('incidents', bomb, packed)).status).toBe(413)
  expect((await memory()) - before).toBeLessThan(50e6)
  expect((await report(gzipSync('{"type":"fire","place":{}}'), packed)).status).toBe(200)
  expect((await report('x', { 'content-encoding': 'compress' })).status).toBe(415)
})

test.each([
  ['bad input 14 turned and widthless marks', 'left \u202eright\u200b end'],
  ['bad input 15 emoji and a character beyond the first plane', '🚒 𠮷野家 👩\u200d🚒'],
  ['bad input 25 markup', '<img src=x onerror=alert(1)>'],
  ['bad input 50 a formula', '=HYPERLINK("http://evil.example","click")'],
])('%s in text is kept to the letter', async (_, narrative) => {
  const { json } = await dispatcher.command('incident.report', { type: 'fire', place: {}, narrative })
  const { state } = (await dispatcher.get('/api/v1/state')).json
  expect(state.incident[json.result.incidentId].narrative).toBe(narrative)
})

test('bad input 18 a negative quantity is refused, and so is one beyond 2⁵³−1 (bad input 17)', async () => {
  const logistics = await signIn(hub.url, 'logistics')
  const [facilityId] = Object.keys((await manager.get('/api/v1/state')).json.state.facility)
  const count = (onHand: number | string) =>
    logistics.post('/api/v1/commands/stock.count', `{"facilityId":"${facilityId}","item":"water","onHand":${onHand}}`, {
      'idempotency-key': crypto.randomUUID(),
    })
  expect((await count(7)).status).toBe(200)
  for (const bad of [-1, 1.5, '9007199254740993', '"7"']) expect([bad, (await count(bad)).status]).toEqual([bad, 400])
})

test('bad input 20 the same key and body is answered as the first time; bad input 21 another body 422', async () => {
  const ask = (narrative: string) =>
    dispatcher.command('incident.report', { type: 'fire', place: {}, narrative }, 'bad-20')
  const [first, again, other] = [await ask('one'), await ask('one'), await ask('other')]
  expect([again.status, again.headers.get('idempotency-replayed'), again.json]).toEqual([200, 'true', first.json])
  expect([other.status, other.json.code]).toEqual([422, 'idempotency_conflict'])
})

test('bad input 21 the same key with another body is a conflict', async () => {
  const ask = (priority: number) =>
    dispatcher.command('incident.report', { type: 'fire', priority, place: {} }, 'bad-21')
  expect([(await ask(1)).status, (await ask(2)).json.code]).toEqual([200, 'idempotency_conflict'])
})

test('bad input 22 two who decide on one state: one is decided again and wins or loses by the rules, 409', async () => {
  const { incidentId } = (await dispatcher.command('incident.report', { type: 'fire', place: {} })).json.result
  const send = () => dispatcher.command('incident.dispatch', { incidentId, unitIds: ['E28'] })
  const answers = await Promise.all([send(), send(), send()])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  const { json } = await dispatcher.command('incident.prioritise', { incidentId, priority: 2 })
  await dispatcher.command('incident.note', { incidentId, text: 'somebody else looked' })
  const late = await dispatcher.post(`/api/v1/commands/${json.undo.command}`, json.undo.input, {
    'idempotency-key': crypto.randomUUID(),
    'unchanged-since': String(json.seq),
  })
  expect([late.status, late.json.code]).toEqual([409, 'command.changedSince'])
})

test('bad input 23 without a session 401, without the role 403, what is not there 404', async () => {
  expect((await report('{"type":"fire","place":{}}', { cookie: 'muster_session=forged' })).status).toBe(401)
  expect((await report('{"type":"fire","place":{}}', { cookie: '' })).status).toBe(401)
  const auditor = await signIn(hub.url, 'auditor')
  expect((await auditor.command('incident.report', { type: 'fire', place: {} })).status).toBe(403)
  expect((await dispatcher.command('incident.note', { incidentId: 'none', text: 'x' })).status).toBe(404)
})

test('bad input 24 who tries too often is answered 429 with Retry-After', async () => {
  const tries = await Promise.all(
    Array.from({ length: 30 }, () =>
      fetch(`${hub.url}/api/v1/session`, {
        method: 'POST',
        headers: JSON_TYPE,
        body: JSON.stringify({ username: 'liaison2', password: 'wrong' }),
      }),
    ),
  )
  const refused = tries.filter(({ status }) => status === 429)
  expect(refused.length).toBeGreaterThan(0)
  for (const { headers } of refused) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
})

test('bad input 26 nothing climbs out of its folder: no city, world or file of another place', async () => {
  expect(await loadCity('../etc')).toMatchObject({ refused: 'city.unknown', status: 404 })
  const paths = ['/api/v1/state?world=../etc', '/console/assets/..%2f..%2f..%2fpackage.json', '/city/..%2fetc']
  for (const path of [...paths, '/console/assets/%2e%2e/%2e%2e/package.json', '/api/v1/%2e%2e/etc']) {
    const answer = await fetch(hub.url + path, { headers: { cookie: dispatcher.cookie } })
    expect([path, answer.status, (await answer.text()).includes('devDependencies')]).toEqual([path, 404, false])
  }
})

const fix = (more: object = {}) => ({
  ...{ unitId: 'E36', at: new Date(NOW).toISOString(), point: { type: 'Point', coordinates: [-122.4194, 37.7763] } },
  ...more,
})
const at = (ms: number) => fix({ at: new Date(NOW + ms).toISOString() })
const point = (...coordinates: number[]) => fix({ point: { type: 'Point', coordinates } })
const incident = (id: string, more: object = {}) => ({ id, type: 'fire', ...more })

test.each([
  ['bad input 27 a time far ahead of the city', 'positions', at(3_600_000), [0, 'future']],
  ['bad input 28 older than the feed takes', 'positions', at(-3 * 86_400_000), [0, 'stale']],
  [
    'bad input 28 a call of last year',
    'incidents',
    incident('old', { receivedAt: '2016-11-01T00:00:00Z' }),
    [0, 'stale'],
  ],
  ['bad input 29 a time without a zone', 'positions', fix({ at: '2017-01-04T17:00:00' }), [0, 'no_zone']],
  ['bad input 31 second 60', 'incidents', incident('leap', { receivedAt: '2016-12-31T23:59:60Z' }), [1]],
  ['bad input 32 0, 0', 'positions', point(0, 0), [0, 'null_island']],
  ['bad input 33 longitude and latitude swapped', 'positions', point(37.77, -122.42), [0, 'swapped']],
  ['bad input 34 latitude 91', 'positions', point(-122, 91), [0, 'place']],
  [
    'bad input 32 a call at 0, 0 is still a call',
    'incidents',
    incident('null', { lat: 0, lon: 0 }),
    [1, 'null_island'],
  ],
  [
    'bad input 17 a count beyond 2⁵³−1',
    'stock',
    '{"facilityId":"s01","item":"water","onHand":9007199254740993}',
    [0, 'invalid'],
  ],
  ['bad input 18 a negative count', 'stock', { facilityId: 's01', item: 'water', onHand: -1 }, [0, 'invalid']],
  ['bad input 4 keys that mean a prototype', 'positions', '{"__proto__":{"unitId":"E36"}}', [0, 'invalid']],
  ['bad input 13 NUL in a text', 'incidents', '{"id":"nul","type":"fire","narrative":"\\u0000"}', [0, 'invalid']],
])('%s', async (_, id, body, expected) => {
  expect(codesOf(await feed(id, body))).toEqual(expected)
})

const CSV = { 'content-type': 'text/csv' }
const calls = (received: string, call: string) =>
  'Call Number,Unit ID,Call Type,Received DtTm,Available DtTm\n' +
  `${call},E36,Alarms,${received},${received.replace(/:\d\d [AP]M/, ':59 AM')}\n`

test('bad input 30 an hour that the clocks left out is refused; one that they showed twice is the earlier, marked', async () => {
  expect(codesOf(await feed('sffd-calls', calls('03/13/2016 02:30:00 AM', '1'), CSV))).toEqual([0, 'missing_hour'])
  const twice = await feed('sffd-calls', calls('11/06/2016 01:30:00 AM', '2'), CSV)
  expect(twice.json.accepted).toBe(1)
  expect(codesOf(twice)).toContain('repeated_hour')
  const { state } = (await manager.get('/api/v1/state')).json
  const call: any = Object.values(state.incident).find(({ source }: any) => source?.id === '2')
  expect(new Date(call.receivedAt).toISOString()).toBe('2016-11-06T08:30:00.000Z')
})

const TABLE = 'facilityId,item,onHand,nameEn,nameZh\n'

test('bad input 50 a formula in a table is text', async () => {
  const [facilityId] = Object.keys((await manager.get('/api/v1/state')).json.state.facility)
  expect(codesOf(await feed('stock', `${TABLE}${facilityId},cups,5,=1+1,\n`, CSV))).toEqual([1])
  const { state } = (await manager.get('/api/v1/state')).json
  expect(state.stock[`${facilityId}--cups`].name).toEqual({ en: '=1+1', zh: '=1+1' })
})

test('bad input 52 a quote that is never closed costs its row alone; 10⁶ columns are answered 413', async () => {
  const [facilityId] = Object.keys((await manager.get('/api/v1/state')).json.state.facility)
  const rows = `${facilityId},a1,5,,\n${facilityId},a2,6,"never closed,\n${facilityId},a3,7,,\n`
  expect(codesOf(await feed('stock', TABLE + rows, CSV))).toEqual([2, 'invalid'])
  expect((await feed('stock', `${'a,'.repeat(1_000_000)}z\n1\n`, CSV)).status).toBe(413)
})

test('bad input 56 a position back in time is dropped and counted; one over 300 km/h is marked, the last good one kept', async () => {
  const counters = async () => {
    const text = await (await fetch(`${hub.url}/metrics`)).text()
    return ['dropped', 'marked'].map((name) =>
      Number(new RegExp(`^muster_positions_${name} (\\d+)`, 'm').exec(text)?.[1]),
    )
  }
  const e10 = (ms: number, lng: number) =>
    feed('positions', { ...at(ms), unitId: 'E10', point: { type: 'Point', coordinates: [lng, 37.78] } })
  const [dropped = 0, marked = 0] = await counters()
  expect(codesOf(await e10(0, -122.44))).toEqual([1])
  expect(codesOf(await e10(-5000, -122.43))).toEqual([0, 'old'])
  expect(codesOf(await e10(2000, -122.4))).toEqual([0, 'too_fast'])
  expect(codesOf(await e10(3000, -122.4401))).toEqual([1])
  expect(await counters()).toEqual([dropped + 1, marked + 1])
})

function console1(headers: Record<string, string>) {
  const options = { parser, transports: [NodeWebSocket], forceNew: true, reconnection: false, extraHeaders: headers }
  const socket = io(`${hub.url}/live`, options)
  const beaten = new Promise((resolve) => socket.once('heartbeat', resolve))
  const ended = new Promise<string>((resolve) => {
    socket.once('disconnect', resolve).once('connect_error', ({ message }) => resolve(message))
  })
  return { socket, beaten, ended }
}

test('bad input 58 who floods is cut, and others go on', async () => {
  const [flood, calm] = [console1({ cookie: dispatcher.cookie }), console1({ cookie: dispatcher.cookie })]
  await Promise.all([flood.beaten, calm.beaten])
  for (let i = 0; i < 10_000; i += 1) flood.socket.emit('view', null)
  expect(await flood.ended).toMatch(/disconnect|transport/)
  await new Promise((resolve) => calm.socket.once('heartbeat', resolve))
  calm.socket.close()
})

test('bad input 58 a message of more than 1 MB, or nested 100,000 deep, ends the connection and nothing else', async () => {
  const nested = (depth: number) => Buffer.concat([Buffer.alloc(depth, 0x91), Buffer.from([0xc0])])
  for (const body of [Buffer.alloc(MB + 1, 1), 'x'.repeat(2 * MB), nested(100_000)]) {
    const { socket, beaten, ended } = console1({ cookie: dispatcher.cookie })
    await beaten
    if (Buffer.isBuffer(body) && body.length === 100_001) (socket.io.engine as any).write(body)
    else socket.emit('resume', body as any)
    expect(await ended).toMatch(/disconnect|transport/)
  }
  expect((await fetch(`${hub.url}/readyz`)).status).toBe(200)
})

test('bad input 58 a page of another site gets 403, by polling and by WebSocket', async () => {
  const origin = 'http://evil.example'
  const cookie = dispatcher.cookie
  const polled = await fetch(`${hub.url}/socket.io/?EIO=4&transport=polling`, { headers: { origin, cookie } })
  expect(polled.status).toBe(403)
  const socket = connect(Number(new URL(hub.url).port), '127.0.0.1')
  const said = new Promise<string>((resolve) => socket.once('data', (bytes) => resolve(bytes.toString())))
  const lines = [
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
    `Host: ${new URL(hub.url).host}`,
    `Origin: ${origin}`,
  ]
  const upgrade = [
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${btoa('0123456789abcdef')}`,
  ]
  socket.write(`${[...lines, ...upgrade, `Cookie: ${cookie}`].join('\r\n')}\r\n\r\n`)
  expect(await said).toMatch(/^HTTP\/1.1 403 /)
  socket.destroy()
})

test('bad input 2 who sends headers or a body by drops is answered 408 within 10 s', async () => {
  for (const { answer, ms } of await slow) {
    expect(answer).toMatch(/^HTTP\/1.1 408 /)
    expect(ms).toBeLessThan(12_000)
  }
})

test('after all of this nothing was answered as our own mistake, and the hub is ready', async () => {
  expect((await fetch(`${hub.url}/readyz`)).status).toBe(200)
  expect(hub.output()).not.toMatch(/request failed|unhandled/i)
})
