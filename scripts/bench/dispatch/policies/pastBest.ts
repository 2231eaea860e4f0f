import { drivingSec } from '../city/pace.ts'
import type { Pool } from '../log/slots.ts'
import type { Played } from '../play/play.ts'
import type { World } from '../play/world.ts'
import { hindsight, type Task } from './hindsight.ts'

/** The arrivals of a hindsight schedule, and how far from the proven bound its aim lies, as a share of the bound. */
export type PastBest = Pick<Played, 'travelSec' | 'responseSec'> & { readonly gap: number; readonly missed: number }

/** What a schedule aims at: the fewest late, or the least travel on the whole. */
export type Aim = 'late' | 'mean'

/** A late arrival weighs as much as 10,000 s of travel: lateness first, then speed. */
const LATE_COST = 10_000

/**
 * The best that this pool could have done, all calls known: units wait at the homes that they had in `before` and are back
 * there at once when they are free. A job that nobody can do without a wait keeps what it had in `before`.
 */
export function pastBest(
  { ground, pace, jobs, crews }: World,
  before: Played,
  pool: Pool,
  { aim, lateSec }: { readonly aim: Aim; readonly lateSec: number },
): PastBest {
  const units = crews.filter((crew) => crew.pool === pool)
  const homes = units.map(({ id }) => ground.posts[before.homes.get(id) ?? 0]?.stop ?? 0)
  const indices = jobs.flatMap((job, i) => (job.pool === pool ? [i] : []))
  const travel = (index: number, unit: number): number => {
    const stop = jobs[index]?.stop
    return stop === undefined ? 0 : drivingSec(pace, ground.times.seconds(homes[unit] ?? 0, stop))
  }
  const tasks = indices.map((index): Task => {
    const job = jobs[index]
    if (!job) return { at: 0, options: [] }
    return {
      at: job.at,
      options: units.flatMap(({ from, to }, unit) => {
        if (job.at < from || job.at > to) return []
        const sec = travel(index, unit)
        const until =
          job.serviceSec === undefined ? job.at + job.holdSec : job.at + job.turnoutSec + sec + job.serviceSec
        const late = aim === 'late' && sec > lateSec ? LATE_COST : 0
        return [{ unit, cost: job.isScored ? late + sec : 0, until }]
      }),
    }
  })
  const { unit, cost, bound } = hindsight(tasks, units.length, MISSED_COST)
  const travelSec = before.travelSec.slice()
  const responseSec = before.responseSec.slice()
  let missed = 0
  indices.forEach((index, task) => {
    const job = jobs[index]
    const of = unit[task] ?? -1
    if (of < 0) missed += 1
    if (!job?.isScored || of < 0) return
    const sec = travel(index, of)
    travelSec[index] = sec
    responseSec[index] = job.at - job.receivedAt + job.turnoutSec + sec
  })
  return { travelSec, responseSec, gap: bound > 0 ? cost / bound - 1 : 0, missed }
}

const MISSED_COST = 2 * LATE_COST
