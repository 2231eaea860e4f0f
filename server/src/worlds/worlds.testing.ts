import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRefusal } from '@muster/shared/kernel/refusal.ts'
import { HUB_ACTOR } from '../access/caller.ts'
import { createAttachments } from '../attachments/attachments.ts'
import { loadCity } from '../cities/loadCity.ts'
import { openWorld } from '../command/openWorld.ts'
import { roadGraphOf } from '../dispatch/roadGraph.ts'
import { roadMapOf } from '../dispatch/roadMap.ts'
import { readPastConfig } from '../journal/archive/pastConfig.ts'
import { folderStorage } from '../journal/archive/storage.ts'
import { openHubKey } from '../journal/seals/hubKey.ts'
import { connectRedis } from '../redis/connectRedis.ts'
import { openRedis } from '../redis/openRedis.ts'
import { createInstruments } from '../watch/instruments.ts'
import { forgetDrills } from './forgetDrills.ts'
import { forkAgain } from './forkOf.ts'
import { type CityParts, createWorld, endAll, type World } from './world.ts'
import { createWorlds, LIVE } from './worlds.ts'

/** For tests: how often hubs look for what has ended, how long they let go of it and hold a place, ms. */
export const SOON = { lookEveryMs: 50, letGoMs: 200, reservedMs: 4000 }

const none = new Uint32Array()
const noRoads = roadMapOf(
  roadGraphOf({
    ...{ lng: new Float64Array(), lat: new Float64Array(), strongCount: 0, classes: [] },
    ...{ from: none, to: none, roadClass: new Uint8Array(), oneWay: new Uint8Array() },
  }),
)

/** For tests: one Redis, and hubs without doors that share it, in this process. */
export async function openTown() {
  const folder = mkdtempSync(join(tmpdir(), 'muster-worlds-'))
  const store = await openRedis({ dataDir: folder, say: () => {} })
  const redis = await connectRedis(store)
  const loaded = await loadCity('sf')
  if (isRefusal(loaded)) throw new Error('no city sf')
  const pack = loaded
  const ends: (() => Promise<unknown>)[] = []
  /** Every folder of a hub is its own; `more`: parts that a test wants otherwise. */
  async function openHub(name: string, more: Partial<CityParts> = {}, times: object = SOON) {
    const dataDir = join(folder, name)
    const hubRedis = await connectRedis(store)
    const troubles: unknown[] = []
    const parts: CityParts = {
      pack,
      // Nobody asks for routes here.
      roads: noRoads,
      // Nobody closes a road here.
      closedBy: () => [],
      areas: undefined as never,
      census: undefined as never,
      ground: undefined as never,
      redis: hubRedis,
      tracksRedis: hubRedis,
      replicas: 0,
      isFull: () => false,
      pastConfig: readPastConfig({}),
      dataDir,
      hubKey: openHubKey(dataDir),
      attachments: createAttachments({ storage: folderStorage(join(dataDir, 'attachments')), now: Date.now }),
      connectTail: () => connectRedis(store, () => {}),
      tell: () => {},
      replaced: () => {},
      warn: (error) => troubles.push(error),
      measured: createInstruments().measured,
      ...more,
    }
    const live = await createWorld(LIVE, parts)
    await live.begin()
    await openWorld({
      desk: live.desk,
      live: live.live,
      pack,
      sample: true,
      epochMs: Date.parse(pack.city.defaultEpoch),
    })
    live.ready()
    const left: string[] = []
    const made: World[] = []
    const worlds = createWorlds({
      live,
      city: pack.city.id,
      redis: hubRedis,
      create: async (world) => {
        const one = await createWorld(world, parts, (journal) => forkAgain(journal, live.past))
        made.push(one)
        return one
      },
      left: (world) => left.push(world),
      forget: (drills) => forgetDrills(drills, parts),
      warn: (error) => troubles.push(error),
      ...times,
    })
    const close = async () => {
      await worlds.close()
      await endAll(live.endings())
      hubRedis.destroy()
    }
    ends.push(close)
    return { live, worlds, left, made, troubles, dataDir, close, redis: hubRedis }
  }

  return {
    folder,
    store,
    redis,
    openHub,
    /** How many connections there are to Redis now. */
    connections: async () => (await redis.clientList()).length,
    keysOf: (world: string) => redis.keys(`{sf:${world}}:*`).then((keys: string[]) => keys.sort()),
    async close() {
      for (const end of ends) await Promise.allSettled([end()])
      redis.destroy()
      await store.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** For tests: something happens in this world. */
export const happen = (world: World, key: string) =>
  world.desk.ask({
    name: 'incident.report',
    input: { type: 'fire', place: { address: key }, caller: { name: 'Ada' } },
    actor: { ...HUB_ACTOR, id: 'desk', roles: ['dispatcher'] },
    key,
  })
