import { expect, test } from 'vitest'
import type { Access } from '../access/access.ts'
import { SCOPES } from '../access/caller.ts'
import { createApp } from './app.ts'
import { guardCalls } from './callers.ts'

const caller = { actor: { id: 'a', name: 'A', roles: [] }, kind: 'session', scopes: SCOPES } as const
const access = { bySession: async () => caller, byKey: async () => caller } as unknown as Access

async function appThatIs(trouble: string | undefined) {
  const app = await createApp({ level: 'silent', trustProxy: false })
  guardCalls(app, access, () => trouble)
  app.get('/needy', { config: { needs: { scope: 'read' } } }, async () => ({ seq: 1 }))
  app.post('/fed', { config: { ownSignIn: true } }, async () => ({ accepted: 1 }))
  app.get('/healthz', async () => 'lives')
  return app
}

test('while state is not whole nothing is decided on it: 503, try again', async () => {
  const app = await appThatIs('state is being folded')
  for (const answer of [await app.inject('/needy'), await app.inject({ method: 'POST', url: '/fed' })]) {
    expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([503, 'not_ready', '1'])
  }
  expect((await app.inject('/healthz')).statusCode).toBe(200)
})

test('once it is whole the same calls are answered', async () => {
  const app = await appThatIs(undefined)
  expect((await app.inject('/needy')).statusCode).toBe(200)
  expect((await app.inject({ method: 'POST', url: '/fed' })).statusCode).toBe(200)
})

test('the count of calls is by address until somebody is known: other headers, cookies and keys change nothing', async () => {
  const app = await createApp({ level: 'silent', trustProxy: false })
  const strangers = { bySession: async () => undefined, byKey: async () => undefined } as unknown as Access
  guardCalls(app, strangers, () => undefined, 5)
  app.get('/', async () => 'front')
  const ask = (i: number) =>
    app.inject({
      url: '/',
      headers: { authorization: `Bearer ${i}`, cookie: `muster_session=${i}`, 'x-forwarded-for': `10.0.0.${i}` },
    })
  const codes: number[] = []
  for (let i = 0; i < 7; i += 1) codes.push((await ask(i)).statusCode)
  expect(codes).toEqual([200, 200, 200, 200, 200, 429, 429])
  expect(Number((await ask(9)).headers['retry-after'])).toBeGreaterThan(0)
})

test('who is known counts alone: a flood of strangers at the same address takes nothing from them', async () => {
  const app = await createApp({ level: 'silent', trustProxy: false })
  const one = {
    bySession: async (token?: string) => (token ? caller : undefined),
    byKey: async () => undefined,
  } as unknown as Access
  guardCalls(app, one, () => undefined, 3)
  app.get('/', async () => 'front')
  for (let i = 0; i < 5; i += 1) await app.inject('/')
  expect((await app.inject('/')).statusCode).toBe(429)
  expect((await app.inject({ url: '/', headers: { cookie: 'muster_session=1' } })).statusCode).toBe(200)
})

test('of the addresses that stand in a call one is believed: the one that our own proxy wrote; without a proxy, none', async () => {
  const told = { 'x-forwarded-for': '203.0.113.66, 198.51.100.7', 'x-forwarded-proto': 'http, https' }
  for (const [trustProxy, ip, protocol] of [
    [true, '198.51.100.7', 'https'],
    [false, '172.20.0.5', 'http'],
  ] as const) {
    const app = await createApp({ level: 'silent', trustProxy })
    app.get('/', async (request) => [request.ip, request.protocol])
    const answer = await app.inject({ url: '/', remoteAddress: '172.20.0.5', headers: told })
    expect(answer.json()).toEqual([ip, protocol])
  }
})

test('a route that says nothing of what it needs, and stands in no list, is closed to everybody', async () => {
  const app = await appThatIs(undefined)
  app.get('/forgotten', async () => 'secret')
  expect((await app.inject('/forgotten')).statusCode).toBe(403)
})
