import { afterEach, expect, test } from 'vitest'
import { dropDataDir, newDataDir, signIn, startHubProcess } from '../hub.testing.ts'
import { serversIn } from '../redis/hubProcess.testing.ts'
import { killHubs, killRedis } from './kills.testing.ts'
import { ALL_WELL, audit } from './load.testing.ts'

const cleanUp: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of cleanUp.splice(0).reverse()) await end()
})

test('fault 1 Redis is killed again and again under load: each acknowledged command is there once, and the fold is the same', async () => {
  const { acknowledged, ...found } = await killRedis({ kills: 4 })
  expect(found).toMatchObject({ ...ALL_WELL, kills: 4, refused: 0, sealFaults: [], unsealed: 0 })
  expect(acknowledged).toBeGreaterThan(200)
})

test('fault 1 of two hubs one is killed again and again under load: each acknowledged command is there once', async () => {
  const { acknowledged, ...found } = await killHubs({ kills: 2 })
  expect(found).toMatchObject({ ...ALL_WELL, kills: 2, refused: 0, sealFaults: [], unsealed: 0 })
  expect(acknowledged).toBeGreaterThan(100)
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
  const call = { type: 'fire', place: { address: 'x' }, narrative: 'kept' }
  const { json } = await dispatcher.command('incident.report', call, 'k')
  const [server] = serversIn(dataDir)
  const ended = new Promise((resolve) => first.child.once('exit', resolve))
  first.child.kill('SIGKILL')
  await ended
  const second = await startHubProcess({ dataDir })
  cleanUp.push(() => second.stop())
  expect(serversIn(dataDir)).toEqual([server])
  expect(await audit(second.url, new Map([['kept', json.seq]]))).toEqual(ALL_WELL)
  await second.stop()
  expect(serversIn(dataDir)).toEqual([])
})
