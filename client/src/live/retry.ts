/** How long the next attempt is waited for, ms: quickly at first, never longer than a person would before looking again. */
const WAITS_MS = [300, 1000, 2000, 3000, 5000] as const

/**
 * Tries again, further and further apart, until it is told that it worked. `tell` hears when the next attempt is due
 * (ms of `performance.now()`), and undefined while one is under way or none is needed.
 */
export function createRetry({ attempt, tell }: { attempt: () => void; tell: (dueAt: number | undefined) => void }) {
  let tries = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function clear(): void {
    clearTimeout(timer)
    timer = undefined
    tell(undefined)
  }
  function now(): void {
    clear()
    attempt()
  }
  return {
    later(): void {
      if (timer !== undefined) return
      const ms = WAITS_MS[Math.min(tries, WAITS_MS.length - 1)] ?? 0
      tries += 1
      tell(performance.now() + ms)
      timer = setTimeout(now, ms)
    },
    now,
    worked(): void {
      tries = 0
      clear()
    },
    stop: clear,
  }
}
