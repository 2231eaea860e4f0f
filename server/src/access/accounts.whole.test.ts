import type { Role } from '@muster/shared/access/roles.ts'
import { generate } from 'otplib'
import { io, NodeWebSocket } from 'socket.io-client'
import parser from 'socket.io-msgpack-parser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HubHere, startHubHere } from './hubHere.testing.ts'

const PASSWORD = 'correct horse battery'
const STEP_MS = 30_000

let here: HubHere
/** An administrator of a real city, with an authenticator app. */
let admin: Person
let adminSecret: string

beforeAll(async () => {
  here = await startHubHere(['--no-demo'])
  const token = new URL(here.hub.setupUrl ?? '').searchParams.get('token')
  await ask('POST', '/api/v1/setup', { token, username: 'ada', password: PASSWORD })
  admin = (await enter('ada', PASSWORD)).person
  adminSecret = await enrol(admin)
})
afterAll(() => here?.stop())

type Answer = { status: number; json: any; headers: Headers }
async function ask(method: string, path: string, body?: unknown, cookie?: string): Promise<Answer> {
  const reply = await fetch(here.hub.url + path, {
    method,
    headers: { ...(cookie && { cookie }), ...(body !== undefined && { 'content-type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await reply.text()
  return { status: reply.status, headers: reply.headers, json: text ? JSON.parse(text) : undefined }
}
type Person = { cookie: string; ask: (method: string, path: string, body?: unknown) => Promise<Answer> }
const personWith = (cookie: string): Person => ({
  cookie,
  ask: (method, path, body) => ask(method, path, body, cookie),
})
const cookieIn = ({ headers }: Answer): string => headers.getSetCookie()[0]?.split(';')[0] ?? ''

async function enter(username: string, password: string): Promise<{ person: Person; answer: Answer }> {
  const answer = await ask('POST', '/api/v1/session', { username, password })
  return { answer, person: personWith(cookieIn(answer)) }
}
/** A code of the app: of this moment, or of so many steps later, for a code counts only once. */
const codeOf = (secret: string, later = 0): Promise<string> =>
  generate({ secret, epoch: Math.floor((Date.now() + later * STEP_MS) / 1000) })
async function enrol(person: Person): Promise<string> {
  const { json, status } = await person.ask('POST', '/api/v1/account/totp')
  expect(status).toBe(200)
  const confirmed = await person.ask('POST', '/api/v1/account/totp/confirm', { code: await codeOf(json.secret) })
  expect(confirmed.status).toBe(200)
  expect(confirmed.json.codes).toHaveLength(10)
  return json.secret
}
/** Somebody new, who has signed in and chosen a password. */
async function newcomer(username: string, roles: readonly Role[]): Promise<Person> {
  const made = await admin.ask('POST', '/api/v1/accounts', { username, name: username, roles })
  expect(made.status).toBe(200)
  const { person } = await enter(username, made.json.password)
  await person.ask('POST', '/api/v1/account/password', { former: made.json.password, next: PASSWORD })
  return person
}
const proofIsOld = async (username: string): Promise<void> => {
  const sessions = await here.redis.keys('{sf}:access:session:*')
  for (const key of sessions) {
    const kept = JSON.parse((await here.redis.get(key)) ?? '{}')
    if (kept.username === username) await here.redis.set(key, JSON.stringify({ ...kept, proved: Date.now() - 301_000 }))
  }
}

test('a new person has a password for once: nothing is open before an own one is chosen', async () => {
  const made = await admin.ask('POST', '/api/v1/accounts', { username: 'ben', name: 'Ben', roles: ['dispatcher'] })
  const { person, answer } = await enter('ben', made.json.password)
  expect([answer.status, answer.json.first]).toEqual([200, 'password'])
  expect((await person.ask('GET', '/api/v1/state')).json.code).toBe('first_password')
  const weak = await person.ask('POST', '/api/v1/account/password', { former: made.json.password, next: 'ben' })
  expect([weak.status, weak.json.code]).toEqual([400, 'password_short'])
  const wrong = await person.ask('POST', '/api/v1/account/password', { former: 'not it', next: PASSWORD })
  expect([wrong.status, wrong.json.code]).toEqual([401, 'wrong_proof'])
  const other = (await enter('ben', made.json.password)).person
  const done = await person.ask('POST', '/api/v1/account/password', { former: made.json.password, next: PASSWORD })
  expect(done.status).toBe(204)
  expect((await person.ask('GET', '/api/v1/state')).status).toBe(200)
  expect((await other.ask('GET', '/api/v1/session')).status).toBe(401)
  expect((await enter('ben', made.json.password)).answer.status).toBe(401)
})

test('goal 12 who alerts or administers sets up a second factor before anything else', async () => {
  for (const role of ['alertauthor', 'alertapprover', 'admin'] as const) {
    const person = await newcomer(`new-${role}`, [role])
    expect((await person.ask('GET', '/api/v1/session')).json.first).toBe('secondFactor')
    expect((await person.ask('GET', '/api/v1/state')).json.code).toBe('first_secondFactor')
    await enrol(person)
    expect((await person.ask('GET', '/api/v1/state')).status).toBe(200)
  }
})

test('figures are for this machine, and from elsewhere for an administrator who has nothing left to set up', async () => {
  const figures = async (headers: Record<string, string>) => {
    const reply = await fetch(`${here.hub.url}/metrics`, { headers })
    return [reply.status, reply.status === 200 ? undefined : ((await reply.json()) as { code: string }).code]
  }
  const elsewhere = { 'x-forwarded-for': '203.0.113.9' }
  expect(await figures({})).toEqual([200, undefined])
  expect(await figures(elsewhere)).toEqual([403, 'forbidden'])
  const fresh = await newcomer('hal', ['admin'])
  expect(await figures({ ...elsewhere, cookie: fresh.cookie })).toEqual([403, 'first_secondFactor'])
  await enrol(fresh)
  expect(await figures({ ...elsewhere, cookie: fresh.cookie })).toEqual([200, undefined])
})

test('signing in with a second factor: the password is half, a code counts once, a recovery code too', async () => {
  const half = (await enter('ada', PASSWORD)).answer
  expect([half.status, half.json.kind, half.headers.getSetCookie()]).toEqual([200, 'secondFactor', []])
  expect(half.json.methods).toEqual(['totp', 'recovery'])
  const second = (shown: object, ticket = half.json.ticket) =>
    ask('POST', '/api/v1/session/second', { ticket, ...shown })
  expect((await second({ code: '000000' })).json.code).toBe('wrong_proof')
  const code = await codeOf(adminSecret, 1)
  const inside = await second({ code })
  expect([inside.status, inside.json.roles]).toEqual([200, ['admin']])
  admin = personWith(cookieIn(inside))
  expect((await second({ code })).json.code).toBe('ticket_over')
  const { ticket } = (await enter('ada', PASSWORD)).answer.json
  expect((await second({ code }, ticket)).json.code).toBe('wrong_proof')

  const { codes } = (await admin.ask('POST', '/api/v1/account/recovery')).json
  const byRecovery = await second({ recovery: codes[0].toUpperCase() }, ticket)
  expect(byRecovery.status).toBe(200)
  const next = (await enter('ada', PASSWORD)).answer.json.ticket
  expect((await second({ recovery: codes[0] }, next)).json.code).toBe('wrong_proof')
  expect((await admin.ask('GET', '/api/v1/account')).json.recoveryLeft).toBe(9)
})

test('a ticket for the second half holds five tries', async () => {
  const { person } = { person: await newcomer('guessed', ['dispatcher']) }
  await enrol(person)
  const { ticket } = (await enter('guessed', PASSWORD)).answer.json
  const codes: string[] = []
  for (let i = 0; i < 6; i += 1)
    codes.push((await ask('POST', '/api/v1/session/second', { ticket, code: '111111' })).json.code)
  expect(codes).toEqual([...Array(5).fill('wrong_proof'), 'ticket_over'])
})

test('goal 12 rights, keys and accounts take a proof of the last five minutes; showing again who one is opens them', async () => {
  await proofIsOld('ada')
  const calls: [string, string, unknown?][] = [
    ['POST', '/api/v1/accounts', { username: 'late', name: 'Late', roles: [] }],
    ['PATCH', '/api/v1/accounts/ben', { roles: [] }],
    ['DELETE', '/api/v1/accounts/ben'],
    ['POST', '/api/v1/api-keys', { name: 'late', scopes: ['read'] }],
    ['POST', '/api/v1/account/totp'],
    ['POST', '/api/v1/account/recovery'],
  ]
  for (const [method, path, body] of calls) {
    const { status, json } = await admin.ask(method, path, body)
    expect([path, status, json.code]).toEqual([path, 401, 'fresh_proof'])
  }
  expect((await admin.ask('GET', '/api/v1/accounts')).status).toBe(200)
  // A password alone proves nothing of somebody with a second factor.
  expect((await admin.ask('POST', '/api/v1/session/proof', { password: PASSWORD })).json.code).toBe('wrong_proof')
  const { codes } = { codes: await codeOf(adminSecret, -1) }
  expect((await admin.ask('POST', '/api/v1/session/proof', { code: codes })).json.code).toBe('wrong_proof')
  await forgetStep('ada')
  expect((await admin.ask('POST', '/api/v1/session/proof', { code: await codeOf(adminSecret) })).status).toBe(204)
  expect((await admin.ask('POST', '/api/v1/account/recovery')).status).toBe(200)
})
/** As if time had passed: the codes of this half minute may be shown again. */
async function forgetStep(username: string): Promise<void> {
  const account = JSON.parse((await here.redis.hGet('{sf}:access:accounts', username)) ?? '{}')
  account.totp.lastStep = 0
  await here.redis.hSet('{sf}:access:accounts', username, JSON.stringify(account))
}

test('goal 12 nobody raises their own rights, and nobody administers and audits', async () => {
  const own = await admin.ask('PATCH', '/api/v1/accounts/ada', { roles: ['admin', 'dispatcher'] })
  expect([own.status, own.json.code]).toEqual([409, 'account_own'])
  expect((await admin.ask('DELETE', '/api/v1/accounts/ada')).json.code).toBe('account_own')
  const both = { username: 'both', name: 'Both', roles: ['admin', 'auditor'] }
  expect((await admin.ask('POST', '/api/v1/accounts', both)).json.code).toBe('account_apart')
  await newcomer('eve', ['auditor'])
  expect((await admin.ask('PATCH', '/api/v1/accounts/eve', { roles: ['auditor', 'admin'] })).json.code).toBe(
    'account_apart',
  )
  for (const username of ['hub', 'feed', 'key-1'])
    expect((await admin.ask('POST', '/api/v1/accounts', { username, name: 'x', roles: [] })).json.code).toBe(
      'name_reserved',
    )
})

const lineOf = (headers: Record<string, string>) => {
  const socket = io(`${here.hub.url}/live`, {
    ...{ parser, transports: [NodeWebSocket], extraHeaders: headers, forceNew: true, reconnection: false },
  })
  const opened = new Promise<void>((resolve, reject) => {
    socket.on('connect', resolve)
    socket.on('connect_error', reject)
  })
  const ended = new Promise<number>((resolve) => socket.on('disconnect', () => resolve(Date.now())))
  return { opened, ended, close: () => socket.close() }
}

test('V1 fault 7 a right that is taken away ends the open line within a second, and the next call', async () => {
  const person = await newcomer('flo', ['dispatcher'])
  const kept = lineOf({ cookie: person.cookie })
  await kept.opened
  const from = Date.now()
  expect((await admin.ask('PATCH', '/api/v1/accounts/flo', { roles: ['liaison'] })).status).toBe(200)
  expect((await kept.ended) - from).toBeLessThan(1500)
  const reply = await person.ask('POST', '/api/v1/commands/incident.report', {})
  expect([reply.status, reply.json.code]).toEqual([403, 'forbidden'])
  const again = lineOf({ cookie: person.cookie })
  await again.opened
  expect((await admin.ask('DELETE', '/api/v1/accounts/flo')).status).toBe(204)
  await again.ended
  expect((await person.ask('GET', '/api/v1/session')).status).toBe(401)
})

test('V1 keys: listed without secrets, two secrets hold while rotating, a revoked one ends its line', async () => {
  const { id, key } = (await admin.ask('POST', '/api/v1/api-keys', { name: 'wall', scopes: ['read'] })).json
  const state = (secret: string) =>
    fetch(`${here.hub.url}/api/v1/state`, { headers: { authorization: `Bearer ${secret}` } })
  const rotated = (await admin.ask('POST', `/api/v1/api-keys/${id}/rotate`, {})).json.key
  expect([(await state(key)).status, (await state(rotated)).status]).toEqual([200, 200])
  const listed = (await admin.ask('GET', '/api/v1/api-keys')).json.keys.find((one: any) => one.id === id)
  expect(listed).toMatchObject({ name: 'wall', scopes: ['read'], personal: false })
  expect(Date.parse(listed.formerUntil)).toBeGreaterThan(Date.now())
  expect(JSON.stringify(listed)).not.toMatch(/digest/)
  const third = (await admin.ask('POST', `/api/v1/api-keys/${id}/rotate`, { overlapSec: 0 })).json.key
  expect([(await state(rotated)).status, (await state(third)).status]).toEqual([401, 200])
  const line = lineOf({ authorization: `Bearer ${third}` })
  await line.opened
  expect((await admin.ask('DELETE', `/api/v1/api-keys/${id}`)).status).toBe(204)
  await line.ended
  expect((await state(third)).status).toBe(401)
  expect((await admin.ask('DELETE', `/api/v1/api-keys/${id}`)).status).toBe(404)
  const old = { name: 'old', scopes: ['read'], expiresAt: new Date(Date.now() - 1000).toISOString() }
  expect((await state((await admin.ask('POST', '/api/v1/api-keys', old)).json.key)).status).toBe(401)
})

test('who may do what has a history: each change stands in the journal, with who made it and no secret', async () => {
  const seen = (await admin.ask('GET', '/api/v1/journal?after=0&limit=5000')).json.entries
  const rights = seen.filter(({ command }: any) => command.startsWith('person.')).flatMap(({ events }: any) => events)
  const of = (id: string) =>
    rights.filter((event: any) => event.id === id).map(({ type, data }: any) => [type, data.roles])
  expect(of('flo')).toEqual([
    ['person.granted', ['dispatcher']],
    ['person.granted', ['liaison']],
    ['person.removed', undefined],
  ])
  expect(rights[0]).toMatchObject({ type: 'person.granted', id: 'ada', data: { roles: ['admin'], by: 'setup' } })
  expect(rights.slice(1).every(({ data }: any) => data.by === 'ada')).toBe(true)
  expect(JSON.stringify(rights)).not.toMatch(/argon2|password|sealed/)
})

test('a lost password: the administrator gives one for once, and the second factor is set up anew', async () => {
  const person = await newcomer('gil', ['alertauthor'])
  await enrol(person)
  const { json } = await admin.ask('PATCH', '/api/v1/accounts/gil', { reset: true })
  expect((await person.ask('GET', '/api/v1/session')).status).toBe(401)
  const anew = await enter('gil', json.password)
  expect(anew.answer.json.first).toBe('password')
})

test('a second factor that a role needs is not taken away; without need it is', async () => {
  expect((await admin.ask('DELETE', '/api/v1/account/totp')).json.code).toBe('factor_required')
  const person = await newcomer('ida', ['dispatcher'])
  await enrol(person)
  expect((await person.ask('DELETE', '/api/v1/account/totp')).status).toBe(204)
  expect((await enter('ida', PASSWORD)).answer.json.roles).toEqual(['dispatcher'])
})
