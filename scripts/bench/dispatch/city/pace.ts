import { quantile } from '../../harness/statistics.ts'

/** Driving as the log knows it: a drive takes `standSec` and `stretch` times its class-speed seconds. */
export type Pace = { readonly standSec: number; readonly stretch: number }

export const drivingSec = ({ standSec, stretch }: Pace, classSec: number): number => standSec + stretch * classSec

/** At the very ends stand the buttons that were pressed too soon or forgotten. */
const SHARES = Array.from({ length: 19 }, (_, i) => 0.05 + i * 0.05)

/**
 * The line that lays the spread of class-speed seconds over that of the recorded ones, quantile on quantile. A regression
 * of drive on drive would be flatter (neither the start nor the end of a recorded drive is known to the street) and would
 * answer every standard too well: it is the spread by which a policy is judged. Pairs of class-speed and recorded seconds.
 */
export function paceOf(drives: readonly (readonly [classSec: number, recordedSec: number])[]): Pace {
  const [roads, records] = [drives.map(([classSec]) => classSec), drives.map(([, recordedSec]) => recordedSec)]
  const points = SHARES.map((share) => [quantile(roads, share), quantile(records, share)] as const)
  const mean = (of: 0 | 1): number => points.reduce((sum, point) => sum + point[of], 0) / points.length
  const [meanX, meanY] = [mean(0), mean(1)]
  const shared = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0)
  const spread = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
  const stretch = spread > 0 ? shared / spread : 1
  const standSec = meanY - stretch * meanX
  if (standSec >= 0) return { standSec, stretch }
  // Nobody arrives before he leaves: the line then begins at nothing.
  const [xy, xx] = points.reduce(([xy, xx], [x, y]) => [xy + x * y, xx + x * x], [0, 0])
  return { standSec: 0, stretch: xx > 0 ? xy / xx : 1 }
}
