import { randomBytes } from 'node:crypto'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { type Refusal, refuse } from '@muster/shared/kernel/refusal.ts'
import { HUB_ACTOR } from '../access/caller.ts'
import type { RedisClient } from '../redis/connectRedis.ts'
import { packFork } from './forkOf.ts'
import type { World } from './world.ts'

/** The live world's name (the default of `?world=`). */
export const LIVE = 'live'
/** Drills of a city at once: each is held in memory whole. */
const DRILLS = 3

/** A drill as the city knows it. `begunAt`: city time, epoch ms. */
export type Drill = { readonly id: string; readonly title: string; readonly by: string; readonly begunAt: number }

/** Every world of a city that this hub serves: the live one, and drills, which any hub opens when it is first asked for one. */
export function createWorlds({
  live,
  city,
  redis,
  create,
  left,
}: {
  live: World
  city: string
  redis: RedisClient
  create: (name: string) => Promise<World>
  /** Hears that a drill is over. */
  left: (world: string) => void
}) {
  const key = `{${city}}:drills`
  const opened = new Map<string, Promise<World>>()
  const here = new Map([[LIVE, live]])

  async function drills(): Promise<Drill[]> {
    return Object.values(await redis.hGetAll(key)).map((text): Drill => JSON.parse(text))
  }

  function open(name: string): Promise<World> {
    const known = opened.get(name)
    if (known) return known
    const opening = (async () => {
      const world = await create(name)
      await world.begin()
      world.ready()
      here.set(name, world)
      return world
    })()
    opened.set(name, opening)
    opening.catch(() => opened.delete(name))
    return opening
  }

  async function close(name: string): Promise<void> {
    const world = await opened.get(name)
    opened.delete(name)
    here.delete(name)
    for (const end of world?.endings() ?? []) await Promise.allSettled([(async () => end())()])
  }

  /** Forks the live world as it is now: its state goes along, its personal keys do not (V4). */
  async function begin(title: string, by: string): Promise<Drill | Refusal> {
    if ((await redis.hLen(key)) >= DRILLS) return refuse('world.tooManyDrills', { most: DRILLS })
    const id = randomBytes(5).toString('hex')
    const world = await create(`drill:${id}`)
    const forkedFrom = { world: LIVE, seq: live.live.head().seq }
    const { settings } = live.live.city.world(WORLD_ID)
    const clock = { ...live.live.clock(), anchorAt: Date.now(), anchorCityTime: live.live.cityNow() }
    const start = await packFork(live.live.rows())
    await world.past.folds.keepBase(start.packed)
    await world.snapshots.keep(start, cityFold.version)
    await world.begin()
    const header = { city, kind: 'drill' as const, sample: true, clock, forkedFrom }
    const input = { header, settings }
    const verdict = await world.desk.ask({ name: 'world.fork', input, actor: HUB_ACTOR, key: 'fork', scope: 'hub' })
    if (verdict.kind !== 'committed') throw new Error(`a drill could not be opened: ${JSON.stringify(verdict)}`)
    world.ready()
    opened.set(world.name, Promise.resolve(world))
    here.set(world.name, world)
    const drill: Drill = { id, title, by, begunAt: clock.anchorCityTime }
    await redis.hSet(key, id, JSON.stringify(drill))
    return drill
  }

  return {
    live,
    drills,
    begin,
    /** The world of that name, or undefined. */
    async find(name: string): Promise<World | undefined> {
      if (name === LIVE) return live
      const [kind, id = ''] = name.split(':')
      if (kind !== 'drill' || !/^[0-9a-f]{10}$/.test(id)) return undefined
      if (await redis.hExists(key, id)) return open(name)
      // Another hub has ended it.
      if (opened.has(name)) await close(name)
      return undefined
    },
    /** Ends a drill: nobody finds it any more. False where there is none. */
    async end(id: string): Promise<boolean> {
      const isEnded = (await redis.hDel(key, id)) > 0
      left(`drill:${id}`)
      await close(`drill:${id}`)
      return isEnded
    },
    /** Worlds that are open here. */
    open: (): Iterable<World> => here.values(),
    async close(): Promise<void> {
      for (const name of [...opened.keys()]) await close(name)
    },
  }
}

export type Worlds = ReturnType<typeof createWorlds>
