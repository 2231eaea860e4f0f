import { randomBytes } from 'node:crypto'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { type Refusal, refuse } from '@muster/shared/kernel/refusal.ts'
import { HUB_ACTOR } from '../access/caller.ts'
import { connectionLost } from '../redis/connectionLost.ts'
import type { RedisClient } from '../redis/connectRedis.ts'
import { OutcomeUnknown, within } from '../redis/within.ts'
import { createDrillList, DRILLS, type Drill } from './drillList.ts'
import { packFork } from './forkOf.ts'
import { endAll, type World } from './world.ts'

/** The live world's name (the default of `?world=`). */
export const LIVE = 'live'
/** How often a hub looks whether another has ended a drill that is open here, ms. */
const LOOK_EVERY_MS = 10_000
/** A drill that ended is taken away so much later, ms: by then every hub that answers has let go of it. */
const LET_GO_MS = 30_000

const nameOf = (id: string): string => `drill:${id}`
/** The id in a drill's name; undefined where it is no such name. */
const idIn = (name: string): string | undefined => /^drill:([0-9a-f]{10})$/.exec(name)?.[1]

/** Every world of a city that this hub serves: the live one, and drills, which any hub opens when it is first asked for one. */
export function createWorlds({
  live,
  city,
  redis,
  create,
  left,
  forget,
  warn,
  lookEveryMs = LOOK_EVERY_MS,
  letGoMs = LET_GO_MS,
  reservedMs,
}: {
  live: World
  city: string
  redis: RedisClient
  create: (name: string) => Promise<World>
  /** Hears that a drill is over. */
  left: (world: string) => void
  /** Takes away what drills that are over have left behind, in Redis and in this hub's reach; it may have been done before. */
  forget: (worlds: readonly string[]) => Promise<void>
  warn: (error: unknown) => void
  lookEveryMs?: number
  letGoMs?: number
  reservedMs?: number
}) {
  const list = createDrillList({ redis, city, reservedMs })
  /** Drills that are open here or about to be; who asks for one in the meantime waits for the same. */
  const opened = new Map<string, Promise<World>>()
  /** Worlds that are open here and known to the city. */
  const here = new Map([[LIVE, live]])
  /** Ended drills of which nothing is left within this hub's reach. */
  let forgotten = new Set<string>()
  let isClosed = false
  let turn: Promise<unknown> = Promise.resolve()
  let looking: Promise<void> = Promise.resolve()

  /** A world that is ready, or nothing of it: what fails on the way is ended. */
  async function make(name: string, prepare: (world: World) => Promise<unknown>): Promise<World> {
    const world = await create(name)
    try {
      await prepare(world)
      if (isClosed) throw new OutcomeUnknown('this hub is ending')
    } catch (error) {
      await endAll(world.endings())
      throw error
    }
    world.ready()
    return world
  }

  function open(name: string): Promise<World> {
    const known = opened.get(name)
    if (known) return known
    const opening = make(name, (world) => world.begin())
    opened.set(name, opening)
    opening.then(
      (world) => opened.get(name) === opening && here.set(name, world),
      () => opened.get(name) === opening && opened.delete(name),
    )
    return opening
  }

  async function close(name: string): Promise<void> {
    const opening = opened.get(name)
    opened.delete(name)
    here.delete(name)
    const world = await opening?.catch(() => undefined)
    await endAll(world?.endings() ?? [])
  }

  /** It is over: who looks at it is told. What it writes while it ends is taken away, too. */
  async function leave(name: string): Promise<void> {
    left(name)
    await close(name)
    forgotten.delete(name)
  }

  /** One after the other. Who is told that the outcome is unknown finds nothing begun later (J2). */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const before = turn
    const done = within(before).then(work)
    turn = Promise.allSettled([before, done])
    return done
  }

  /** Lets a world begin as the live one is now: its state goes along, its personal keys do not (V4). */
  async function fork(world: World): Promise<number> {
    const why = live.trouble()
    if (why) throw new OutcomeUnknown(`no drill begins from half a city: ${why}`)
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
    return clock.anchorCityTime
  }

  async function begin(title: string, by: string): Promise<Drill | Refusal> {
    const id = randomBytes(5).toString('hex')
    const name = nameOf(id)
    try {
      if (!(await list.reserve(id))) return refuse('world.tooManyDrills', { most: DRILLS })
      let begunAt = 0
      const world = await make(name, async (made) => {
        begunAt = await fork(made)
      })
      // Known here before it is announced: who asks for it at once must not open it a second time. It is whole by then, so
      // that what is announced exists, whenever this hub dies.
      const opening = Promise.resolve(world)
      opened.set(name, opening)
      const drill: Drill = { id, title, by, begunAt }
      if (!(await list.announce(drill))) throw new OutcomeUnknown('it took so long that its place was given away')
      if (opened.get(name) === opening) here.set(name, world)
      return drill
    } catch (error) {
      await close(name)
      // Where Redis is away its place is free a little later.
      await list.end(id).catch(() => {})
      throw error
    }
  }

  /** Lets go of drills that another hub has ended, and takes away what is left of those that nobody holds any more. */
  async function look(): Promise<void> {
    const mine = [...here.keys()].flatMap((name) => idIn(name) ?? [])
    const { open: known, gone } = await list.look(letGoMs)
    for (const id of mine) if (!known.has(id)) await leave(nameOf(id))
    const names = [...gone].map(nameOf)
    forgotten = new Set(names.filter((name) => forgotten.has(name)))
    const fresh = names.filter((name) => !forgotten.has(name) && !opened.has(name))
    if (fresh.length === 0) return
    await forget(fresh)
    for (const name of fresh) forgotten.add(name)
  }

  let told = ''
  const heard = (error: unknown): void => {
    // Where Redis is away others say so; the same trouble is told once.
    if (!connectionLost(error) && String(error) !== told) warn(error)
    told = String(error)
  }
  let timer = setTimeout(lookAgain, lookEveryMs).unref()
  function lookAgain(): void {
    looking = look()
      .catch(heard)
      .finally(() => {
        if (!isClosed) timer = setTimeout(lookAgain, lookEveryMs).unref()
      })
  }

  return {
    live,
    drills: list.all,
    /** Forks the live world as it is now; one at a time. Rejects where Redis is away: nothing is held here of it then. */
    begin: (title: string, by: string): Promise<Drill | Refusal> => inTurn(() => begin(title, by)),
    /** The world of that name, or undefined. Rejects where Redis is away. */
    async find(name: string): Promise<World | undefined> {
      if (name === LIVE) return live
      const id = idIn(name)
      if (id === undefined || isClosed) return undefined
      if (!(await list.has(id))) {
        // Another hub has ended it.
        if (here.has(name)) await leave(name)
        return undefined
      }
      const opening = open(name)
      const world = await opening
      // It may have been ended while it was opened.
      return opened.get(name) === opening ? world : undefined
    },
    /** Ends a drill: nobody finds it any more, and a little later nothing is left of it. False where there is none. */
    async end(id: string): Promise<boolean> {
      const isEnded = await list.end(id)
      await leave(nameOf(id))
      return isEnded
    },
    /** Worlds that are open here. */
    open: (): Iterable<World> => here.values(),
    async close(): Promise<void> {
      isClosed = true
      clearTimeout(timer)
      await Promise.all([turn, looking, ...[...opened.keys()].map(close)])
    },
  }
}

export type Worlds = ReturnType<typeof createWorlds>
