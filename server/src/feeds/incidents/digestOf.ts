import { createHash } from 'node:crypto'

/** A short name for exactly these words, the same whenever they come again. */
export const digestOf = (words: unknown): string =>
  createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 16)
