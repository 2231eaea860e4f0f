import { afterEach, beforeEach, expect, test } from 'vitest'
import { dropDataDir, type HubProcess, newDataDir, startHubProcess } from '../hub.testing.ts'

let dataDir: string
let hub: HubProcess | undefined
beforeEach(() => {
  dataDir = newDataDir()
})
afterEach(async () => {
  await hub?.stop()
  hub = undefined
  dropDataDir(dataDir)
})

async function start(...args: string[]): Promise<string> {
  await hub?.stop()
  hub = await startHubProcess({ dataDir, args })
  return hub.url
}
const post = (url: string, body: object, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    redirect: 'manual',
  })
const signIn = (url: string, username: string, password: string, headers = {}) =>
  post(`${url}/api/v1/session`, { username, password }, headers)
async function printedAddress(): Promise<string> {
  const find = () => /http:\/\/\S+\/setup\?token=\S+/.exec(hub?.output() ?? '')?.[0]
  await expect.poll(find).toBeDefined()
  return find() ?? ''
}
const tokenOf = (address: string): string => new URL(address).searchParams.get('token') ?? ''
const ADA = { username: 'ada', password: 'correct horse battery' }

test('the sample logins end with the sample city: a start without them lets nobody in by them', async () => {
  const sample = await start()
  const { status, headers } = await signIn(sample, 'admin', 'muster-demo')
  const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? ''
  expect(status).toBe(200)
  const real = await start('--no-demo')
  expect((await signIn(real, 'admin', 'muster-demo')).status).toBe(401)
  expect((await fetch(`${real}/api/v1/session`, { headers: { cookie } })).status).toBe(401)
})

test('the sample logins are for this machine alone, not for whom a proxy brings', async () => {
  const url = await start()
  expect((await signIn(url, 'admin', 'muster-demo', { 'x-forwarded-for': '203.0.113.7' })).status).toBe(401)
})

test('the first run prints a one-time address, on which one administrator is made; then it is gone', async () => {
  const url = await start('--no-demo')
  const address = await printedAddress()
  const token = tokenOf(address)
  expect(token.length).toBeGreaterThanOrEqual(22)
  const page = await fetch(address.replace(/^http:\/\/[^/]+/, url))
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(await page.text()).toContain('name="password"')

  expect((await post(`${url}/api/v1/setup`, { token: 'x'.repeat(22), ...ADA })).status).toBe(403)
  expect((await post(`${url}/api/v1/setup`, { token, username: 'ada', password: 'short' })).status).toBe(400)
  expect((await post(`${url}/api/v1/setup`, { token, ...ADA }, { origin: 'http://evil.example' })).status).toBe(403)
  expect((await post(`${url}/api/v1/setup`, { token, ...ADA }, { 'x-forwarded-for': '203.0.113.7' })).status).toBe(403)
  expect((await post(`${url}/api/v1/setup`, { token, ...ADA })).status).toBe(200)

  const entered = await signIn(url, ADA.username, ADA.password)
  expect(((await entered.json()) as { roles: string[] }).roles).toEqual(['admin'])
  expect((await post(`${url}/api/v1/setup`, { token, username: 'eve', password: ADA.password })).status).toBe(404)
  expect((await fetch(`${url}/setup?token=${token}`)).status).toBe(404)

  const again = await start('--no-demo')
  expect(hub?.output()).not.toContain('/setup')
  expect((await signIn(again, ADA.username, ADA.password)).status).toBe(200)
})

test('the page works without scripts, and says what is wrong on the page', async () => {
  const url = await start('--no-demo')
  const token = tokenOf(await printedAddress())
  const send = (fields: Record<string, string>) =>
    fetch(`${url}/setup`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: url },
      redirect: 'manual',
    })
  const short = await send({ token, username: 'ada', password: 'short' })
  expect([short.status, short.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8'])
  expect(await short.text()).toContain('role="alert"')
  const made = await send({ token, ...ADA })
  expect([made.status, made.headers.get('location')]).toEqual([303, '/console/'])
  expect((await signIn(url, ADA.username, ADA.password)).status).toBe(200)
})

test('where the sample city runs there is no set-up', async () => {
  const url = await start()
  expect(hub?.output()).not.toContain('/setup')
  expect((await post(`${url}/api/v1/setup`, { token: 'x'.repeat(22), ...ADA })).status).toBe(404)
})
