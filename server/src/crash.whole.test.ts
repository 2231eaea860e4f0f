import { setTimeout as sleep } from 'node:timers/promises'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { createRecords } from '@muster/shared/kernel/state.ts'
import { afterEach, expect, test } from 'vitest'
import {
  dropDataDir,
  freePort,
  type HubProcess,
  newDataDir,
  signIn,
  startHubProcess,
  wholeJournal,
} from './hub.testing.ts'
import { serversIn } from './redis/hubProcess.testing.ts'

const cleanUp: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of cleanUp.splice(0).reverse()) await end()
})

const KILLS = 10
const CLIENTS = 8

/** Reports calls without pause until `stop`; what is unknown is sent again with the same key, as J2 says. */
function pressOn(url: () => string, cookie: string, acknowledged: Map<string, number>) {
  let going = true
  let made = 0
  async function client(): Promise<void> {
    while (going) {
      const key = `call-${made}`
      made += 1
      for (;;) {
        const reply = await fetch(`${url()}/api/v1/commands/incident.report`, {
          method: 'POST',
          headers: { cookie, 'content-type': 'application/json', 'idempotency-key': key },
          body: JSON.stringify({ type: 'fire', place: { address: key }, narrative: key }),
          signal: AbortSignal.timeout(8000),
        }).catch(() => undefined)
        if (reply?.status === 200) {
          const { seq } = (await reply.json().catch(() => ({}))) as { seq?: number }
          if (seq !== undefined) {
            acknowledged.set(key, seq)
            break
          }
        } else if (reply && reply.status < 500) throw new Error(`${reply.status} ${await reply.text()}`)
        if (!going) return
        await sleep(20)
      }
    }
  }
  const clients = Array.from({ length: CLIENTS }, client)
  return async (): Promise<void> => {
    going = false
    await Promise.all(clients)
  }
}

/** State folded from the journal alone, as a stranger would. */
function foldAll(entries: readonly any[]) {
  const records = createRecords()
  for (const entry of entries) cityFold.apply(records, entry)
  return JSON.parse(JSON.stringify(records.plain()))
}

async function nothingLost(url: string, acknowledged: ReadonlyMap<string, number>): Promise<void> {
  const auditor = await signIn(url, 'auditor')
  const entries = await wholeJournal(auditor)
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, i) => i + 1))
  const found = new Map<string, number[]>()
  for (const { seq, events } of entries)
    for (const { data } of events)
      if (data.narrative) found.set(data.narrative, [...(found.get(data.narrative) ?? []), seq])
  const lostOrDoubled = [...acknowledged].filter(([key, seq]) => found.get(key)?.join() !== String(seq))
  expect(lostOrDoubled).toEqual([])
  expect([...found.values()].filter((seqs) => seqs.length > 1)).toEqual([])
  const { json } = await auditor.get('/api/v1/state')
  expect(json.state).toEqual(foldAll(entries))
}

test('J1 J2 the hub is killed ten times under load: every acknowledged command is there once, and the fold is the same', async () => {
  const dataDir = newDataDir()
  const port = await freePort()
  let hub: HubProcess = await startHubProcess({ dataDir, port })
  cleanUp.push(
    () => dropDataDir(dataDir),
    () => hub.stop(),
  )
  const { cookie } = await signIn(hub.url, 'dispatcher')
  const acknowledged = new Map<string, number>()
  const stop = pressOn(() => hub.url, cookie, acknowledged)
  for (let kill = 0; kill < KILLS; kill += 1) {
    await sleep(200 + Math.random() * 500)
    const ended = new Promise((resolve) => hub.child.once('exit', resolve))
    hub.child.kill('SIGKILL')
    await ended
    hub = await startHubProcess({ dataDir, port })
  }
  await sleep(300)
  await stop()
  expect(acknowledged.size).toBeGreaterThan(200)
  await nothingLost(hub.url, acknowledged)
})

test('J1 J3 Redis is killed ten times under load: every acknowledged command is there once, and the fold is the same', async () => {
  const dataDir = newDataDir()
  const hub = await startHubProcess({ dataDir })
  cleanUp.push(
    () => dropDataDir(dataDir),
    () => hub.stop(),
  )
  const { cookie } = await signIn(hub.url, 'dispatcher')
  const acknowledged = new Map<string, number>()
  const stop = pressOn(() => hub.url, cookie, acknowledged)
  let killed = 0
  while (killed < KILLS) {
    await sleep(300 + Math.random() * 500)
    const before = acknowledged.size
    for (const pid of serversIn(dataDir)) {
      process.kill(pid, 'SIGKILL')
      killed += 1
    }
    // The next kill waits until commands are acknowledged again, so that each one hits a working city.
    const until = Date.now() + 15_000
    while (acknowledged.size < before + CLIENTS * 2 && Date.now() < until) await sleep(20)
  }
  await stop()
  expect(acknowledged.size).toBeGreaterThan(200)
  await nothingLost(hub.url, acknowledged)
})

test('J13 a second start in one data folder is refused with the reason, and the first goes on', async () => {
  const dataDir = newDataDir()
  const hub = await startHubProcess({ dataDir })
  cleanUp.push(
    () => dropDataDir(dataDir),
    () => hub.stop(),
  )
  await expect(startHubProcess({ dataDir })).rejects.toThrow(/in use|already|uses/i)
  const dispatcher = await signIn(hub.url, 'dispatcher')
  expect((await dispatcher.command('incident.report', { type: 'fire', place: {} })).status).toBe(200)
})

test('J13 after a kill of the hub alone its Redis is adopted, not doubled, and nothing is lost', async () => {
  const dataDir = newDataDir()
  const first = await startHubProcess({ dataDir })
  cleanUp.push(() => dropDataDir(dataDir))
  const dispatcher = await signIn(first.url, 'dispatcher')
  const { json } = await dispatcher.command(
    'incident.report',
    { type: 'fire', place: { address: 'x' }, narrative: 'kept' },
    'k',
  )
  const [server] = serversIn(dataDir)
  const ended = new Promise((resolve) => first.child.once('exit', resolve))
  first.child.kill('SIGKILL')
  await ended
  const second = await startHubProcess({ dataDir })
  cleanUp.push(() => second.stop())
  expect(serversIn(dataDir)).toEqual([server])
  await nothingLost(second.url, new Map([['kept', json.seq]]))
  await second.stop()
  expect(serversIn(dataDir)).toEqual([])
})
