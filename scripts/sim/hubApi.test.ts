import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { createHubApi } from './hubApi.ts'

type Reply = (response: ServerResponse) => void
const reply =
  (status: number, body: object, headers: Record<string, string> = {}): Reply =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))

let close = () => {}
afterEach(() => close())

/** A hub that gives these replies in turn, the last one for ever. */
async function hubThatAnswers(replies: readonly Reply[]) {
  const asked: Pick<IncomingMessage, 'url' | 'headers'>[] = []
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      asked.push({ url: request.url, headers: request.headers })
      replies[Math.min(asked.length, replies.length) - 1]?.(response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const stop = new AbortController()
  close = () => {
    stop.abort()
    server.closeAllConnections()
    server.close()
  }
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  return { asked, stop, api: createHubApi({ url, key: 'a.b', world: 'drill', stop: stop.signal }) }
}

describe('a command', () => {
  test('is sent again with the same key until its outcome is known', async () => {
    const cut: Reply = (response) => response.destroy()
    const hub = await hubThatAnswers([reply(503, { code: 'unknown' }), cut, reply(200, { seq: 7 })])
    expect(await hub.api.command('incident.note', { text: 'x' })).toEqual({ kind: 'done', body: { seq: 7 } })
    expect(hub.asked).toHaveLength(3)
    expect(new Set(hub.asked.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
  })

  test('waits as long as the hub asks for', async () => {
    const hub = await hubThatAnswers([reply(429, { code: 'too_many' }, { 'retry-after': '1' }), reply(200, {})])
    const began = performance.now()
    await hub.api.command('incident.note', {})
    expect(performance.now() - began).toBeGreaterThan(950)
  })

  test('that is refused is not repeated', async () => {
    const hub = await hubThatAnswers([reply(409, { code: 'unit.busy', detail: 'E1 is at work' })])
    expect(await hub.api.command('incident.dispatch', {})).toEqual({
      ...{ kind: 'refused', status: 409, code: 'unit.busy', detail: 'E1 is at work' },
    })
    expect(hub.asked).toHaveLength(1)
  })

  test('is given up at once when the simulator stops', async () => {
    const hub = await hubThatAnswers([reply(503, { code: 'unknown' })])
    const answer = hub.api.command('incident.note', {})
    setTimeout(() => hub.stop.abort(), 300)
    const began = performance.now()
    expect((await answer).kind).toBe('lost')
    expect(performance.now() - began).toBeLessThan(800)
  })
})

test('every request names the world and carries the key', async () => {
  const hub = await hubThatAnswers([reply(200, {})])
  await hub.api.get('/api/v1/journal?after=3')
  expect(hub.asked[0]?.url).toBe('/api/v1/journal?after=3&world=drill')
  expect(hub.asked[0]?.headers.authorization).toBe('Bearer a.b')
})

test('positions are given up at the first failure: the next ones are newer', async () => {
  const hub = await hubThatAnswers([reply(503, { code: 'unknown' })])
  expect((await hub.api.feed('positions', [], { latestOnly: true })).kind).toBe('lost')
  expect(hub.asked).toHaveLength(1)
})
