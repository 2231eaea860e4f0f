import { drivingSec } from '../city/pace.ts'
import type { Wanted } from '../city/wanted.ts'
import type { Pool } from '../log/slots.ts'
import type { Scene } from '../play/scene.ts'

/** Time between two looks, seconds. */
export const LOOK_SEC = 900

/** Counts how long, and for how large a share of its usual calls, no unit of a pool could come in time. */
export function coverageMeter(pool: Pool, wanted: Wanted, standardSec: number) {
  let lost = 0
  let looks = 0
  return {
    look({ free, heard, world: { ground, pace } }: Pick<Scene, 'free' | 'heard' | 'world'>): void {
      const places = [...new Set(free(pool).map(heard))]
      let open = 0
      for (const { stop, share } of wanted) {
        const isReached = places.some((from) => drivingSec(pace, ground.times.seconds(from, stop)) <= standardSec)
        if (!isReached) open += share
      }
      lost += open
      looks += 1
    },
    /** Minutes a day in which the usual calls' places were out of reach, weighed by their share of the calls. */
    minutesPerDay: (): number => (looks === 0 ? Number.NaN : (lost / looks) * 24 * 60),
  }
}
