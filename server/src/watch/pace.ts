import { createHistogram } from 'node:perf_hooks'
import type { Pace } from '@muster/shared/wire/watch.ts'

const US_PER_MS = 1000
const rounded = (us: number): number => Math.round(us / 10) / 100

/** Times since it was last looked at: what a graph of the last minutes is drawn from. */
export function createPace() {
  const histogram = createHistogram()
  return {
    add: (ms: number): void => histogram.record(Math.max(1, Math.round(ms * US_PER_MS))),
    /** What came in since the last call, milliseconds; zeros where nothing did. */
    take(): Pace {
      const { count } = histogram
      const pace =
        count === 0
          ? { count, p50: 0, p99: 0, max: 0 }
          : {
              count,
              p50: rounded(histogram.percentile(50)),
              p99: rounded(histogram.percentile(99)),
              max: rounded(histogram.max),
            }
      histogram.reset()
      return pace
    },
  }
}
