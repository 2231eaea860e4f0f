import type { Growth, Ratio } from '../benchmark.ts'

const DRAWS = 10_000

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)

/** The value below which this share of the values lies, 0–1, between neighbours in proportion; NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const order = sorted(values)
  const at = share * (order.length - 1)
  const [low, high] = [order[Math.floor(at)] ?? Number.NaN, order[Math.ceil(at)] ?? Number.NaN]
  return low + (high - low) * (at - Math.floor(at))
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** What rounds of a product and its bound measured, in the same order. */
export type Rounds = { readonly product: readonly number[]; readonly bound: readonly number[] }

/** Median of the product over median of the bound; the interval by drawing rounds anew, each with both its halves. */
export function ratioOf({ product, bound }: Rounds): Ratio {
  const draw = lots()
  const drawn = Array.from({ length: DRAWS }, () => {
    const chosen = product.map(() => Math.floor(draw() * product.length))
    return median(chosen.map((i) => product[i] ?? Number.NaN)) / median(chosen.map((i) => bound[i] ?? Number.NaN))
  })
  return { median: median(product) / median(bound), low: quantile(drawn, 0.025), high: quantile(drawn, 0.975) }
}

/** The slope of log cost over log size, by least squares: 0 does not grow, 1 grows in step. Sizes and costs above 0. */
export function growthOf(over: string, points: readonly (readonly [size: number, cost: number])[]): Growth {
  const logs = points.map(([size, cost]) => [Math.log(size), Math.log(cost)] as const)
  const mean = (of: 0 | 1) => logs.reduce((sum, point) => sum + point[of], 0) / logs.length
  const [meanX, meanY] = [mean(0), mean(1)]
  const shared = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0)
  const spread = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
  return { over, exponent: shared / spread }
}

/** Numbers from 0 to 1, the same in every run (mulberry32): two looks at the same rounds give the same interval. */
export function lots(seed = 1): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
