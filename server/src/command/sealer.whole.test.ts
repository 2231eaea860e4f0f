import { createPublicKey, verify } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SEAL_ID, sealHash, sealText } from '@muster/shared/domain/seal/seal.ts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createJournal } from '../journal/journal.ts'
import { journalKeys } from '../journal/keys.ts'
import { rawOf } from '../journal/line.ts'
import { createLiveState } from '../journal/liveState.ts'
import { leafOf, rootOf } from '../journal/merkle/merkle.ts'
import { hubKeyFile, openHubKey } from '../journal/seals/hubKey.ts'
import { createSnapshots } from '../journal/snapshots.ts'
import { createRefold } from '../journal/verify/refold.ts'
import { connectRedis, type RedisClient } from '../redis/connectRedis.ts'
import { openRedis, type RedisHandle } from '../redis/openRedis.ts'
import { createDesk } from './desk.ts'
import { createSealer, type Sealer } from './sealer.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'muster-seals-'))
const actor = { id: 'desk', name: 'Desk', roles: ['dispatcher'] }
const ended = new AbortController()
const open: RedisClient[] = []
let handle: RedisHandle

beforeAll(async () => {
  handle = await openRedis({ dataDir, say: () => {} })
})
afterAll(async () => {
  ended.abort()
  for (const redis of open) redis.destroy()
  await handle.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

/** What a hub is to a journal: its fold, its desk, its tail and its sealer with a key of its own. */
async function hubOf(world: string, folder: string) {
  const [redis, tailRedis] = [await connectRedis(handle), await connectRedis(handle)]
  open.push(redis, tailRedis)
  const keys = journalKeys('test', world)
  const journal = createJournal({ redis, tailRedis, keys })
  let sealer: Sealer | undefined
  const live = createLiveState({
    journal,
    snapshots: createSnapshots({ redis, keys }),
    tell: (lines) => sealer?.heard(lines),
  })
  await live.load()
  const desk = createDesk({ journal, live, provide: async () => ({}) })
  const key = openHubKey(join(dataDir, folder))
  const troubles: unknown[] = []
  sealer = createSealer({ desk, live, journal, key, onTrouble: (error) => troubles.push(error) })
  journal.follow({
    position: () => live.head().seq,
    onLines: (lines) => live.offerChecked(lines),
    onTrouble: () => undefined,
    signal: ended.signal,
  })
  const report = (count: number, name: string) =>
    desk.askAll(
      Array.from({ length: count }, (_, i) => ({
        name: 'incident.report',
        input: { type: 'fire', place: {} },
        actor,
        key: `${name}-${i}`,
      })),
    )
  const seals = async () =>
    (await journal.readAfter(0, 100_000))
      .flatMap(({ entry }) => entry.events.map((event) => ({ seq: entry.seq, ...event })))
      .filter(({ type }) => type === 'seal.made')
      .map(({ seq, data }) => ({ seq, ...(data as any) }))
  const sealedTo = () => live.city.find('seal', SEAL_ID)?.to ?? 0
  return { journal, live, desk, key, sealer, report, seals, sealedTo, troubles }
}
type TestHub = Awaited<ReturnType<typeof hubOf>>

/** Every seal follows the former, covers its entries, and is signed by a key that the journal knows. */
async function expectSealed({ journal, seals, live }: TestHub) {
  const lines = await journal.readAfter(0, 100_000)
  let [to, former] = [0, '']
  for (const seal of await seals()) {
    expect(seal).toMatchObject({ from: to + 1, former })
    expect(seal.to).toBeLessThan(seal.seq)
    expect(seal.root).toBe(rootOf(lines.slice(to, seal.to).map((line) => leafOf(rawOf(line)))))
    const x = live.city.hub(seal.keyId).publicKey
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
    expect(verify(null, Buffer.from(sealText(seal)), publicKey, Buffer.from(seal.signature, 'base64url'))).toBe(true)
    to = seal.to
    former = sealHash(seal)
  }
}

test('J6 what happens is sealed within its second, and what does not happen is not', async () => {
  const hub = await hubOf('one', 'a')
  await hub.report(3, 'before')
  await hub.sealer.start()
  const { seq } = hub.live.head()
  await vi.waitUntil(() => hub.sealedTo() >= seq, { timeout: 60_000 })
  const count = (await hub.seals()).length
  await sleep(1300)
  expect((await hub.seals()).length).toBe(count)
  await hub.report(1, 'after')
  await vi.waitUntil(() => hub.sealedTo() > seq, { timeout: 60_000 })
  await expectSealed(hub)

  await hub.report(1, 'end')
  await hub.sealer.stop()
  expect(hub.sealedTo()).toBe(hub.live.head().seq - 1)
  // A hub that comes back finds everything sealed and adds nothing.
  const head = hub.live.head()
  const again = await hubOf('one', 'a')
  await again.sealer.start()
  await sleep(1200)
  expect(again.live.head()).toEqual(head)
  await again.sealer.stop()
})

test('J6 of two hubs that seal one journal, one wins each time, and under load seals are at most 500 entries apart', async () => {
  const [one, two] = [await hubOf('two', 'a'), await hubOf('two', 'b')]
  expect(one.key.keyId).not.toBe(two.key.keyId)
  await Promise.all([one.sealer.start(), two.sealer.start()])
  await Promise.all([one.report(1700, 'one'), two.report(1700, 'two')])
  const { seq } = one.live.head()
  await vi.waitUntil(() => one.sealedTo() >= seq && two.sealedTo() >= seq, { timeout: 30_000 })
  await expectSealed(one)
  const seals = await one.seals()
  expect(Math.max(...seals.map(({ from, to }) => to - from + 1))).toBeLessThanOrEqual(500)
  // Where the state's hash is known a seal ends.
  expect(seals.map(({ to }) => to)).toEqual(expect.arrayContaining([1000, 2000, 3000]))
  const refold = createRefold()
  refold.take((await one.journal.readAfter(0, 100_000)).map(rawOf))
  const stated = seals.filter(({ state }) => state !== '')
  expect(stated.length).toBeGreaterThan(0)
  for (const { to, state } of stated) expect(state).toBe(refold.states().get(to))
  expect([one.troubles, two.troubles]).toEqual([[], []])
  await Promise.all([one.sealer.stop(), two.sealer.stop()])
})

test('J6 the private key is for its owner alone, and a new one is declared beside the old', async () => {
  expect(statSync(hubKeyFile(join(dataDir, 'a'))).mode & 0o777).toBe(0o600)
  const { key } = await hubOf('one', 'a')
  rmSync(hubKeyFile(join(dataDir, 'a')))
  const hub = await hubOf('one', 'a')
  expect(hub.key.keyId).not.toBe(key.keyId)
  await hub.sealer.start()
  await hub.report(1, 'new key')
  await hub.sealer.stop()
  expect((await hub.seals()).at(-1)?.keyId).toBe(hub.key.keyId)
  await expectSealed(hub)
})
