import type { Ground } from './city/ground.ts'
import { type Pace, paceOf } from './city/pace.ts'
import { type Reach, reachOf, seatsOf } from './city/seats.ts'
import { type Wanted, wantedOf } from './city/wanted.ts'
import { play } from './play/play.ts'
import type { Policy } from './play/policy.ts'
import type { Job, World } from './play/world.ts'
import { closestByRoad } from './policies/closest.ts'
import { dmexclp } from './policies/dmexclp.ts'

/** What is learnt from one week and used in another. */
export type Tuned = {
  readonly pace: Pace
  /** Where ambulances are wanted, and engines. */
  readonly wanted: { readonly ambulance: Wanted; readonly engine: Wanted }
  readonly seats: readonly number[]
  readonly dmexclp: { readonly reach: Reach; readonly busy: number; readonly says: string }
  readonly says: string
}

/** What is tried, and kept where it leaves the fewest ambulances late in the week that is learnt from. */
const REACH_SEC = [300, 350, 400, 450]
const SEATS = [30, 40]
const BUSY = [0.4, 0.5, 0.6, 0.7]
const DMEXCLP_SEC = [420, 480, 540]
const DMEXCLP_BUSY = [0.3, 0.4, 0.5]
export const LATE_SEC = 480

/** Drives whose beginning is known: engines and trucks, with lights and siren, in their own area. */
function paceFrom(jobs: readonly Job[], { posts, times }: Ground): Pace {
  return paceOf(
    jobs.flatMap(({ unitId, isOwnArea, isScored, priority, real, stop }) => {
      const station = `st-${unitId.slice(1).padStart(2, '0')}`
      const from = posts.find(({ id }) => id === station)
      if (!isOwnArea || !isScored || priority > 1 || !real || real.travelSec <= 0 || !from || stop === undefined)
        return []
      return [[times.seconds(from.stop, stop), real.travelSec] as const]
    }),
  )
}

/** Late ambulances, their mean travel settling what is nearly equal: one point of lateness weighs as much as 20 s. */
async function cost(world: World, policy: Policy): Promise<number> {
  const { travelSec } = await play(world, policy)
  const scored = travelSec.filter((sec) => !Number.isNaN(sec))
  const sum = scored.reduce((all, sec) => all + sec, 0)
  return scored.filter((sec) => sec > LATE_SEC).length / scored.length + sum / scored.length / 2000
}

/** Learns from a week: how fast units drive, where ambulances wait, and how the reference moves them. */
export async function tune(world: Omit<World, 'pace'>): Promise<Tuned> {
  const { ground, jobs, crews } = world
  const pace = paceFrom(jobs, ground)
  const wanted = { ambulance: wantedOf(jobs, 'ambulance'), engine: wantedOf(jobs, 'engine') }
  // Engines change nothing for ambulances: without them a try takes half the time.
  const alone: World = {
    ...{ ground, pace },
    jobs: jobs.filter(({ pool }) => pool === 'ambulance'),
    crews: crews.filter(({ pool }) => pool === 'ambulance'),
  }
  const least = async <T>(choices: readonly T[], policyOf: (choice: T) => Policy): Promise<T> => {
    const costs: number[] = []
    for (const choice of choices) costs.push(await cost(alone, policyOf(choice)))
    const [first] = choices
    const found = choices[costs.indexOf(Math.min(...costs))] ?? first
    if (found === undefined) throw new Error('there is nothing to choose from')
    return found
  }
  const plans = REACH_SEC.flatMap((sec) => {
    const reach = reachOf(ground, pace, wanted.ambulance, sec)
    return SEATS.flatMap((count) =>
      BUSY.map((busy) => ({ says: `${sec} s, busy ${busy}, ${count} seats`, seats: seatsOf(reach, count, busy) })),
    )
  })
  const { seats, says } = await least(plans, (plan) => closestByRoad('', plan.seats))
  const rules = DMEXCLP_SEC.flatMap((sec) => {
    const reach = reachOf(ground, pace, wanted.ambulance, sec)
    return DMEXCLP_BUSY.map((busy) => ({ reach, busy, says: `${sec} s, busy ${busy}` }))
  })
  const rule = await least(rules, ({ reach, busy }) => dmexclp(seats, reach, busy))
  return { pace, wanted, seats, dmexclp: rule, says }
}
