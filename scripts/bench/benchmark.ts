/** A figure with its unit. */
export type Figure = { readonly value: number; readonly unit: string }

/** A ratio of medians with its 95 % interval. */
export type Ratio = { readonly median: number; readonly low: number; readonly high: number }

/** How a cost grows with a size: the slope of the line through the points on a log-log plot. */
export type Growth = { readonly over: string; readonly exponent: number }

/** What a benchmark found. `figures` are the product's, `bound` those of the bound in the same run, under the same keys. */
export type Found = {
  readonly figures: Readonly<Record<string, Figure>>
  readonly bound: Readonly<Record<string, Figure>>
  readonly ratio: Readonly<Record<string, Ratio>>
  readonly growth: Readonly<Record<string, Growth>>
  readonly notes: readonly string[]
  /** Whatever else was found, row by row, under the table's title. */
  readonly tables?: Readonly<Record<string, readonly Row[]>>
}

/** A row of a table: the same columns in each, in the order in which they are shown. */
export type Row = Readonly<Record<string, string | number>>

/** Texts given on the command line, by flag; a flag may be given more than once: `--calls FILE --calls FILE2`. */
export type Texts = Readonly<Record<string, readonly string[]>>

/** Sizes of a run, each a list of numbers: `--journal 1000,10000` on the command line. */
export type Sizes = Readonly<Record<string, readonly number[]>>

/**
 * A benchmark: product and bound measured in turns in one run, the product's results checked before a figure is given.
 * `run` throws CheckFailed where what was measured did not do its work.
 */
export type Benchmark<S extends Sizes = Sizes> = {
  readonly name: string
  /** What is measured, beside what. */
  readonly says: string
  readonly goal: string
  readonly sizes: S
  /** Flags that take a text, with what it stands for: `{ calls: 'FILE' }`. */
  readonly texts?: Readonly<Record<string, string>>
  run(rounds: number, sizes: S, texts?: Texts): Promise<Found>
}

/** Declares a benchmark; a function, so that its sizes are checked where they are written. */
export const defineBenchmark = <S extends Sizes>(benchmark: Benchmark<S>): Benchmark<S> => benchmark

/** Thrown where a measured part gave a wrong result: its time means nothing. */
export class CheckFailed extends Error {}

/** Thrown where a benchmark lacks what it needs from outside; the message says what would work. */
export class Unready extends Error {}

/** Fails the benchmark, saying what was found, unless `holds`. */
export function check(holds: boolean, says: string): asserts holds {
  if (!holds) throw new CheckFailed(says)
}
