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

const kept = new Map<string, readonly Uint8Array[]>()

/** How often each block came, weeks one behind the other, draw by draw: as many blocks as each week has. */
function drawsOf(lengths: readonly number[]): readonly Uint8Array[] {
  const key = lengths.join()
  const known = kept.get(key)
  if (known) return known
  const draw = lots(SEED)
  const all = lengths.reduce((sum, length) => sum + length, 0)
  const made = Array.from({ length: DRAWS }, () => {
    const times = new Uint8Array(all)
    let from = 0
    for (const length of lengths) {
      for (let i = 0; i < length; i++) {
        const at = from + Math.floor(draw() * length)
        times[at] = (times[at] ?? 0) + 1
      }
      from += length
    }
    return times
  })
  kept.set(key, made)
  return made
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)

/** The figure of all blocks, each once, and what drawing them anew makes of it. */
function spreadOf(weeks: readonly (readonly Block[])[], figure: (times: Uint8Array) => number): Difference {
  const once = new Uint8Array(weeks.reduce((all, { length }) => all + length, 0)).fill(1)
  const drawn = drawsOf(weeks.map(({ length }) => length))
    .map(figure)
    .filter(Number.isFinite)
  return { value: figure(once), low: quantile(drawn, 0.025), high: quantile(drawn, 0.975) }
}

/**
 * How far two policies' means lie apart, absolutely or as a share of theirs: a `figureOf` of 0 or 1 gives the difference of
 * shares. Six hours are drawn together, for what happens at six past three is not independent of three.
 */
export function meanDifference(
  weeks: Paired,
  figureOf: (sample: Sample) => number,
  { relative = false }: { readonly relative?: boolean } = {},
): Difference {
  const blocks = blocksOf(weeks, figureOf)
  const columns = (of: (block: Block) => number) => Float64Array.from(blocks.flat(), of)
  const [ours, theirs] = [columns((block) => sum(block.ours)), columns((block) => sum(block.theirs))]
  const [own, count] = [columns((block) => block.ours.length), columns((block) => block.theirs.length)]
  return spreadOf(blocks, (times) => {
    let [a, b, n, m] = [0, 0, 0, 0]
    for (let i = 0; i < times.length; i++) {
      const often = times[i] ?? 0
      a += often * (ours[i] ?? 0)
      b += often * (theirs[i] ?? 0)
      n += often * (own[i] ?? 0)
      m += often * (count[i] ?? 0)
    }
    return relative ? a / n / (b / m) - 1 : a / n - b / m
  })
}

/** How far two policies' quantiles lie apart. */
export function quantileDifference(weeks: Paired, figureOf: (sample: Sample) => number, share: number): Difference {
  const blocks = blocksOf(weeks, figureOf)
  const ranked = (side: 'ours' | 'theirs') => {
    const all = blocks.flat().flatMap((block, i) => block[side].map((value) => ({ value, i })))
    all.sort((a, b) => a.value - b.value)
    return { values: Float64Array.from(all, ({ value }) => value), block: Uint16Array.from(all, ({ i }) => i) }
  }
  const [ours, theirs] = [ranked('ours'), ranked('theirs')]
  const at = ({ values, block }: typeof ours, times: Uint8Array): number => {
    let all = 0
    for (let i = 0; i < block.length; i++) all += times[block[i] ?? 0] ?? 0
    let left = share * (all - 1)
    for (let i = 0; i < block.length; i++) {
      left -= times[block[i] ?? 0] ?? 0
      if (left < 0) return values[i] ?? Number.NaN
    }
    return Number.NaN
  }
  return spreadOf(blocks, (times) => at(ours, times) - at(theirs, times))
}
