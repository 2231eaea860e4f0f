import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isRefusal } from '@muster/shared/kernel/refusal.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { serversIn } from '../redis/hubProcess.testing.ts'
import type { Drill } from './drillList.ts'
import type { World } from './world.ts'
import { happen, openTown } from './worlds.testing.ts'

const PATIENT = { timeout: 60_000 }
let town: Awaited<ReturnType<typeof openTown>>
let one: Awaited<ReturnType<typeof town.openHub>>
let other: Awaited<ReturnType<typeof town.openHub>>
/** Connections to Redis while no drill is open. */
let idle: number
/** A third hub, where a test wants one. */
let more: typeof one | undefined
const drillKeys = () => town.redis.keys('{sf:drill:*')

beforeAll(async () => {
  town = await openTown()
  one = await town.openHub('one')
  other = await town.openHub('other')
  idle = await town.connections()
})
afterEach(async () => {
  for (const { id } of await one.worlds.drills()) await one.worlds.end(id)
  await more?.close()
  more = undefined
  await expect.poll(town.connections, PATIENT).toBe(idle)
  await expect.poll(drillKeys, PATIENT).toEqual([])
})
afterAll(() => town?.close())

async function begin(hub = one): Promise<string> {
  const drill = await hub.worlds.begin('a drill', 'manager')
  if (isRefusal(drill)) throw new Error(drill.refused)
  return `drill:${drill.id}`
}
async function found(name: string, hub = one): Promise<World> {
  const world = await hub.worlds.find(name)
  if (!world) throw new Error(`no world ${name}`)
  return world
}
/** Folders of a world in a hub's own. */
const foldersOf = (name: string, { dataDir }: { dataDir: string }): string[] =>
  ['archive', 'spool', 'personal']
    .map((kind) => join(dataDir, kind, 'sf', name.replace(':', '_')))
    .filter((folder) => existsSync(folder))

test('V4 however many ask at once, at however many hubs, there are three drills', async () => {
  const asked = Array.from({ length: 10 }, (_, i) => (i % 2 ? one : other).worlds.begin(`drill ${i}`, 'manager'))
  const answers = await Promise.all(asked)
  expect(answers.filter((answer) => !isRefusal(answer))).toHaveLength(3)
  expect(answers.find(isRefusal)).toMatchObject({ refused: 'world.tooManyDrills', facts: { most: 3 } })
  const drills: readonly Drill[] = await one.worlds.drills()
  expect(drills).toHaveLength(3)
  for (const { id } of drills) expect(await other.worlds.find(`drill:${id}`)).toBeDefined()
})

test.each([
  ['after its parts were put together', 'archive'],
  ['while its parts are put together', 'spool'],
])('V4 a drill that cannot be begun leaves nothing behind: %s', async (_, kind) => {
  const hub = await town.openHub(`no ${kind}`)
  more = hub
  const connections = await town.connections()
  const folder = join(hub.dataDir, kind)
  rmSync(folder, { recursive: true, force: true })
  writeFileSync(folder, 'no folder')
  for (let i = 0; i < 5; i += 1) await expect(hub.worlds.begin('none', 'manager')).rejects.toThrow(/EEXIST|ENOTDIR/)
  expect(await hub.worlds.drills()).toEqual([])
  expect([...hub.worlds.open()]).toEqual([hub.live])
  rmSync(folder)
  mkdirSync(folder)
  await expect.poll(town.connections, PATIENT).toBe(connections)
  await expect.poll(drillKeys, PATIENT).toEqual([])
  expect(isRefusal(await hub.worlds.begin('now', 'manager'))).toBe(false)
})

test('V4 a drill that cannot be opened leaves nothing behind, and is opened once it can be', async () => {
  const name = await begin()
  const hub = await town.openHub('cannot open')
  more = hub
  const connections = await town.connections()
  mkdirSync(join(hub.dataDir, 'spool', 'sf'), { recursive: true })
  const folder = join(hub.dataDir, 'spool', 'sf', name.replace(':', '_'))
  writeFileSync(folder, 'no folder')
  for (let i = 0; i < 5; i += 1) await expect(hub.worlds.find(name)).rejects.toThrow(/EEXIST|ENOTDIR/)
  await expect.poll(town.connections, PATIENT).toBe(connections)
  rmSync(folder)
  expect(await hub.worlds.find(name)).toBeDefined()
})

test('V4 a drill that was ended at one hub is closed at every other, and who looks at it there is told', async () => {
  const name = await begin()
  await found(name, other)
  await one.worlds.end(name.slice(6))
  await expect.poll(() => other.left, PATIENT).toContain(name)
  expect([...other.worlds.open()]).toEqual([other.live])
  await expect.poll(town.connections, PATIENT).toBe(idle)
  expect(await other.worlds.find(name)).toBeUndefined()
})

test('V4 of a drill that ended nothing is left, and of no other world anything is touched', async () => {
  const [gone, stays] = [await begin(), await begin()]
  for (const name of [gone, stays])
    for (const hub of [one, other])
      expect(await happen(await found(name, hub), `${name} ${hub.dataDir}`)).toMatchObject({ kind: 'committed' })
  expect(await happen(one.live, 'live')).toMatchObject({ kind: 'committed' })
  expect(foldersOf(gone, one)).toHaveLength(3)
  const before = { stays: await town.keysOf(stays), live: await town.keysOf('live') }
  const stream = await town.redis.xLen(`{sf:${stays}}:journal`)
  const folders = [foldersOf(stays, one), foldersOf(stays, other), foldersOf('live', one)]
  await one.worlds.end(gone.slice(6))
  await expect.poll(() => town.keysOf(gone), PATIENT).toEqual([])
  await expect.poll(() => [...foldersOf(gone, one), ...foldersOf(gone, other)], PATIENT).toEqual([])
  expect(await town.keysOf(stays)).toEqual(expect.arrayContaining(before.stays))
  expect(await town.keysOf('live')).toEqual(expect.arrayContaining(before.live))
  expect(await town.redis.xLen(`{sf:${stays}}:journal`)).toBeGreaterThanOrEqual(stream)
  for (const [i, kept] of [foldersOf(stays, one), foldersOf(stays, other), foldersOf('live', one)].entries())
    expect(kept).toEqual(expect.arrayContaining(folders[i] ?? []))
  const world = await found(stays, other)
  expect(await happen(world, 'still there')).toMatchObject({ kind: 'committed' })
  expect(one.troubles).toEqual([])
})

test('V4 fault 1 a drill that is begun while Redis dies has begun, or nothing is left of it', async () => {
  for (let round = 0; round < 6; round += 1) {
    const asked = [one.worlds.begin('a drill', 'manager'), other.worlds.begin('a drill', 'manager')]
    const answers = Promise.allSettled(asked)
    await sleep(round * 8)
    for (const pid of serversIn(town.folder)) process.kill(pid, 'SIGKILL')
    const told = (await answers).flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
    await expect.poll(() => one.worlds.drills().catch(() => undefined), PATIENT).toBeDefined()
    const drills = await one.worlds.drills()
    for (const drill of told) if (!isRefusal(drill)) expect(drills).toContainEqual(drill)
    // What is listed exists, at whatever hub it is asked for.
    for (const { id } of drills) for (const hub of [one, other]) await found(`drill:${id}`, hub)
    for (const { id } of drills) await one.worlds.end(id)
  }
  await expect.poll(drillKeys, PATIENT).toEqual([])
  await expect.poll(() => one.worlds.begin('afterwards', 'manager').then(isRefusal), PATIENT).toBe(false)
}, 60_000)
