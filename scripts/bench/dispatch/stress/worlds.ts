import { lots } from '../../harness/statistics.ts'
import type { Pool } from '../log/slots.ts'
import type { Job, World } from '../play/world.ts'
import type { Replay } from '../weeks.ts'
import { closedArterials } from './arterials.ts'

/** A week made harder. */
export type Stress = {
  readonly name: string
  readonly of: (world: World, replay: Replay) => World
}

const DAY_SEC = 86_400

/** Every fifth unit of each pool stays away. */
function fewerUnits(world: World): World {
  const draw = lots(20)
  return { ...world, crews: world.crews.filter(() => draw() >= 0.2) }
}

/** Half of the calls come once more, on another day of the week at nearly the same hour. */
function moreCalls(world: World): World {
  const draw = lots(150)
  const start = world.jobs[0]?.at ?? 0
  const days = Math.max(1, Math.floor(((world.jobs.at(-1)?.at ?? 0) - start) / DAY_SEC))
  const again = [...Map.groupBy(world.jobs, ({ callId }) => callId)].flatMap(([callId, jobs]) => {
    const [isAgain, day, minutes] = [draw() < 0.5, 1 + Math.floor(draw() * (days - 1)), (draw() - 0.5) * 40]
    if (!isAgain) return []
    const first = jobs[0]?.at ?? start
    const moved = start + ((first - start + day * DAY_SEC + Math.round(minutes * 60)) % (days * DAY_SEC))
    const by = Math.max(moved, start) - first
    return jobs.map((job) => ({ ...job, callId: `${callId}-2`, at: job.at + by, receivedAt: job.receivedAt + by }))
  })
  return { ...world, jobs: inOrder([...world.jobs, ...again]) }
}

const inOrder = (jobs: readonly Job[]): Job[] => [...jobs].sort((a, b) => a.at - b.at || (a.callId < b.callId ? -1 : 1))

const FIRE: readonly (readonly [Pool, number])[] = [
  ['engine', 15],
  ['truck', 5],
  ['ambulance', 2],
]
const FIRE_SEC = 4 * 3600

/** Fifteen engines at one fire for four hours, in the middle of the file; its own arrivals are not scored. */
function greatFire(world: World): World {
  const { jobs } = world
  const like = jobs.slice(Math.floor(jobs.length / 2)).find(({ isScored, pool }) => isScored && pool === 'engine')
  if (!like) return world
  const fire = FIRE.flatMap(([pool, count]) =>
    Array.from(
      { length: count },
      (_, i): Job => ({
        ...like,
        ...{ callId: 'great-fire', type: 'fire', priority: 1, pool, unitId: `${pool}-${i}`, real: undefined },
        ...{ serviceSec: FIRE_SEC, holdSec: FIRE_SEC, toHospital: false, isScored: false },
      }),
    ),
  )
  return { ...world, jobs: inOrder([...jobs, ...fire]) }
}

/** Twenty-five arterials closed. Calls on the closed blocks themselves bind their units and are not scored. */
function closedStreets(world: World, replay: Replay): World {
  const { closed, lines } = closedArterials(replay.roads)
  const ground = replay.closing(closed)
  const [middle] = ground.posts
  const isReached = (stop: number): boolean =>
    Number.isFinite(ground.times.seconds(middle?.stop ?? 0, stop)) &&
    Number.isFinite(ground.times.seconds(stop, middle?.stop ?? 0))
  const jobs = world.jobs.map((job) =>
    job.stop === undefined || isReached(job.stop) ? job : { ...job, stop: undefined, isScored: false },
  )
  return { ...world, ground, jobs, closures: lines }
}

/** The first five minutes of each hour bring no position: units are where they were last heard. */
const deaf = (world: World): World => ({ ...world, isBlind: (now) => now % 3600 < 300 })

/** The harder weeks, in the order of the table. */
export const stresses: readonly Stress[] = [
  { name: 'fleet - 20 %', of: fewerUnits },
  { name: 'calls x 1.5', of: moreCalls },
  { name: '25 arterials closed', of: closedStreets },
  { name: '15 engines at one fire', of: greatFire },
  { name: '5 min without positions', of: deaf },
]
