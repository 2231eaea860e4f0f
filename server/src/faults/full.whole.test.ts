import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { dropDataDir, newDataDir, type Person, signIn, startHubProcess } from '../hub.testing.ts'
import { connectOnce } from '../redis/connectRedis.ts'
import { ALL_WELL, audit } from './load.testing.ts'
import { startRedis } from './redisServer.testing.ts'

const MIB = 1024 * 1024
const cleanUp: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of cleanUp.splice(0).reverse()) await end()
})

/** A disk of `mib` at `folder`; false where this user may not mount one. */
function smallDisk(folder: string, mib: number): boolean {
  mkdirSync(folder, { recursive: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mib}m,mode=700`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return false
  }
  cleanUp.push(() => {
    execFileSync('umount', ['--lazy', folder])
  })
  return true
}

/** Reports calls, 20 at once, until one is not acknowledged; answers what was said then. */
async function fill(dispatcher: Person, acknowledged: Map<string, number>): Promise<{ status: number; code: string }> {
  const padding = 'x'.repeat(3800)
  for (;;) {
    const keys = Array.from({ length: 20 }, (_, i) => `full-${acknowledged.size + i}-${padding}`)
    const answers = await Promise.all(
      keys.map((key) => dispatcher.command('incident.report', { type: 'fire', place: {}, narrative: key })),
    )
    answers.forEach(({ status, json }, i) => {
      if (status === 200) acknowledged.set(keys[i] ?? '', json.seq)
    })
    const no = answers.find(({ status }) => status !== 200)
    if (no) return { status: no.status, code: no.json.code }
  }
}

/** What the hub says of itself, once it is ready or not ready as asked. */
async function ready(url: string, status: number): Promise<string> {
  let said = ''
  await expect
    .poll(
      async () => {
        const answer = await fetch(`${url}/readyz`)
        said = await answer.text()
        return answer.status
      },
      { timeout: 60_000 },
    )
    .toBe(status)
  return said
}

test('fault 18 the disk is full: the hub says so, and everything acknowledged is there once there is space', async (context) => {
  const dataDir = newDataDir()
  cleanUp.push(() => dropDataDir(dataDir))
  if (!smallDisk(dataDir, 24)) context.skip('this user may not mount a small disk')
  const ballast = join(dataDir, 'ballast')
  writeFileSync(ballast, Buffer.alloc(6 * MIB))
  const hub = await startHubProcess({ dataDir })
  cleanUp.push(() => hub.stop())
  const dispatcher = await signIn(hub.url, 'dispatcher')
  const acknowledged = new Map<string, number>()
  // Seen before Redis would end at its next write: nothing is unknown.
  expect(await fill(dispatcher, acknowledged)).toEqual({ status: 507, code: 'storage_full' })
  expect(await ready(hub.url, 503)).toContain('full')
  expect((await dispatcher.get('/api/v1/state')).status).toBe(200)
  // Another program takes the last byte: whatever the hub itself writes now, Redis ends.
  const greedy = join(dataDir, 'greedy')
  expect(() => writeFileSync(greedy, Buffer.alloc(24 * MIB))).toThrow(/ENOSPC/)
  await sleep(1500)
  rmSync(greedy)
  rmSync(ballast)
  await ready(hub.url, 200)
  const answer = await dispatcher.command('incident.report', { type: 'fire', place: {}, narrative: 'after' })
  acknowledged.set('after', answer.json.seq)
  expect(await audit(hub.url, acknowledged)).toEqual(ALL_WELL)
})

test("fault 18 the journal's memory is full: writes are refused before anything is written, reading goes on", async () => {
  const folder = newDataDir()
  const dataDir = newDataDir()
  const redis = await startRedis({ folder, args: ['--maxmemory-policy', 'noeviction'] })
  const hub = await startHubProcess({ dataDir, env: { REDIS_URL: redis.url } })
  const client = await connectOnce({ url: redis.url })
  cleanUp.push(
    () => dropDataDir(folder),
    () => dropDataDir(dataDir),
    () => redis.kill(),
    () => hub.stop(),
    () => client.destroy(),
  )
  const dispatcher = await signIn(hub.url, 'dispatcher')
  const used = Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1])
  await client.configSet('maxmemory', String(used + 4 * MIB))
  const acknowledged = new Map<string, number>()
  expect(await fill(dispatcher, acknowledged)).toEqual({ status: 507, code: 'storage_full' })
  // Further below what is in use: not even the smallest write finds room.
  await client.configSet('maxmemory', String(MIB))
  expect(await ready(hub.url, 503)).toContain('cannot be written')
  expect((await dispatcher.get('/api/v1/state')).status).toBe(200)
  await client.configSet('maxmemory', '0')
  await ready(hub.url, 200)
  expect(await audit(hub.url, acknowledged)).toEqual(ALL_WELL)
})
