import { lots, quantile } from '../../harness/statistics.ts'
import type { Sample } from './samples.ts'

export const DRAWS = 10_000
export const SEED = 20_170_104

/** Ours less theirs, with the bounds beyond which it lies in one of forty draws on either side. */
export type Difference = { readonly value: number; readonly low: number; readonly high: number }

/** Two policies over the same arrivals, in the same order. Weeks lie one behind the other, each with its own blocks. */
export type Paired = readonly { readonly ours: readonly Sample[]; readonly theirs: readonly Sample[] }[]

type Block = { readonly ours: readonly number[]; readonly theirs: readonly number[] }

/** Values by block, a list of blocks a week. */
function blocksOf(weeks: Paired, figureOf: (sample: Sample) => number): Block[][] {
  return weeks.map(({ ours, theirs }) => {
    const blocks = new Map<number, { ours: number[]; theirs: number[] }>()
    const at = (block: number) => {
      const known = blocks.get(block) ?? { ours: [], theirs: [] }
      blocks.set(block, known)
      return known
    }
    for (const one of theirs) at(one.block).theirs.push(figureOf(one))
    for (const one of ours) at(one.block).ours.push(figureOf(one))
    return [...blocks.values()]
  })
}

/** Draws blocks anew, as many as each week has, and answers how often each came. */
function* draws(weeks: readonly (readonly unknown[])[]): Generator<readonly Uint8Array[]> {
  const draw = lots(SEED)
  for (let i = 0; i < DRAWS; i++) {
    yield weeks.map((blocks) => {
      const times = new Uint8Array(blocks.length)
      for (let j = 0; j < blocks.length; j++) {
        const one = Math.floor(draw() * blocks.length)
        times[one] = (times[one] ?? 0) + 1
      }
      return times
    })
  }
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)

/**
 * How far two policies' means lie apart, absolutely or as a share of theirs: `figureOf` 0 or 1 gives the difference of
 * shares. Six hours are drawn together, for what happens at six past three is not independent of three.
 */
export function meanDifference(
  weeks: Paired,
  figureOf: (sample: Sample) => number,
  { relative = false }: { readonly relative?: boolean } = {},
): Difference {
  const blocks = blocksOf(weeks, figureOf).map((week) =>
    week.map(({ ours, theirs }) => ({ ours: sum(ours), theirs: sum(theirs), count: theirs.length, own: ours.length })),
  )
  const figure = (times: readonly (readonly number[] | Uint8Array)[]): number => {
    let [ours, theirs, count, own] = [0, 0, 0, 0]
    blocks.forEach((week, w) => {
      week.forEach((block, i) => {
        const often = times[w]?.[i] ?? 0
        ours += often * block.ours
        theirs += often * block.theirs
        count += often * block.count
        own += often * block.own
      })
    })
    const [a, b] = [ours / own, theirs / count]
    return relative ? a / b - 1 : a - b
  }
  const once = blocks.map((week) => week.map(() => 1))
  const drawn = [...draws(blocks)].map(figure).filter(Number.isFinite)
  return { value: figure(once), low: quantile(drawn, 0.025), high: quantile(drawn, 0.975) }
}

/** How far two policies' quantiles lie apart, seconds. */
export function quantileDifference(weeks: Paired, figureOf: (sample: Sample) => number, share: number): Difference {
  const blocks = blocksOf(weeks, figureOf)
  const sorted = (side: 'ours' | 'theirs') =>
    blocks
      .flatMap((week, w) => week.flatMap((block, i) => block[side].map((value) => ({ value, w, i }))))
      .sort((a, b) => a.value - b.value)
  const [ours, theirs] = [sorted('ours'), sorted('theirs')]
  const at = (values: typeof ours, times: readonly (readonly number[] | Uint8Array)[]): number => {
    let all = 0
    for (const { w, i } of values) all += times[w]?.[i] ?? 0
    let left = share * (all - 1)
    for (const { value, w, i } of values) {
      left -= times[w]?.[i] ?? 0
      if (left < 0) return value
    }
    return Number.NaN
  }
  const once = blocks.map((week) => week.map(() => 1))
  const drawn = [...draws(blocks)].map((times) => at(ours, times) - at(theirs, times)).filter(Number.isFinite)
  return { value: at(ours, once) - at(theirs, once), low: quantile(drawn, 0.025), high: quantile(drawn, 0.975) }
}
