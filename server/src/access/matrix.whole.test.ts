import { BOUND, isBound, ROLES, type Role } from '@muster/shared/access/roles.ts'
import { rolesSeeing } from '@muster/shared/access/visibility.ts'
import { commands } from '@muster/shared/domain/commands.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HubHere, startHubHere } from './hubHere.testing.ts'
import { isOpenRoute } from './openRoutes.ts'

let here: HubHere
const cookies = new Map<Role, string>()

beforeAll(async () => {
  here = await startHubHere()
  for (const role of ROLES) cookies.set(role, await here.cookieOf(`only-${role}`, [role]))
})
afterAll(() => here?.stop())

const CALLERS: readonly (Role | 'nobody')[] = ['nobody', ...ROLES]

async function statusOf(caller: Role | 'nobody', method: string, path: string, body?: string): Promise<number> {
  const cookie = caller === 'nobody' ? undefined : cookies.get(caller)
  const reply = await fetch(here.hub.url + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(cookie && { cookie }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      'idempotency-key': crypto.randomUUID(),
    },
    body,
  })
  await reply.body?.cancel()
  return reply.status
}

const offered = commands.filter(({ roles }) => roles.length > 0)
const cells = CALLERS.flatMap((caller) => offered.map(({ name, roles }) => ({ caller, name, roles })))

/** A body that is no input of any command: whoever may send it is told so (400), and nobody else gets that far. */
const MISFIT = '[]'

test(`goal 12 V1 role × command: ${cells.length} cells, each as the command declares, denied by default`, async () => {
  const wrong: string[] = []
  for (const { caller, name, roles } of cells) {
    const may = caller !== 'nobody' && roles.includes(caller)
    const status = await statusOf(caller, 'POST', `/api/v1/commands/${name}`, MISFIT)
    const due = caller === 'nobody' ? 401 : may ? 400 : 403
    if (status !== due) wrong.push(`${caller} ${name}: ${status}, not ${due}`)
  }
  expect(wrong).toEqual([])
})

test('goal 12 a command of the hub alone has no door: every caller finds nothing there', async () => {
  for (const { name } of commands.filter(({ roles }) => roles.length === 0))
    for (const caller of CALLERS)
      expect([name, await statusOf(caller, 'POST', `/api/v1/commands/${name}`, '{}')]).toEqual([name, 404])
})

/** Own, another's, none: what a caller bound to an agency, and one who is not, find of a thing of that agency. */
const AGENCIES = { own: 'sffd', other: 'customs', none: undefined } as const

test('bad input 23 goal 12 V1 role × command × object: to a role bound to an agency the things of others are not there (404)', async () => {
  const call = { type: 'fire', place: { address: '700 Block of PARNASSUS AVE' } }
  const desk = await here.cookieOf('only-dispatcher', ['dispatcher'])
  const send = async (cookie: string, name: string, input: object) => {
    const reply = await fetch(`${here.hub.url}/api/v1/commands/${name}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify(input),
    })
    return { status: reply.status, json: (await reply.json()) as any }
  }
  const { incidentId } = (await send(desk, 'incident.report', call)).json.result
  const alone = (await send(desk, 'incident.report', call)).json.result.incidentId
  expect((await send(desk, 'incident.dispatch', { incidentId, unitIds: ['E12'] })).status).toBe(200)
  const admin = await here.cookieOf('only-admin', ['admin'])
  const sffd = { agencyId: 'sffd', name: { en: 'SFFD', zh: '旧金山消防局' }, aid: { capabilities: ['engine'] } }
  expect((await send(admin, 'agency.register', sffd)).status).toBe(200)
  const asked = { incidentId, agencyId: 'sffd', capability: 'engine', count: 1 }
  const { aidId } = (await send(desk, 'incident.requestAid', asked)).json.result
  /** An input of each command that says whose thing it is about. */
  const inputs: Readonly<Record<string, object>> = {
    'unit.status': { unitId: 'E12', status: 'dispatched' },
    'incident.note': { incidentId, text: 'seen' },
    'incident.answerAid': { incidentId, aidId, state: 'agreed' },
  }
  const owned = offered.filter(({ owner }) => owner)
  expect(owned.map(({ name }) => name).sort()).toEqual(Object.keys(inputs).sort())

  const wrong: string[] = []
  for (const { name, roles } of owned)
    for (const role of ROLES)
      for (const [whose, agencyId] of Object.entries(AGENCIES)) {
        const cookie = await here.cookieOf(`${role}-of-${whose}`, [role], agencyId)
        const { status, json } = await send(cookie, name, inputs[name] ?? {})
        const isHidden = isBound([role], roles) && whose !== 'own'
        const isRight = !roles.includes(role)
          ? status === 403
          : isHidden
            ? status === 404
            : status === 200 || status === 409
        if (!isRight) wrong.push(`${role} of ${whose} ${name}: ${status} ${json.code}`)
      }
  expect(wrong).toEqual([])
  expect(BOUND.length).toBeGreaterThan(0)

  // It is told with the very words of a thing that there is not.
  const customs = await here.cookieOf('liaison-of-other', ['liaison'], 'customs')
  const hidden = await send(customs, 'unit.status', { unitId: 'E12', status: 'available' })
  const missing = await send(customs, 'unit.status', { unitId: 'E99', status: 'available' })
  expect(hidden.json).toEqual({
    ...missing.json,
    detail: missing.json.detail.replace('E99', 'E12'),
    facts: { id: 'E12' },
  })

  // A crew writes into the call at which one of its own is, and into no other.
  const crew = await here.cookieOf('field-of-own', ['field'], 'sffd')
  expect((await send(crew, 'incident.note', { incidentId: alone, text: 'not mine' })).status).toBe(404)
})

test('V1 a key reads what is personal only where it was made for that, whatever else it may do', async () => {
  const admin = await here.cookieOf('only-admin', ['admin'])
  const statusOfKey = async (wish: object) => {
    const made = await fetch(`${here.hub.url}/api/v1/api-keys`, {
      method: 'POST',
      headers: { cookie: admin, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'reader', ...wish }),
    })
    const { key } = (await made.json()) as { key: string }
    const headers = { authorization: `Bearer ${key}` }
    return (await fetch(`${here.hub.url}/api/v1/incidents/none/caller`, { headers })).status
  }
  expect(await statusOfKey({ scopes: ['read', 'command', 'feeds', 'advice'] })).toBe(403)
  expect(await statusOfKey({ scopes: ['feeds'], personal: true })).toBe(403)
  expect(await statusOfKey({ scopes: ['read'], personal: true })).toBe(404)
})

test('goal 12 every route says what it needs, or stands in the list of open ones', () => {
  const silent = here.routes.filter(({ needs, ownSignIn, url }) => !needs && !ownSignIn && !isOpenRoute(url))
  expect(here.routes.length).toBeGreaterThan(40)
  expect(silent.map(({ method, url }) => `${method} ${url}`)).toEqual([])
})

/** An address of the route: parameters filled in. */
const addressOf = (url: string): string => url.replaceAll(/:\w+/g, '1-1').replace('*', '')

test('goal 12 V1 route × role: nobody 401, who may not 403, who may neither', async () => {
  const wrong: string[] = []
  const guarded = here.routes.filter(
    ({ needs, method, url }) => needs && method !== 'HEAD' && !url.includes('/commands/'),
  )
  expect(guarded.length).toBeGreaterThan(7)
  for (const { method, url, needs } of guarded)
    for (const caller of CALLERS) {
      const status = await statusOf(caller, method, addressOf(url), method === 'GET' ? undefined : MISFIT)
      const sees = needs?.sees === undefined || (caller !== 'nobody' && rolesSeeing(needs.sees).includes(caller))
      const may = caller !== 'nobody' && sees && (needs?.roles === undefined || needs.roles.includes(caller))
      const isRight = may ? status !== 401 && status !== 403 : status === (caller === 'nobody' ? 401 : 403)
      if (!isRight) wrong.push(`${caller} ${method} ${url}: ${status}`)
    }
  expect(wrong).toEqual([])
})

test('goal 12 feeds are for keys: no person gets in by a session, and nobody without one', async () => {
  for (const { method, url } of here.routes.filter(({ ownSignIn, method }) => ownSignIn && method === 'POST')) {
    expect([url, await statusOf('nobody', method, addressOf(url), '[]')]).toEqual([url, 401])
    expect([url, await statusOf('admin', method, addressOf(url), '[]')]).toEqual([url, 403])
  }
})

test('figures are for this machine and administrators: through a proxy nobody else sees them', async () => {
  const through = async (cookie?: string) =>
    (
      await fetch(`${here.hub.url}/metrics`, {
        headers: { 'x-forwarded-for': '203.0.113.9', ...(cookie && { cookie }) },
      })
    ).status
  expect(await through()).toBe(403)
  for (const role of ROLES)
    expect([role, await through(cookies.get(role))]).toEqual([role, role === 'admin' ? 200 : 403])
})
