import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import {
  dropDataDir,
  type HubProcess,
  newDataDir,
  type Person,
  signIn,
  startHubProcess,
  wholeJournal,
} from '../hub.testing.ts'
import { serversIn } from '../redis/hubProcess.testing.ts'
import { ALL_WELL, audit, pressOn } from './load.testing.ts'
import { startProxy } from './proxy.testing.ts'

const dataDir = newDataDir()
let hub: HubProcess
let dispatcher: Person

beforeAll(async () => {
  hub = await startHubProcess({ dataDir })
  dispatcher = await signIn(hub.url, 'dispatcher')
})
afterEach(() => {
  for (const pid of serversIn(dataDir)) process.kill(pid, 'SIGCONT')
})
afterAll(async () => {
  await hub?.stop()
  dropDataDir(dataDir)
})

test('fault 2 every third answer is lost on its way: sent again with its key, each command happens once', async () => {
  const proxy = await startProxy(Number(new URL(hub.url).port))
  let answers = 0
  proxy.faults.toClient = (bytes) => {
    if (!bytes.includes('HTTP/1.1 200')) return 'pass'
    answers += 1
    return answers % 3 === 0 ? 'cut' : 'pass'
  }
  const load = pressOn({ urls: () => [proxy.url], cookie: dispatcher.cookie, name: 'lost' })
  while (load.acknowledged.size < 200) await sleep(10)
  await load.stop()
  await proxy.stop()
  expect(load.unknown()).toBeGreaterThan(50)
  expect(load.refused).toEqual([])
  expect(await audit(hub.url, load.acknowledged)).toEqual(ALL_WELL)
})

test('fault 3 Redis stands still: commands are unknown, not lost; with their key they happen once, and nothing comes late', async () => {
  const report = (key: string) =>
    dispatcher.command('incident.report', { type: 'fire', place: {}, narrative: key }, key)
  for (const pid of serversIn(dataDir)) process.kill(pid, 'SIGSTOP')
  const keys = Array.from({ length: 20 }, (_, i) => `stopped-${i}`)
  const answers = await Promise.all(keys.map(report))
  expect(answers.map(({ status, json }) => [status, json.code])).toEqual(keys.map(() => [503, 'unknown']))
  expect((await fetch(`${hub.url}/readyz`)).status).toBe(503)
  for (const pid of serversIn(dataDir)) process.kill(pid, 'SIGCONT')
  const again = keys.slice(0, 10)
  const second = await Promise.all(again.map(report))
  expect(second.map(({ status }) => status)).toEqual(again.map(() => 200))
  const calls = async () =>
    (await wholeJournal(dispatcher)).flatMap(({ events }) =>
      events.flatMap(({ data }: any) => (data.narrative?.startsWith('stopped-') ? [data.narrative] : [])),
    )
  const found = await calls()
  // Who was told "unknown" and never asked again may find it done, once; what was not done by now never is.
  expect(new Set(found).size).toBe(found.length)
  expect(found).toEqual(expect.arrayContaining(again))
  await sleep(1500)
  expect(await calls()).toEqual(found)
})
