import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { dropDataDir, type HubProcess, newDataDir, startHubProcess } from '../hub.testing.ts'

const dataDir = newDataDir()
const ADA = { username: 'ada', password: 'correct horse battery' }
let hub: HubProcess

beforeAll(async () => {
  hub = await startHubProcess({ dataDir, args: ['--no-demo'], env: { TRUST_PROXY: '1' } })
  // The address is printed a moment after the hub is ready.
  const tokenIn = () => /token=(\S+)/.exec(hub.output())?.[1]
  await vi.waitFor(() => expect(tokenIn()).toBeDefined(), 20_000)
  const token = tokenIn()
  await post('/api/v1/setup', { token, ...ADA })
})
afterAll(async () => {
  await hub?.stop()
  dropDataDir(dataDir)
})
const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(hub.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

test('behind a proxy with TLS the cookie is secure and of this host alone, and browsers are told to stay with TLS', async () => {
  const forwarded = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' }
  const reply = await post('/api/v1/session', ADA, forwarded)
  expect(reply.status).toBe(200)
  expect(reply.headers.getSetCookie()[0]).toMatch(
    /^__Host-muster_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  )
  expect(reply.headers.get('strict-transport-security')).toMatch(/max-age=31536000/)
})
