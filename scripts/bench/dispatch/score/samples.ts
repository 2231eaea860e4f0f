import type { Pool } from '../log/slots.ts'
import type { Played } from '../play/play.ts'
import type { Job } from '../play/world.ts'

/** One arrival that is judged. `block`: the six hours in which its call came, which belong together. */
export type Sample = {
  readonly block: number
  readonly area: string
  readonly travelSec: number
  readonly responseSec: number
}

/** Whose arrivals: the first unit of each call, or every unit of a pool; of one priority or of all. */
export type Cell = { readonly who: 'first' | Pool; readonly priority?: number }

export const CELLS: readonly Cell[] = [
  { who: 'first', priority: 1 },
  { who: 'first', priority: 3 },
  { who: 'engine', priority: 1 },
  { who: 'engine' },
  { who: 'truck' },
  { who: 'ambulance', priority: 1 },
  { who: 'ambulance', priority: 3 },
  { who: 'ambulance' },
]

const BLOCK_SEC = 6 * 3600

type Arrivals = Pick<Played, 'travelSec' | 'responseSec'>

/**
 * The arrivals of a cell, in the order of calls or jobs: the same for every policy of a world, so that they pair. The first
 * unit is the one that came first of those that are scored.
 */
export function samplesOf(
  jobs: readonly Job[],
  { travelSec, responseSec }: Arrivals,
  { who, priority }: Cell,
  areaOf: (job: Job) => string,
): Sample[] {
  const start = jobs[0]?.at ?? 0
  const sample = (job: Job, i: number): Sample => ({
    block: Math.floor((job.at - start) / BLOCK_SEC),
    area: areaOf(job),
    travelSec: travelSec[i] ?? Number.NaN,
    responseSec: responseSec[i] ?? Number.NaN,
  })
  const scored = jobs.flatMap((job, i) =>
    job.isScored && !Number.isNaN(responseSec[i]) && (priority === undefined || job.priority === priority)
      ? [[job, i] as const]
      : [],
  )
  if (who !== 'first') return scored.filter(([{ pool }]) => pool === who).map(([job, i]) => sample(job, i))
  const firsts = new Map<string, Sample>()
  const blocks = new Map<string, number>()
  for (const [job, i] of scored) {
    const one = sample(job, i)
    // Whoever came first, the call keeps its block.
    if (!blocks.has(job.callId)) blocks.set(job.callId, one.block)
    const known = firsts.get(job.callId)
    if (!known || one.responseSec < known.responseSec) firsts.set(job.callId, one)
  }
  return [...firsts].map(([callId, one]) => ({ ...one, block: blocks.get(callId) ?? one.block }))
}

/** What really happened, for the same jobs. */
export function realArrivals(jobs: readonly Job[]): Arrivals {
  return {
    travelSec: Float64Array.from(jobs, ({ real }) => real?.travelSec ?? Number.NaN),
    responseSec: Float64Array.from(jobs, ({ real }) => real?.responseSec ?? Number.NaN),
  }
}

/** The same arrivals where the log has one too. */
export function asRecorded({ travelSec, responseSec }: Arrivals, jobs: readonly Job[]): Arrivals {
  const known = (_: number, i: number): number => (jobs[i]?.real ? 1 : Number.NaN)
  return {
    travelSec: travelSec.map((sec, i) => sec * known(sec, i)),
    responseSec: responseSec.map((sec, i) => sec * known(sec, i)),
  }
}
