import type { Event } from './entry.ts'

/** Deeper than anything that the city tells; a chain of brackets must not exhaust a stack. */
const DEPTH = 32
const LONE_SURROGATE = /\p{Surrogate}/u

const isName = (text: string): boolean => text !== '__proto__' && !LONE_SURROGATE.test(text)

/**
 * True where a value comes out of every encoding that it goes through as it went in: JSON, MessagePack, UTF-8. Whole numbers
 * beyond 2⁵³, halves of a character and what a decoder takes for a prototype do not: one screen would show another thing.
 */
function travelsAt(value: unknown, depth: number): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value) || !Number.isInteger(value)
  if (typeof value === 'string') return !LONE_SURROGATE.test(value)
  if (typeof value !== 'object' || value === null) return true
  if (depth > DEPTH) return false
  if (Array.isArray(value)) return value.every((one) => travelsAt(one, depth + 1))
  for (const [name, part] of Object.entries(value)) if (!isName(name) || !travelsAt(part, depth + 1)) return false
  return true
}

/** True for an event that is the same wherever it is read: then it is folded, and else a fault everywhere (J12). */
export const travels = ({ id, data }: Event): boolean =>
  typeof id === 'string' &&
  isName(id) &&
  typeof data === 'object' &&
  data !== null &&
  !Array.isArray(data) &&
  travelsAt(data, 0)
