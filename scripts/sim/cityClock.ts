import type { Heartbeat } from '@muster/shared/wire/messages.ts'
import { NOT_LIVE_AFTER_MS } from '@muster/shared/wire/messages.ts'

/** The city's clock as the hub's heartbeats tell it. */
export type CityClock = {
  readonly hear: (beat: Heartbeat) => void
  /** City time now, epoch ms, or null where the hub has been silent too long to be believed. */
  readonly now: () => number | null
  /** City seconds in a real second. */
  readonly rate: () => number
}

/** A clock that runs on between heartbeats. `monotonicMs`: a clock that never jumps, such as `performance.now`. */
export function createCityClock(monotonicMs: () => number): CityClock {
  let last: { beat: Heartbeat; at: number } | undefined
  let told = 0
  return {
    hear(beat) {
      last = { beat, at: monotonicMs() }
    },
    now() {
      if (!last) return null
      const passedMs = monotonicMs() - last.at
      if (passedMs > NOT_LIVE_AFTER_MS) return null
      const reading = Math.round(last.beat.cityTime + passedMs * last.beat.rate)
      // A late heartbeat must not turn the clock back by its delay; a clock that was set anew may.
      const setBack = told - reading > 5000 * last.beat.rate
      told = setBack ? reading : Math.max(told, reading)
      return told
    },
    rate: () => last?.beat.rate ?? 1,
  }
}
