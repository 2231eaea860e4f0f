import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mayDo } from '@muster/shared/access/roles.ts'
import { commands } from '@muster/shared/domain/commands.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SAMPLE_PEOPLE } from '../access/sampleLogins.ts'
import { dropDataDir, type HubProcess, newDataDir, type Person, signIn, startHubProcess } from '../hub.testing.ts'

const dataDir = newDataDir()
let hub: HubProcess
let dispatcher: Person
let admin: Person

beforeAll(async () => {
  hub = await startHubProcess({ dataDir })
  dispatcher = await signIn(hub.url, 'dispatcher')
  admin = await signIn(hub.url, 'admin')
})
afterAll(async () => {
  await hub?.stop()
  dropDataDir(dataDir)
})

const report = (narrative: string) => ({
  type: 'fire',
  priority: 1,
  place: { address: '700 Block of PARNASSUS AVE' },
  narrative,
})
const raw = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
  fetch(`${hub.url}/api/v1/commands/incident.report`, {
    method: 'POST',
    headers: {
      cookie: dispatcher.cookie,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      ...headers,
    },
    body: body as string,
  })

test('the same key and body is answered as the first time', async () => {
  const first = await dispatcher.command('incident.report', report('one'), 'contract-1')
  const again = await dispatcher.command('incident.report', report('one'), 'contract-1')
  expect([first.status, again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 200, 'true'])
  expect(again.json.seq).toBe(first.json.seq)
  expect(again.json.result).toEqual(first.json.result)
})

test('the same key with another body is a conflict', async () => {
  await dispatcher.command('incident.report', report('two'), 'contract-2')
  const other = await dispatcher.command('incident.report', report('not two'), 'contract-2')
  expect([other.status, other.json.code]).toEqual([422, 'idempotency_conflict'])
})

test('a key is the own of its sender: another person with the same key asks something new', async () => {
  const dispatcher2 = await signIn(hub.url, 'dispatcher2')
  const mine = await dispatcher.command('incident.report', report('three'), 'contract-3')
  const theirs = await dispatcher2.command('incident.report', report('three'), 'contract-3')
  expect(theirs.status).toBe(200)
  expect(theirs.json.seq).not.toBe(mine.json.seq)
})

test('the retry of a dispatch is answered as the first time, though the unit is busy by then', async () => {
  const { json } = await dispatcher.command('incident.report', report('four'))
  const send = { incidentId: json.result.incidentId, unitIds: ['E41'] }
  const first = await dispatcher.command('incident.dispatch', send, 'contract-4')
  const again = await dispatcher.command('incident.dispatch', send, 'contract-4')
  expect([first.status, again.status]).toEqual([200, 200])
  expect(again.json.seq).toBe(first.json.seq)
})

test('checks come in the order 401, 403, 400, 404, 409', async () => {
  const asNobody = await fetch(`${hub.url}/api/v1/commands/incident.report`, { method: 'POST', body: '{' })
  expect(asNobody.status).toBe(401)
  const auditor = await signIn(hub.url, 'auditor')
  expect((await auditor.command('incident.report', { type: 7 })).status).toBe(403)
  expect((await dispatcher.command('incident.report', { type: 7 })).status).toBe(400)
  expect((await dispatcher.command('incident.dispatch', { incidentId: 'none', unitIds: ['E12'] })).status).toBe(404)
  const { json } = await dispatcher.command('incident.report', report('five'))
  await dispatcher.command('unit.status', { unitId: 'E39', status: 'outofservice', reason: 'pump' })
  const no = await dispatcher.command('incident.dispatch', { incidentId: json.result.incidentId, unitIds: ['E39'] })
  expect([no.status, no.json.code]).toEqual([409, 'unit.unavailable'])
})

test('a command without a key is refused before it is read', async () => {
  const answer = await dispatcher.post('/api/v1/commands/incident.report', report('x'))
  expect([answer.status, answer.json.code]).toEqual([400, 'idempotency_key_missing'])
})

test('a refusal speaks the language that was asked for', async () => {
  const say = async (language: string) => {
    const reply = await fetch(`${hub.url}/api/v1/commands/unit.status`, {
      method: 'POST',
      headers: {
        cookie: dispatcher.cookie,
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
        'accept-language': language,
      },
      body: JSON.stringify({ unitId: 'E38', status: 'onscene' }),
    })
    return [reply.status, ((await reply.json()) as { detail: string }).detail] as const
  }
  const [english, chinese] = [await say('en-US'), await say('zh-CN')]
  expect([english[0], chinese[0]]).toEqual([409, 409])
  expect(english[1]).toMatch(/E38/)
  expect(chinese[1]).toMatch(/[\u4e00-\u9fff]/)
})

test('an undo is refused where the thing has changed since', async () => {
  const { json } = await dispatcher.command('incident.report', report('six'))
  const { incidentId } = json.result
  const lowered = await dispatcher.command('incident.prioritise', { incidentId, priority: 3 })
  await dispatcher.command('incident.note', { incidentId, text: 'somebody else looked' })
  const { undo, seq } = lowered.json
  const late = await dispatcher.post(`/api/v1/commands/${undo.command}`, undo.input, {
    'idempotency-key': crypto.randomUUID(),
    'unchanged-since': String(seq),
  })
  expect([late.status, late.json.code]).toEqual([409, 'command.changedSince'])
})

test('a page of another site may not act in a signed-in name', async () => {
  const answer = await raw(JSON.stringify(report('evil')), { origin: 'http://evil.example' })
  expect(answer.status).toBe(403)
})

test('role by role and command by command: who may is exactly who is declared', async () => {
  for (const person of SAMPLE_PEOPLE.filter(({ username }) => !/[23]$/.test(username))) {
    const one = await signIn(hub.url, person.username)
    for (const { name, roles } of commands.filter((command) => command.roles.length > 0)) {
      // A body that fits no schema: who may is told 400, who may not 403, and nothing changes.
      const { status } = await one.command(name, 'nonsense')
      expect([person.username, name, status]).toEqual([person.username, name, mayDo(person.roles, roles) ? 400 : 403])
    }
  }
})

test('commands of the hub alone have no route', async () => {
  expect((await admin.command('world.open', {})).status).toBe(404)
})

test('every declared command is in OpenAPI', async () => {
  const { paths } = (await (await fetch(`${hub.url}/api/v1/openapi.json`)).json()) as { paths: Record<string, unknown> }
  for (const { name } of commands.filter(({ roles }) => roles.length > 0))
    expect(paths).toHaveProperty([`/api/v1/commands/${name}`])
})

test('the OpenAPI document is whole: each call has a summary, answers and its path parameters, and is listed once', async () => {
  const document = (await (await fetch(`${hub.url}/api/v1/openapi.json`)).json()) as any
  expect(document.openapi).toBe('3.1.0')
  const names = new Set<string>()
  const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']
  for (const [path, calls] of Object.entries<any>(document.paths))
    for (const [method, call] of Object.entries<any>(calls)) {
      const name = `${method} ${path}`
      expect(METHODS, name).toContain(method)
      names.add(name)
      expect(call.summary, name).toMatch(/\S/)
      for (const [status, answer] of Object.entries<any>(call.responses)) {
        expect(status, name).toMatch(/^([1-5](\d\d|XX)|default)$/)
        expect(typeof answer.description, name).toBe('string')
      }
      expect(Object.keys(call.responses).length, name).toBeGreaterThan(0)
      const told = (call.parameters ?? []).filter((one: any) => one.in === 'path').map((one: any) => one.name)
      expect(told, name).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, one]) => one))
      for (const one of call.parameters ?? []) {
        expect(['path', 'query', 'header', 'cookie'], name).toContain(one.in)
        expect(one.schema ?? one.content, name).toBeDefined()
        if (one.in === 'path') expect(one.required, name).toBe(true)
      }
      if (path.startsWith('/api/v1/commands/')) {
        const key = call.parameters.find((one: any) => one.name === 'idempotency-key')
        expect([name, key?.required]).toEqual([name, true])
      }
      if (call.requestBody) expect(Object.keys(call.requestBody.content).length, name).toBeGreaterThan(0)
    }
  const text = JSON.stringify(document)
  for (const [, ref = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g))
    expect(
      ref.split('/').reduce((at, key) => at?.[key], document),
      ref,
    ).toBeDefined()
  for (const name of ['post /api/v1/session', 'get /api/v1/state', 'get /metrics', 'post /api/v1/feeds/osmand/{token}'])
    expect(names).toContain(name)
  for (const [type] of text.matchAll(/"type":"(?!object|array|string|number|integer|boolean|null|apiKey|http)[^"]*"/g))
    expect(type).toBe('')
})

test('a key does what its scopes allow, and no more', async () => {
  const { json } = await admin.post('/api/v1/api-keys', { name: 'reader', scopes: ['read'] })
  const headers = { authorization: `Bearer ${json.key}`, 'content-type': 'application/json', 'idempotency-key': 'k' }
  expect((await fetch(`${hub.url}/api/v1/state`, { headers })).status).toBe(200)
  const command = await fetch(`${hub.url}/api/v1/commands/incident.report`, {
    method: 'POST',
    headers,
    body: JSON.stringify(report('k')),
  })
  expect(command.status).toBe(403)
  const forged = { ...headers, authorization: `Bearer ${json.key.slice(0, -2)}xx` }
  expect((await fetch(`${hub.url}/api/v1/state`, { headers: forged })).status).toBe(401)
  expect((await dispatcher.post('/api/v1/api-keys', { name: 'x', scopes: ['read'] })).status).toBe(403)
})

test('a lease is for programs: no person can take the city its traffic by one', async () => {
  const lease = { name: 'nobody', holder: 'me', ttlSec: 1 }
  expect((await dispatcher.post('/api/v1/leases', lease)).status).toBe(403)
  const { json } = await admin.post('/api/v1/api-keys', { name: 'sim', scopes: ['command', 'feeds'] })
  const headers = { authorization: `Bearer ${json.key}`, 'content-type': 'application/json' }
  const taken = await fetch(`${hub.url}/api/v1/leases`, { method: 'POST', headers, body: JSON.stringify(lease) })
  expect(taken.status).toBe(200)
})

test('a key for feeds speaks through its feeds alone: no command is open to it, and it sees nothing', async () => {
  const { json } = await admin.post('/api/v1/api-keys', { name: 'source', scopes: ['feeds'] })
  const headers = { authorization: `Bearer ${json.key}`, 'content-type': 'application/json', 'idempotency-key': 'k' }
  for (const { name } of commands.filter(({ roles }) => roles.length > 0)) {
    const reply = await fetch(`${hub.url}/api/v1/commands/${name}`, { method: 'POST', headers, body: '{}' })
    expect([name, reply.status]).toEqual([name, 403])
  }
  expect((await fetch(`${hub.url}/api/v1/state`, { headers })).status).toBe(403)
  const fed = await fetch(`${hub.url}/api/v1/feeds/positions`, { method: 'POST', headers, body: '[]' })
  expect(fed.status).toBe(200)
})

test('a session that was ended is nobody', async () => {
  const person = await signIn(hub.url, 'dispatcher2')
  expect((await person.get('/api/v1/session')).json).toMatchObject({
    id: 'dispatcher2',
    roles: ['dispatcher', 'calltaker'],
  })
  await fetch(`${hub.url}/api/v1/session`, { method: 'DELETE', headers: { cookie: person.cookie, origin: hub.url } })
  expect((await person.get('/api/v1/session')).status).toBe(401)
})

test('wrong passwords are answered alike for known and unknown names, and later and later', async () => {
  const tries: number[] = []
  for (let i = 0; i < 8; i += 1) {
    const body = JSON.stringify({ username: 'liaison3', password: `wrong ${i}` })
    const reply = await fetch(`${hub.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    tries.push(reply.status)
    if (reply.status === 429) expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0)
  }
  expect(tries.slice(0, 6)).toEqual([401, 401, 401, 401, 401, 401])
  expect(tries.at(-1)).toBe(429)
})

test('worlds that are not there are answered 404', async () => {
  expect((await dispatcher.get('/api/v1/state?world=drill:1')).status).toBe(404)
  expect((await dispatcher.get('/api/v1/state?world=live')).status).toBe(200)
})

test.each(['/api/v1/commands/incident.report', '/api/v1/feeds/incidents', '/api/v1/session', '/api/v1/leases'])(
  'no call reaches a world that is not there: POST %s',
  async (path) => {
    const key = (await admin.post('/api/v1/api-keys', { name: 'w', scopes: ['read', 'command', 'feeds'] })).json.key
    const reply = await fetch(`${hub.url}${path}?world=drill:1`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': 'w' },
      body: JSON.stringify(report('another world')),
    })
    expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([404, 'world_not_found'])
  },
)

test('a past moment is answered as it was', async () => {
  const { status, json } = await dispatcher.get('/api/v1/state?at=1')
  expect([status, json.seq, Object.keys(json.state)]).toEqual([200, 1, ['world']])
})

test('a recommendation names the nearest suitable units with reasons, and why the others are not', async () => {
  const place = { point: { type: 'Point', coordinates: [-122.4526, 37.7638] } }
  const { json } = await dispatcher.command('incident.report', { type: 'fire', place })
  const answer = await dispatcher.get(`/api/v1/recommendations?incident=${json.result.incidentId}`)
  const chosen = answer.json.units.filter(({ rank }: { rank: number | null }) => rank !== null)
  expect(chosen.map(({ rank }: { rank: number }) => rank)).toEqual(chosen.map((_: unknown, i: number) => i + 1))
  expect(chosen[0].seconds).toBeLessThan(600)
  expect(chosen.every(({ reasons }: { reasons: unknown[] }) => reasons.length > 0)).toBe(true)
  const told = new Set([...answer.json.units, ...answer.json.notChosen].map(({ id }: { id: string }) => id))
  const { json: state } = await dispatcher.get('/api/v1/state')
  expect(told).toEqual(new Set(Object.keys(state.state.unit)))
})

test('a call without a place gets a recommendation that says why it is empty', async () => {
  const { json } = await dispatcher.command('incident.report', { type: 'fire', place: {} })
  const answer = await dispatcher.get(`/api/v1/recommendations?incident=${json.result.incidentId}`)
  expect(answer.json.units).toEqual([])
  expect(answer.json.unmet.every(({ reason }: { reason: string }) => reason === 'noPlace')).toBe(true)
})

test('errors carry the same safety headers as pages', async () => {
  const reply = await fetch(`${hub.url}/api/v1/state`)
  expect(reply.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
})

test('the front page gives sums and no place', async () => {
  const reply = await fetch(`${hub.url}/?lang=zh`)
  const html = await reply.text()
  expect(html).toMatch(/<h1>旧金山<\/h1>/)
  expect(html).not.toMatch(/PARNASSUS/i)
})

test('what the hub prints never holds a password or a key', () => {
  expect(hub.output()).not.toMatch(/argon2|Bearer/)
  for (const file of readdirSync(dataDir))
    if (file.endsWith('.log')) expect(readFileSync(join(dataDir, file), 'utf8')).not.toMatch(/argon2/)
})

test('the journal tells times by RFC 3339 and nothing beyond its head', async () => {
  const { json } = await dispatcher.get('/api/v1/journal?after=0&limit=3')
  for (const { at, cityTime } of json.entries) {
    expect(at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
    expect(cityTime).toMatch(/^2017-01-0\dT[\d:.]+Z$/)
  }
  expect(json.entries.at(-1).seq).toBeLessThanOrEqual(json.head.seq)
})
