import { hospitalBy } from '../city/hospitalBy.ts'
import type { Pool } from '../log/slots.ts'
import { closest } from './closest.ts'
import type { Policy } from './policy.ts'
import { createScene, type Driven, isFree, type Runner, type Scene, type Stage } from './scene.ts'
import type { Crew, Job, World } from './world.ts'

/** What became of a week under a policy. Arrays are by job; NaN where nobody came or nothing is scored. */
export type Played = {
  readonly policy: string
  /** From the end of turn-out, so that a wait for a free unit counts. */
  readonly travelSec: Float64Array
  readonly responseSec: Float64Array
  readonly unitId: readonly (string | undefined)[]
  readonly homes: ReadonlyMap<string, number>
  readonly driven: Driven
  readonly moves: number
  /** Jobs that waited because nobody was free. */
  readonly waits: number
  /** Advice that could not be followed: the closest went. */
  readonly refusals: number
  readonly decisionMs: readonly number[]
}

type Step = { readonly at: number; readonly rank: number; readonly do: () => void | Promise<void> }

/** Plays a week in time order; the policy is asked at each opening of jobs and after each change. */
export async function play(
  world: World,
  policy: Policy,
  watch?: { readonly everySec: number; readonly look: (scene: Scene) => void },
): Promise<Played> {
  const stage = createScene(world)
  const { jobs, crews } = world
  const travelSec = new Float64Array(jobs.length).fill(Number.NaN)
  const responseSec = new Float64Array(jobs.length).fill(Number.NaN)
  const unitId: (string | undefined)[] = jobs.map(() => undefined)
  const homes = new Map<string, number>()
  const waiting: Record<Pool, number[]> = { engine: [], truck: [], ambulance: [] }
  const decisionMs: number[] = []
  const freeing: { at: number; runner: Runner; stop: number }[] = []
  let [moves, waits, refusals] = [0, 0, 0]

  const timed = async <T>(work: () => T | Promise<T>): Promise<T> => {
    const began = performance.now()
    const answer = await work()
    decisionMs.push(performance.now() - began)
    return answer
  }

  function go(runner: Runner, index: number): void {
    const job = jobs[index]
    if (!job) return
    stage.halt(runner, 'waitSec')
    unitId[index] = runner.crew.id
    const { now } = stage
    const departs = now + job.turnoutSec
    runner.status = 'busy'
    runner.post = undefined
    if (job.stop === undefined) {
      bind(runner, now + job.holdSec, runner.stop)
      return
    }
    const arrives = departs + stage.secondsOf(runner.stop, job.stop)
    runner.drive = { from: runner.stop, to: job.stop, start: departs, end: arrives }
    if (job.serviceSec === undefined) {
      const until = now + job.holdSec
      bind(runner, until, stage.stopAt(runner, until))
      return
    }
    if (job.isScored) {
      travelSec[index] = arrives - job.at - job.turnoutSec
      responseSec[index] = arrives - job.receivedAt
    }
    bind(runner, arrives + job.serviceSec, job.toHospital ? hospitalBy(world.ground, job.stop) : job.stop)
  }

  function bind(runner: Runner, at: number, stop: number): void {
    const before = freeing.findLastIndex((one) => one.at <= at)
    freeing.splice(before + 1, 0, { at, runner, stop })
  }

  async function freed({ runner, stop }: { runner: Runner; stop: number }): Promise<void> {
    stage.halt(runner, 'callSec')
    runner.stop = stop
    runner.heardAt = stop
    const [next] = waiting[runner.crew.pool].sort((a, b) => urgency(jobs, a, b))
    if (next !== undefined) {
      waiting[runner.crew.pool].shift()
      go(runner, next)
      return
    }
    if (stage.now >= runner.crew.to) {
      runner.status = 'off'
      return
    }
    stage.goTo(runner, runner.home, 'returning')
    await relocate(runner)
  }

  async function relocate(of: Runner | undefined): Promise<void> {
    if (!policy.moves) return
    for (const { runner, post } of await timed(() => policy.moves?.(stage, of) ?? [])) {
      if (!isFree(runner) || runner.post === post) continue
      if (runner !== of) moves += 1
      stage.goTo(runner, post, runner === of ? 'returning' : 'moving')
    }
  }

  async function open(first: number, last: number): Promise<void> {
    const opening = jobs.slice(first, last)
    const sent = await timed(() => policy.send(opening, stage))
    opening.forEach((job, i) => {
      let runner = sent[i]
      if (!runner || !isFree(runner) || runner.crew.pool !== job.pool) {
        const free = stage.free(job.pool)
        if (free.length === 0) {
          waits += 1
          waiting[job.pool].push(first + i)
          return
        }
        refusals += 1
        runner = closest(stage, job, free)
      }
      if (runner) go(runner, first + i)
    })
    await relocate(undefined)
  }

  async function start(crew: Crew): Promise<void> {
    const home = crew.post ?? seatFor(policy.seats, stage.runners)
    const stop = world.ground.posts[home]?.stop ?? 0
    homes.set(crew.id, home)
    const runner: Runner = { crew, home, status: 'available', stop, post: home, heardAt: stop }
    stage.runners.push(runner)
    const [next] = waiting[crew.pool].sort((a, b) => urgency(jobs, a, b))
    if (next === undefined) return
    waiting[crew.pool].shift()
    go(runner, next)
  }

  function end(crew: Crew): void {
    const at = stage.runners.findIndex((runner) => runner.crew === crew)
    const runner = stage.runners[at]
    if (!runner || runner.status === 'busy') return
    stage.halt(runner, 'waitSec')
    runner.status = 'off'
  }

  const steps: Step[] = [
    ...crews.map((crew) => ({ at: crew.from, rank: 1, do: () => start(crew) })),
    ...groups(jobs).map(([first, last]) => ({ at: jobs[first]?.at ?? 0, rank: 2, do: () => open(first, last) })),
    ...crews.map((crew) => ({ at: crew.to, rank: 3, do: () => end(crew) })),
    ...(watch ? watched(jobs, watch.everySec, () => watch.look(stage)) : []),
  ].sort((a, b) => a.at - b.at || a.rank - b.rank)
  const lastAt = jobs.at(-1)?.at ?? 0
  for (const step of steps) {
    if (step.at > lastAt) break
    for (let next = freeing[0]; next && next.at <= step.at; next = freeing[0]) {
      freeing.shift()
      stage.now = next.at
      await freed(next)
    }
    stage.now = step.at
    await step.do()
    sweep(stage)
  }
  // Whoever waits at the end of the file is served by the first who becomes free.
  for (let next = freeing[0]; next && Object.values(waiting).some(({ length }) => length > 0); next = freeing[0]) {
    freeing.shift()
    stage.now = next.at
    await freed(next)
  }
  const { driven } = stage
  return { policy: policy.name, travelSec, responseSec, unitId, homes, driven, moves, waits, refusals, decisionMs }
}

/** Those who have gone home leave the scene. */
function sweep({ runners }: Stage): void {
  const gone = runners.findIndex(({ status }) => status === 'off')
  if (gone >= 0) runners.splice(gone, 1)
}

/** Jobs that open at the same second are decided together. */
function groups(jobs: readonly Job[]): [first: number, last: number][] {
  const found: [number, number][] = []
  for (let first = 0; first < jobs.length; ) {
    let last = first + 1
    while (last < jobs.length && jobs[last]?.at === jobs[first]?.at) last += 1
    found.push([first, last])
    first = last
  }
  return found
}

function watched(jobs: readonly Job[], everySec: number, look: () => void): Step[] {
  const [from, to] = [jobs[0]?.at ?? 0, jobs.at(-1)?.at ?? 0]
  return Array.from({ length: Math.floor((to - from) / everySec) }, (_, i) => {
    return { at: from + (i + 1) * everySec, rank: 4, do: look }
  })
}

const urgency = (jobs: readonly Job[], a: number, b: number): number =>
  (jobs[a]?.priority ?? 9) - (jobs[b]?.priority ?? 9) || a - b

/** The best seat that nobody on duty holds. */
function seatFor(seats: readonly number[], runners: readonly Runner[]): number {
  const held = new Map<number, number>()
  for (const { crew, home } of runners) if (crew.pool === 'ambulance') held.set(home, (held.get(home) ?? 0) + 1)
  for (const seat of seats) {
    const left = held.get(seat) ?? 0
    if (left === 0) return seat
    held.set(seat, left - 1)
  }
  return seats[runners.length % Math.max(1, seats.length)] ?? 0
}
