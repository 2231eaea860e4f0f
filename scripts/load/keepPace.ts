import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Begins `work` so many times a second until then (performance.now), whether or not what was begun has been answered: who
 * waits for answers measures a hub that is kinder than the world. Answers how many could not be begun in time.
 */
export async function keepPace(perSec: number, until: number, work: () => unknown): Promise<number> {
  if (perSec === 0) return 0
  const everyMs = 1000 / perSec
  let late = 0
  // Not all at the same instant.
  let due = performance.now() + everyMs * 0.37
  for (; due < until; due += everyMs) {
    const waitMs = due - performance.now()
    if (waitMs > 0) await sleep(waitMs)
    else if (waitMs < -1000) late += 1
    work()
  }
  return late
}
