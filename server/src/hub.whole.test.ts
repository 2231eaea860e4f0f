import { createServer } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dropDataDir, type HubProcess, newDataDir, signIn, startHubProcess } from './hub.testing.ts'
import { serversIn } from './redis/hubProcess.testing.ts'

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

test('a port that is taken is said in one line with the cure, and no Redis is left behind', async () => {
  const other = createServer((socket) => socket.destroy())
  const port = await new Promise<number>((resolve) =>
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
  )
  const refusal = await startHubProcess({ dataDir, port }).catch((error: Error) => error.message)
  other.close()
  expect(refusal).toMatch(/^the hub ended: .*port.*--port/i)
  expect(String(refusal).trim().split('\n')).toHaveLength(1)
  expect(serversIn(dataDir)).toEqual([])
})

test('J2 while Redis does not answer, the outcome is unknown within seconds; afterwards the key has happened once', async () => {
  hub = await startHubProcess({ dataDir })
  const desk = await signIn(hub.url, 'dispatcher')
  const call = { type: 'fire', place: { address: 'stopped' } }
  const servers = serversIn(dataDir)
  for (const pid of servers) process.kill(pid, 'SIGSTOP')
  const from = performance.now()
  const [answer, ready] = await Promise.all([
    desk.command('incident.report', call, 'stopped'),
    fetch(`${hub.url}/readyz`),
  ]).finally(() => {
    for (const pid of servers) process.kill(pid, 'SIGCONT')
  })
  expect([answer.status, answer.json.code, ready.status]).toEqual([503, 'unknown', 503])
  expect(performance.now() - from).toBeLessThan(40_000)

  const again = await desk.command('incident.report', call, 'stopped')
  expect(again.status).toBe(200)
  const { json } = await desk.get('/api/v1/state')
  const made = Object.values<any>(json.state.incident).filter(({ place }) => place.address === 'stopped')
  expect(made).toHaveLength(1)
})
