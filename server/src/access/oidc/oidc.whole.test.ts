import { createServer, type Server } from 'node:http'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  dropDataDir,
  freePort,
  type HubProcess,
  newDataDir,
  type Person,
  signIn,
  startHubProcess,
} from '../../hub.testing.ts'

const dataDir = newDataDir()
const CLIENT = { id: 'muster', secret: 'a-secret-of-the-client-0123456789' }
let hub: HubProcess
let issuer: string
let elsewhere: Server
let admin: Person
/** Who signs in at the other place, by its own id: the name comes before the dot. And when they last showed it, s. */
let who = 'robin.1'
let since: number | undefined

beforeAll(async () => {
  const [port, hubPort] = [await freePort(), await freePort()]
  issuer = `http://127.0.0.1:${port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        ...{ client_id: CLIENT.id, client_secret: CLIENT.secret, grant_types: ['authorization_code'] },
        redirect_uris: [`http://127.0.0.1:${hubPort}/api/v1/session/oidc/back`],
      },
    ],
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, preferred_username: sub.split('.')[0] }) }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: () => '/enter' },
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  elsewhere = createServer((request, reply) => {
    if (!request.url?.startsWith('/enter')) return answer(request, reply)
    return provider.interactionFinished(request, reply, { login: { accountId: who, ts: since } })
  }).listen(port, '127.0.0.1')
  hub = await startHubProcess({
    ...{ dataDir, port: hubPort },
    env: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret, OIDC_NAME: 'City Hall' },
  })
  admin = await signIn(hub.url, 'admin')
  const made = await admin.post('/api/v1/accounts', { username: 'robin', name: 'Robin', roles: ['logistics'] })
  expect(made.status).toBe(200)
})
afterAll(async () => {
  await hub?.stop()
  elsewhere?.close()
  dropDataDir(dataDir)
})

/** A browser: keeps cookies by site and follows where it is sent, until it is at a page of the console or `until`. */
function browser() {
  const jars = new Map<string, Map<string, string>>()
  async function go(url: string): Promise<Response> {
    const jar = jars.get(new URL(url).port) ?? new Map<string, string>()
    jars.set(new URL(url).port, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await fetch(url, { redirect: 'manual', headers: { ...(cookie && { cookie }) } })
    for (const one of reply.headers.getSetCookie()) {
      const [name = '', value = ''] = (one.split(';')[0] ?? '').split(/=(.*)/s)
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return reply
  }
  async function follow(url: string, until: (url: string) => boolean): Promise<string> {
    let at = url
    for (let i = 0; i < 12 && !until(at); i += 1)
      at = new URL((await go(at)).headers.get('location') ?? 'about:blank', at).href
    return at
  }
  const isBack = (url: string) => url.includes('/session/oidc/back')
  const isConsole = (url: string) => url.includes('/console/')
  return {
    go,
    /** Begins and signs in there; answers the address of the way back. */
    begin: () => follow(`${hub.url}/api/v1/session/oidc`, isBack),
    /** Ends at a page of the console. */
    finish: (back: string) => follow(back, isConsole),
    me: () => go(`${hub.url}/api/v1/session`),
  }
}

test('who signs in elsewhere is let in with the roles of our own table', async () => {
  who = 'robin.1'
  const robin = browser()
  expect(await robin.finish(await robin.begin())).toBe(`${hub.url}/console/`)
  const me = await robin.me()
  expect([me.status, (await me.json()) as object]).toMatchObject([200, { id: 'robin', roles: ['logistics'] }])
})

test('who is known there and not here gets no role, and is told so', async () => {
  for (const name of ['stranger', 'admin']) {
    who = name
    const one = browser()
    expect(await one.finish(await one.begin())).toBe(`${hub.url}/console/#problem=oidc_unknown`)
    expect((await one.me()).status).toBe(401)
  }
})

test('the answer counts once, for the browser that asked, and only with the state that was given', async () => {
  who = 'robin.1'
  const one = browser()
  const back = await one.begin()
  const other = browser()
  const refused = `${hub.url}/console/#problem=oidc_refused`
  expect(await other.finish(back)).toBe(refused)
  const altered = new URL(back)
  altered.searchParams.set('state', 'x'.repeat(43))
  expect(await one.finish(altered.href)).toBe(refused)
  expect(await one.finish(back)).toBe(refused)
  expect((await one.me()).status).toBe(401)
  const swapped = browser()
  const mine = new URL(await swapped.begin())
  mine.searchParams.set('code', new URL(back).searchParams.get('code') ?? '')
  expect(await swapped.finish(mine.href)).toBe(refused)
})

test('a login of earlier is none: they show who they are when they come, whatever the other place remembers', async () => {
  who = 'robin.1'
  since = Math.floor(Date.now() / 1000) - 400
  const one = browser()
  expect(await one.finish(await one.begin())).toBe(`${hub.url}/console/#problem=oidc_refused`)
  since = undefined
})

test('an account is bound to who came first: the same name of somebody else there is refused until it is reset', async () => {
  who = 'robin.2'
  const other = browser()
  expect(await other.finish(await other.begin())).toBe(`${hub.url}/console/#problem=oidc_bound`)
  expect((await other.me()).status).toBe(401)
  const reset = await fetch(`${hub.url}/api/v1/accounts/robin`, {
    method: 'PATCH',
    headers: { cookie: admin.cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ reset: true }),
  })
  expect(reset.status).toBe(200)
  expect(await other.finish(await other.begin())).toBe(`${hub.url}/console/`)
  who = 'robin.1'
  const former = browser()
  expect(await former.finish(await former.begin())).toBe(`${hub.url}/console/#problem=oidc_bound`)
})

test('the way there carries state, nonce and PKCE, and no way leads to a page of somebody else', async () => {
  const reply = await browser().go(`${hub.url}/api/v1/session/oidc?redirect=https://evil.example&to=//evil.example`)
  const there = new URL(reply.headers.get('location') ?? '')
  expect(there.origin).toBe(issuer)
  expect(there.searchParams.get('code_challenge_method')).toBe('S256')
  for (const name of ['state', 'nonce', 'code_challenge'])
    expect(there.searchParams.get(name)?.length).toBeGreaterThan(20)
  expect(there.searchParams.get('redirect_uri')).toBe(`${hub.url}/api/v1/session/oidc/back`)
  // Whoever left a browser there signed in is not let in by it.
  expect([there.searchParams.get('prompt'), there.searchParams.get('max_age')]).toEqual(['login', '0'])
  expect(there.href).not.toMatch(/evil/)
  expect(reply.headers.getSetCookie()[0]).toMatch(
    /^muster_oidc=[\w-]{43}; Max-Age=600; Path=\/api\/v1\/session\/oidc; HttpOnly; SameSite=Lax$/,
  )
})

test('the sign-in page is told that there is such a place', async () => {
  expect((await (await fetch(`${hub.url}/api/v1/city`)).json()) as object).toMatchObject({ oidc: 'City Hall' })
})

test('who begins again and again without coming back is told to wait: each question is kept a while', async () => {
  const codes = new Set<number>()
  for (let i = 0; i < 61; i += 1) codes.add((await browser().go(`${hub.url}/api/v1/session/oidc`)).status)
  expect([...codes].sort()).toEqual([302, 429])
})
