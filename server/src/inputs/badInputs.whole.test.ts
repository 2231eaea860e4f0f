import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { io, NodeWebSocket } from 'socket.io-client'
import parser from 'socket.io-msgpack-parser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadCity } from '../cities/loadCity.ts'
import { dropDataDir, type HubProcess, newDataDir, startHubProcess } from '../hub.testing.ts'
import { type Doors, JSON_TYPE, openDoors } from './doors.testing.ts'

// Bad inputs by the numbers that `npm run check` counts, over HTTP and Socket.IO, to one real hub; those of feeds stand beside it.
const MB = 1024 * 1024
/** Less than any one of the bodies: a hub that kept one would grow by more. */
const FLAT = 80e6
const dataDir = newDataDir()
let hub: HubProcess
let doors: Doors
let slow: Promise<[headers: string, body: string]>

beforeAll(async () => {
  hub = await startHubProcess({ dataDir })
  // These take their ten seconds while the others are asked.
  slow = Promise.all([sendSlowly('GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: '), sendSlowly(SLOW_BODY)])
  doors = await openDoors(hub)
})
afterAll(async () => {
  await hub?.stop()
  dropDataDir(dataDir)
})

const SLOW_BODY =
  'POST /api/v1/session HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n'

/** Sends a beginning, then a byte each half second, until the hub has had enough. */
async function sendSlowly(beginning: string): Promise<string> {
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
  return answer
}

test('bad input 1 bodies of 100 MB are answered 413, each, however fast they come, and memory stays flat', async () => {
  const body = Buffer.alloc(100 * MB, 32)
  const before = await doors.memory()
  for (let i = 0; i < 5; i += 1) expect((await doors.report(body)).status).toBe(413)
  expect((await doors.memory()) - before).toBeLessThan(FLAT)
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
  const { status, json } = await doors.report(body)
  expect([status, json.code]).toEqual([400, 'invalid'])
})

test.each(['__proto__', 'constructor', 'prototype'])('bad input 4 an id that is %s is refused', async (unitId) => {
  expect((await doors.dispatcher.command('unit.status', { unitId, status: 'available' })).status).toBe(400)
})

test.each(['1.7976931348623143e308', '9007199254740992', '-1e300', 'Infinity'])(
  'bad input 17 %s in an address is refused',
  async (number) => {
    expect((await doors.dispatcher.get(`/api/v1/journal?after=${number}`)).status).toBe(400)
  },
)

test('bad input 8 of a key that is there twice the last counts', async () => {
  const { status, json } = await doors.report('{"type":"fire","type":"medical","place":{}}')
  expect([status, json.events[0].data.type]).toEqual([200, 'medical'])
})

test.each(['application/x-www-form-urlencoded', 'text/plain', 'application/xml', 'multipart/form-data; boundary=x'])(
  'bad input 9 the type %s, as a page of another site could send without asking, is answered 415',
  async (type) => {
    const { status, json } = await doors.report('{"type":"fire","place":{}}', { 'content-type': type })
    expect([status, json.code]).toEqual([415, 'unsupported_type'])
  },
)

test('bad input 10 a gzip bomb is answered 413, at every door, and memory stays flat; unknown packing 415', async () => {
  const bomb = gzipSync(Buffer.alloc(400 * MB, 32))
  const packed = { 'content-encoding': 'gzip', ...JSON_TYPE }
  const before = await doors.memory()
  expect(bomb.length).toBeLessThan(MB)
  expect((await doors.report(bomb, packed)).status).toBe(413)
  expect((await doors.feed('incidents', bomb, packed)).status).toBe(413)
  expect((await doors.memory()) - before).toBeLessThan(FLAT)
  expect((await doors.report(gzipSync('{"type":"fire","place":{}}'), packed)).status).toBe(200)
  expect((await doors.report('x', { 'content-encoding': 'compress' })).status).toBe(415)
})

test.each([
  ['bad input 14 turned and widthless marks', 'left \u202eright\u200b end'],
  ['bad input 15 emoji and a character beyond the first plane', '🚒 𠮷野家 👩\u200d🚒'],
  ['bad input 25 markup', '<img src=x onerror=alert(1)>'],
  ['bad input 50 a formula', '=HYPERLINK("http://evil.example","click")'],
])('%s in text is kept to the letter', async (_, narrative) => {
  const { json } = await doors.dispatcher.command('incident.report', { type: 'fire', place: {}, narrative })
  expect((await doors.state()).incident[json.result.incidentId].narrative).toBe(narrative)
})

test('bad input 18 a negative quantity is refused, and so is one beyond 2⁵³−1 (bad input 17)', async () => {
  const [facilityId] = Object.keys((await doors.state()).facility)
  const count = (onHand: number | string) =>
    doors.logistics.post(
      '/api/v1/commands/stock.count',
      `{"facilityId":"${facilityId}","item":"water","onHand":${onHand}}`,
      {
        'idempotency-key': crypto.randomUUID(),
      },
    )
  expect((await count(7)).status).toBe(200)
  for (const bad of [-1, 1.5, '9007199254740993', '"7"']) expect([bad, (await count(bad)).status]).toEqual([bad, 400])
})

test('bad input 20 the same key and body is answered as the first time; bad input 21 another body 422', async () => {
  const ask = (narrative: string) =>
    doors.dispatcher.command('incident.report', { type: 'fire', place: {}, narrative }, 'bad-20')
  const [first, again, other] = [await ask('one'), await ask('one'), await ask('other')]
  expect([again.status, again.headers.get('idempotency-replayed'), again.json]).toEqual([200, 'true', first.json])
  expect([other.status, other.json.code]).toEqual([422, 'idempotency_conflict'])
})

test('bad input 21 the same key with another body is a conflict', async () => {
  const ask = (priority: number) =>
    doors.dispatcher.command('incident.report', { type: 'fire', priority, place: {} }, 'bad-21')
  expect([(await ask(1)).status, (await ask(2)).json.code]).toEqual([200, 'idempotency_conflict'])
})

test('bad input 22 two who decide on one state: one is decided again and wins or loses by the rules, 409', async () => {
  const { incidentId } = (await doors.dispatcher.command('incident.report', { type: 'fire', place: {} })).json.result
  const send = () => doors.dispatcher.command('incident.dispatch', { incidentId, unitIds: ['E28'] })
  const answers = await Promise.all([send(), send(), send()])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  const { json } = await doors.dispatcher.command('incident.prioritise', { incidentId, priority: 2 })
  await doors.dispatcher.command('incident.note', { incidentId, text: 'somebody else looked' })
  const late = await doors.dispatcher.post(`/api/v1/commands/${json.undo.command}`, json.undo.input, {
    'idempotency-key': crypto.randomUUID(),
    'unchanged-since': String(json.seq),
  })
  expect([late.status, late.json.code]).toEqual([409, 'command.changedSince'])
})

test('bad input 23 without a session 401, without the role 403, what is not there 404', async () => {
  expect((await doors.report('{"type":"fire","place":{}}', { cookie: 'muster_session=forged' })).status).toBe(401)
  expect((await doors.report('{"type":"fire","place":{}}', { cookie: '' })).status).toBe(401)
  expect((await doors.auditor.command('incident.report', { type: 'fire', place: {} })).status).toBe(403)
  expect((await doors.dispatcher.command('incident.note', { incidentId: 'none', text: 'x' })).status).toBe(404)
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
    const answer = await fetch(hub.url + path, { headers: { cookie: doors.dispatcher.cookie } })
    expect([path, answer.status, (await answer.text()).includes('devDependencies')]).toEqual([path, 404, false])
  }
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
  const [flood, calm] = [console1({ cookie: doors.dispatcher.cookie }), console1({ cookie: doors.dispatcher.cookie })]
  await Promise.all([flood.beaten, calm.beaten])
  for (let i = 0; i < 10_000; i += 1) flood.socket.emit('view', null)
  expect(await flood.ended).toMatch(/disconnect|transport/)
  await new Promise((resolve) => calm.socket.once('heartbeat', resolve))
  calm.socket.close()
})

test('bad input 58 a message of more than 1 MB, or nested 100,000 deep, ends the connection and nothing else', async () => {
  const nested = (depth: number) => Buffer.concat([Buffer.alloc(depth, 0x91), Buffer.from([0xc0])])
  for (const body of [Buffer.alloc(MB + 1, 1), 'x'.repeat(2 * MB), nested(100_000)]) {
    const { socket, beaten, ended } = console1({ cookie: doors.dispatcher.cookie })
    await beaten
    if (Buffer.isBuffer(body) && body.length === 100_001) (socket.io.engine as any).write(body)
    else socket.emit('resume', body as any)
    expect(await ended).toMatch(/disconnect|transport/)
  }
  expect((await fetch(`${hub.url}/readyz`)).status).toBe(200)
})

test('bad input 58 a page of another site gets 403, by polling and by WebSocket', async () => {
  const origin = 'http://evil.example'
  const cookie = doors.dispatcher.cookie
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

test('bad input 2 who sends headers or a body by drops is answered 408, still dropping', async () => {
  for (const answer of await slow) expect(answer).toMatch(/^HTTP\/1.1 408 /)
})

test('after all of this nothing was answered as our own mistake, and the hub is ready', async () => {
  expect((await fetch(`${hub.url}/readyz`)).status).toBe(200)
  expect(hub.output()).not.toMatch(/request failed|unhandled/i)
})
