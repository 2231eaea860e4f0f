/** A step of the distribution: so many of all took no longer than this. */
export type Step = { readonly value: number; readonly share: number }

/** The empirical distribution: a step at each value that there is, rising to 1. Nothing of nothing. */
export function ecdfOf(values: readonly number[]): readonly Step[] {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted.flatMap((value, i) =>
    // Of equal values the last tells how many they are.
    sorted[i + 1] === value ? [] : [{ value, share: (i + 1) / sorted.length }],
  )
}

/** The share of values within a limit. */
export const shareWithin = (values: readonly number[], limit: number): number =>
  values.length === 0 ? 0 : values.filter((value) => value <= limit).length / values.length

/** The least value that such a share of all do not exceed; undefined of nothing. */
export const quantileOf = (steps: readonly Step[], share: number): number | undefined =>
  // Half a billionth: a share of thirds does not add up to one in binary.
  steps.find((step) => step.share >= share - 5e-10)?.value
