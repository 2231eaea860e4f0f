import type { Meters } from './meters.ts'

const EVERY_MS = 50

/** How late the event loop comes to what is due: everybody waits so long for everything. */
export function watchLoop(meters: Meters) {
  const lag = meters.timer('muster_event_loop_lag_seconds', 'How late the event loop comes to a timer that is due')
  let due = performance.now() + EVERY_MS
  const timer = setInterval(() => {
    const now = performance.now()
    lag.observe(Math.max(0, now - due))
    due = now + EVERY_MS
  }, EVERY_MS)
  timer.unref()
  return { take: lag.take, stop: () => clearInterval(timer) }
}
