import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dropDataDir, type HubProcess, newDataDir, type Person, signIn, startHubProcess } from '../hub.testing.ts'
import { SAFETY_HEADERS } from './headers.ts'

const dataDir = newDataDir()
let hub: HubProcess
let dispatcher: Person

beforeAll(async () => {
  hub = await startHubProcess({ dataDir })
  dispatcher = await signIn(hub.url, 'dispatcher')
})
afterAll(async () => {
  await hub?.stop()
  dropDataDir(dataDir)
})

/** Sends these bytes as they are; answers status and headers. */
async function raw(...lines: string[]): Promise<{ status: number; headers: Record<string, string> }> {
  const socket = connect(Number(new URL(hub.url).port), '127.0.0.1')
  let text = ''
  socket.on('data', (bytes) => {
    text += bytes
  })
  socket.write(lines.join('\r\n'))
  await Promise.race([once(socket, 'end'), once(socket, 'close')])
  socket.destroy()
  const [first = '', ...rest] = (text.split('\r\n\r\n')[0] ?? '').split('\r\n')
  const headers = rest.map((line): [string, string] => {
    const at = line.indexOf(':')
    return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]
  })
  return { status: Number(first.split(' ')[1]), headers: Object.fromEntries(headers) }
}

async function ask(path: string, init: RequestInit = {}) {
  const reply = await fetch(hub.url + path, { redirect: 'manual', ...init })
  await reply.body?.cancel()
  return { status: reply.status, headers: Object.fromEntries(reply.headers) }
}
const json = { 'content-type': 'application/json' }
const HOST = 'Host: 127.0.0.1'

const answers: readonly [string, number, () => Promise<{ status: number; headers: Record<string, string> }>][] = [
  ['the front page', 200, () => ask('/')],
  ['the console', 200, () => ask('/console/')],
  ['a redirect', 302, () => ask('/console')],
  ['figures', 200, () => ask('/metrics')],
  ['the interface', 200, () => ask('/api/v1/openapi.json')],
  ['a map by ranges', 206, () => ask('/city/basemap.pmtiles', { headers: { range: 'bytes=0-9' } })],
  ['a file that is not there', 404, () => ask('/console/assets/none.js')],
  ['nothing', 404, () => ask('/nothing')],
  ['nobody', 401, () => ask('/api/v1/state')],
  ['state', 200, () => ask('/api/v1/state', { headers: { cookie: dispatcher.cookie } })],
  ['a misfit', 400, () => ask('/api/v1/session', { method: 'POST', headers: json, body: '{' })],
  ['too large', 413, () => ask('/api/v1/session', { method: 'POST', headers: json, body: 'x'.repeat(2 ** 21) })],
  [
    'a wrong type',
    415,
    () => ask('/api/v1/session', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' }),
  ],
  [
    'another site',
    403,
    () => ask('/api/v1/session', { method: 'POST', headers: { ...json, origin: 'http://evil.example' }, body: '{}' }),
  ],
  ['another host', 421, () => raw('GET / HTTP/1.1', 'Host: evil.example', 'Connection: close', '', '')],
  ['an address that cannot be read', 400, () => raw('GET /%zz HTTP/1.1', HOST, 'Connection: close', '', '')],
  ['what is no HTTP', 400, () => raw('HELLO', '', '')],
  ['too large a head', 431, () => raw('GET / HTTP/1.1', `X: ${'x'.repeat(40_000)}`, '', '')],
  ['Socket.IO', 400, () => ask('/socket.io/?EIO=3&transport=polling')],
  [
    'Socket.IO for another site',
    403,
    () => ask('/socket.io/?EIO=4&transport=polling', { headers: { origin: 'http://evil.example' } }),
  ],
  [
    'Socket.IO for another host',
    403,
    () => raw('GET /socket.io/?EIO=4&transport=polling HTTP/1.1', 'Host: evil.example', 'Connection: close', '', ''),
  ],
]

test.each(answers)('every answer carries the safety headers: %s', async (_, status, get) => {
  const answer = await get()
  expect(answer.status).toBe(status)
  const { 'content-security-policy': policy, ...others } = SAFETY_HEADERS
  expect(answer.headers).toMatchObject(others)
  const told = answer.headers['content-security-policy'] ?? ''
  expect(told).toContain("default-src 'self'")
  for (const rule of ["worker-src 'self';", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
    expect(`${told};`).toContain(rule)
  expect(told).not.toMatch(/unsafe/)
  expect(told.replace(/ 'sha256-[^']+'/, '')).toBe(policy)
})

test('a session cookie is new at each sign-in, and its flags keep scripts and other sites away', async () => {
  const body = JSON.stringify({ username: 'dispatcher', password: 'muster-demo' })
  const fixed = `muster_session=${'x'.repeat(43)}`
  const reply = await fetch(`${hub.url}/api/v1/session`, { method: 'POST', headers: { ...json, cookie: fixed }, body })
  const [cookie = ''] = reply.headers.getSetCookie()
  expect(cookie).toMatch(/^muster_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  expect(cookie).not.toContain('x'.repeat(43))
  const again = await fetch(`${hub.url}/api/v1/session`, {
    method: 'POST',
    headers: { ...json, cookie: cookie.split(';')[0] ?? '' },
    body,
  })
  expect(again.status).toBe(200)
  // The one from before the sign-in is over: whoever planted it has nothing.
  expect((await ask('/api/v1/session', { headers: { cookie: cookie.split(';')[0] ?? '' } })).status).toBe(401)
})

test('what is told to one person is kept by no cache', async () => {
  for (const path of ['/api/v1/session', '/api/v1/state', '/api/v1/journal?limit=1'])
    expect((await ask(path, { headers: { cookie: dispatcher.cookie } })).headers['cache-control']).toBe('no-store')
})
