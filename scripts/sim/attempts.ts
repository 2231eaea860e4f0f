/** Pauses after the first, second and later tries of one thing, ms: a refusal must not become a loop. */
const PAUSES_MS = [3000, 10_000, 60_000]

/**
 * Remembers what was tried. A thing is named with the state that called for it, so that a change in the city makes it
 * another thing, and what is answered by a change is never tried twice.
 */
export function createAttempts(monotonicMs: () => number) {
  const tries = new Map<string, { count: number; notBefore: number }>()
  return {
    /** True where it may be tried now; counts as a try. */
    may(name: string): boolean {
      const now = monotonicMs()
      const known = tries.get(name)
      if (known && now < known.notBefore) return false
      const count = known?.count ?? 0
      tries.set(name, { count: count + 1, notBefore: now + (PAUSES_MS[Math.min(count, PAUSES_MS.length - 1)] ?? 0) })
      return true
    },
    /** Forgets what has not been tried for a while. */
    prune(): void {
      const now = monotonicMs()
      for (const [name, { notBefore }] of tries) if (now > notBefore + 300_000) tries.delete(name)
    },
  }
}
export type Attempts = ReturnType<typeof createAttempts>
