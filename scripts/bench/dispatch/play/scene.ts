import { drivingSec } from '../city/pace.ts'
import type { Way } from '../city/times.ts'
import type { Pool } from '../log/slots.ts'
import type { Crew, World } from './world.ts'

type Drive = { readonly from: number; readonly to: number; readonly start: number; readonly end: number; way?: Way }

/** A unit as it is now. */
export type Runner = {
  readonly crew: Crew
  /** Index of the post where it belongs. */
  home: number
  status: 'off' | 'available' | 'returning' | 'moving' | 'busy'
  /** Where it last stood: its drive's beginning while it drives. */
  stop: number
  drive?: Drive
  /** Post that it heads for or stands at. */
  post?: number
  /** Where it was when its place was last heard. */
  heardAt: number
}

export type Driven = Record<Pool, { callSec: number; waitSec: number }>

/** The units of a world as they move; nothing in it knows what is to come. */
export type Scene = {
  readonly world: World
  readonly now: number
  readonly runners: readonly Runner[]
  /** Who of a pool can be sent. */
  free(pool: Pool): Runner[]
  /** Where a unit is, as far as it is heard. */
  heard(runner: Runner): number
}

/** Whether a unit can be sent. */
export const isFree = ({ status }: Runner): boolean =>
  status === 'available' || status === 'returning' || status === 'moving'

/** A scene with its clock and its steering, which only `play` holds. */
export function createScene(world: World) {
  const { ground, pace } = world
  const runners: Runner[] = []
  const driven: Driven = {
    engine: { callSec: 0, waitSec: 0 },
    truck: { callSec: 0, waitSec: 0 },
    ambulance: { callSec: 0, waitSec: 0 },
  }
  let now = 0

  const secondsOf = (from: number, to: number): number => {
    const road = ground.times.seconds(from, to)
    return from === to ? pace.standSec : drivingSec(pace, Number.isFinite(road) ? road : UNREACHED_SEC)
  }

  /** The next stop that the unit passes, or where it stands. */
  function stopAt(runner: Runner, at: number): number {
    const { drive } = runner
    if (!drive) return runner.stop
    if (at >= drive.end) return drive.to
    drive.way ??= ground.times.way(drive.from, drive.to)
    const { stops, seconds } = drive.way
    const share = Math.max(0, at - drive.start) / (drive.end - drive.start)
    const reached = share * (seconds.at(-1) ?? 0)
    let [low, high] = [0, stops.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((seconds[middle] ?? 0) < reached) low = middle + 1
      else high = middle
    }
    return stops[low] ?? drive.to
  }

  /** Ends a drive where it is. */
  function halt(runner: Runner, kind: 'callSec' | 'waitSec', at = now): void {
    const { drive } = runner
    if (!drive) return
    driven[runner.crew.pool][kind] += Math.max(0, Math.min(at, drive.end) - drive.start)
    runner.stop = stopAt(runner, at)
    runner.drive = undefined
  }

  const scene = {
    world,
    runners,
    driven,
    secondsOf,
    stopAt,
    halt,
    get now() {
      return now
    },
    set now(at: number) {
      now = at
      for (const runner of runners) {
        if (!runner.drive || runner.status === 'busy' || at < runner.drive.end) continue
        halt(runner, 'waitSec', at)
        runner.status = 'available'
      }
    },
    free: (pool: Pool) => runners.filter((runner) => runner.crew.pool === pool && isFree(runner)),
    heard(runner: Runner): number {
      if (!world.isBlind?.(now)) runner.heardAt = stopAt(runner, now)
      return runner.heardAt
    },
    /** Sends a free unit to wait at a post. */
    goTo(runner: Runner, post: number, status: 'returning' | 'moving'): void {
      halt(runner, 'waitSec')
      runner.post = post
      const to = ground.posts[post]?.stop ?? runner.stop
      if (to === runner.stop) {
        runner.status = 'available'
        return
      }
      runner.status = status
      runner.drive = { from: runner.stop, to, start: now, end: now + secondsOf(runner.stop, to) }
    },
  }
  return scene
}

export type Stage = ReturnType<typeof createScene>

// What no road reaches is reached by other means, slowly.
const UNREACHED_SEC = 3600
