import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { createMeters } from '../watch/meters.ts'
import { classOfRoute, networkOf, requestLogOptions } from './requestLog.ts'
import { watchRequests } from './watchRequests.ts'

const CANARY = 'canary-7f3e1b'

async function openServer(trustProxy = false) {
  const lines: any[] = []
  const stream = { write: (line: string) => void lines.push(JSON.parse(line)) }
  const app = Fastify(requestLogOptions({ level: 'debug', trustProxy, stream }))
  const meters = createMeters()
  watchRequests(app, meters.timer('muster_http_request_seconds', 'Requests', ['class', 'status']))
  app.decorateRequest('caller', null)
  app.addHook('onRequest', async (request) => {
    if (request.headers.authorization) request.caller = { actor: { id: 'p-17', name: CANARY, roles: [] } } as any
  })
  app.post('/api/v1/feeds/osmand/:token', async () => ({ ok: true }))
  app.post('/api/v1/commands/incident.report', async ({ log }) => {
    const failed = Object.assign(new Error('the desk fell over'), { command: { args: [CANARY] }, code: 'EDESK' })
    log.error({ err: failed }, 'request failed')
    throw failed
  })
  app.get('/api/v1/state', async () => ({ ok: true }))
  const requests = () => lines.filter(({ msg }) => msg === 'request')
  return { app, lines, requests, meters }
}

test('fault 17: nothing that a caller sends stands in a log line: path token, query, headers, body, what hangs on errors', async () => {
  const { app, lines, meters } = await openServer()
  const headers = { authorization: `Bearer ${CANARY}`, cookie: `muster_session=${CANARY}`, 'x-request-id': CANARY }
  const asks = ['/api/v1/feeds/osmand/', '/api/v1/commands/incident.report?token=', `/nowhere/`].map((path) => ({
    ...{ method: 'POST' as const, url: `${path}${CANARY}`, headers: { ...headers, 'user-agent': CANARY } },
    payload: { narrative: CANARY },
  }))
  for (const ask of asks) await app.inject(ask)
  await app.inject({
    ...asks[1]!,
    payload: `{"${CANARY}": `,
    headers: { ...headers, 'content-type': 'application/json' },
  })
  expect(lines.length).toBeGreaterThan(4)
  expect(lines.filter((line) => JSON.stringify(line).includes(CANARY))).toEqual([])
  expect(await meters.text()).not.toContain(CANARY)
})

test('a request is one JSON line: its id, its route as declared, status, time, who by id, from which network', async () => {
  const { app, requests } = await openServer()
  const answer = await app.inject({
    ...{ method: 'POST', url: `/api/v1/feeds/osmand/${CANARY}?lat=1`, headers: { authorization: 'Bearer x' } },
    remoteAddress: '203.0.113.77',
  })
  expect(requests()).toHaveLength(1)
  expect(requests()[0]).toMatchObject({
    ...{ level: 30, requestId: answer.headers['x-request-id'], method: 'POST', route: '/api/v1/feeds/osmand/:token' },
    ...{ status: 200, ms: expect.any(Number), caller: 'p-17', from: '203.0.113.0/24' },
  })
})

test('what failed is told as an error with its kind and place, and nobody is called by what is only read', async () => {
  const { app, lines, requests } = await openServer()
  await app.inject({ method: 'POST', url: '/api/v1/commands/incident.report', payload: {} })
  await app.inject({ url: '/api/v1/state' })
  expect(requests().map(({ level }) => level)).toEqual([50, 20])
  const [told] = lines.filter(({ err }) => err)
  expect(Object.keys(told.err).sort()).toEqual(['code', 'message', 'stack', 'type'])
  expect(told.requestId).toBe(requests()[0].requestId)
})

test('an id is taken from a proxy of ours, and from nobody else', async () => {
  const given = 'from-the-proxy-1'
  for (const [trustProxy, kept] of [
    [true, true],
    [false, false],
  ] as const) {
    const { app } = await openServer(trustProxy)
    const { headers } = await app.inject({ url: '/api/v1/state', headers: { 'x-request-id': given } })
    expect(headers['x-request-id'] === given).toBe(kept)
    const { headers: odd } = await app.inject({ url: '/api/v1/state', headers: { 'x-request-id': 'no such "id"' } })
    expect(odd['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  }
})

test('requests are counted and timed by class of route and status, under no label that a caller chose', async () => {
  const { app, meters } = await openServer()
  for (const path of ['/api/v1/state', `/${CANARY}`, '/api/v1/feeds/osmand/x'])
    await app.inject({ method: path.includes('feeds') ? 'POST' : 'GET', url: path })
  const text = await meters.text()
  for (const labels of ['class="read",status="2xx"', 'class="none",status="4xx"', 'class="feed",status="2xx"'])
    expect(text).toContain(`muster_http_request_seconds_count{${labels}} 1`)
})

test('networks are told from one another, and no household from the next', () => {
  expect(networkOf('198.51.100.23')).toBe('198.51.100.0/24')
  expect(networkOf('::ffff:198.51.100.23')).toBe('198.51.100.0/24')
  expect(networkOf('2001:db8:1234:5678::1')).toBe('2001:db8:1234::/48')
  expect(networkOf('unix')).toBe('')
  expect(['/', '/public/alerts.atom', '/console/*', undefined].map(classOfRoute)).toEqual([
    ...['portal', 'portal', 'page', 'none'],
  ])
})
