/** A burst is so many seconds' worth: a dispatcher's hands, or a program that was away, are not slowed. */
const BURST_SEC = 4
/** Actors remembered before those whose bucket is full again are forgotten. */
const REMEMBERED = 10_000

/** Commands a second that one actor may go on asking; a burst of four seconds' worth is let through. */
export const COMMANDS_PER_S = 50

/**
 * Each actor's own allowance of commands (J9): nobody can use up what others need. `perSec` commands in the long run;
 * `now`: monotonic ms.
 */
export function createAllowance({ perSec, now }: { perSec: number; now: () => number }) {
  const burst = perSec * BURST_SEC
  const buckets = new Map<string, { left: number; at: number }>()

  function forgetFull(): void {
    const from = now() - BURST_SEC * 1000
    for (const [actor, { at }] of buckets) if (at < from) buckets.delete(actor)
  }

  return {
    /** Takes one; answers 0, or the whole seconds after which there is one again. */
    take(actor: string): number {
      const at = now()
      const bucket = buckets.get(actor) ?? { left: burst, at }
      const left = Math.min(burst, bucket.left + ((at - bucket.at) / 1000) * perSec)
      const isLeft = left >= 1
      buckets.set(actor, { left: isLeft ? left - 1 : left, at })
      if (buckets.size > REMEMBERED) forgetFull()
      return isLeft ? 0 : Math.ceil((1 - left) / perSec)
    },
  }
}

export type Allowance = ReturnType<typeof createAllowance>
