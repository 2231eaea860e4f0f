/** How many live connections by what they may see; a kind that nobody is of may be absent. */
export type Consoles = Readonly<{ [sees: string]: number | undefined }>

/** Kinds and their counts. */
export const kindsOf = (consoles: Consoles): [string, number][] =>
  Object.entries(consoles).map(([sees, count = 0]) => [sees, count])

/** All of them together. */
export const allOf = (consoles: Consoles): number => kindsOf(consoles).reduce((sum, [, count]) => sum + count, 0)
