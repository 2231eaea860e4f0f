import { isLineRefusal, type Line, type LineRefusal, type Order, refuseLine } from './order.ts'
import { readParts } from './readParts.ts'
import { capitals, hasHan, nearestOf } from './spelling.ts'
import { cutLine, type Part, type Stretch, type Token, tokensOf } from './tokens.ts'
import type { Verb } from './verb.ts'
import { longestVerb, statusDigits, verbOfDigit, verbs, verbWords, verbWritten } from './verbs/index.ts'

/** Longer lines are no orders: a note holds 4,000 characters. */
export const LINE_LIMIT = 5000

/** More orders are a paste, not a line: each is looked up in the city at every key. */
export const ORDERS_LIMIT = 20

/** One order of a line with where its parts stand, complete or not. */
export type Reading = Stretch & {
  readonly verb?: Verb
  readonly parts: readonly Part[]
  readonly answer: Order | LineRefusal
}

type Found = { readonly verb: Verb; readonly head: Stretch; readonly rest: readonly Token[] }

/** `派E12`: a Chinese verb needs no space behind it. */
function glued(first: Token): Found | undefined {
  if (!hasHan(first.raw)) return undefined
  // No verb is longer: a paste of thousands of characters would be read again for each of them.
  for (let length = Math.min(first.raw.length, longestVerb); length > 0; length -= 1) {
    const verb = verbWritten(first.raw.slice(0, length))
    const cut = first.start + length
    if (verb && length === first.raw.length) return { verb, head: first, rest: [] }
    if (verb) {
      const raw = first.raw.slice(length)
      const tail: Token = { raw, text: capitals(raw), start: cut, end: first.end }
      return { verb, head: { start: first.start, end: cut }, rest: [tail] }
    }
  }
  return undefined
}

/** The verb of one order: its first token; else `E12 OS`, `231 D E12`; else a radio status digit, `E12 3`. */
function findVerb(tokens: readonly Token[]): Found | undefined {
  const [first, ...others] = tokens
  if (!first) return undefined
  const verb = verbWritten(first.text)
  if (verb) return { verb, head: first, rest: others }
  const sticky = glued(first)
  if (sticky) return { ...sticky, rest: [...sticky.rest, ...others] }
  const colon = others.findIndex(({ raw }) => /^[:：]/.test(raw))
  const orderly = colon < 0 ? others : others.slice(0, colon)
  for (const head of orderly) {
    const later = verbWritten(head.text)
    if (later && later.takes.text !== 'rest')
      return { verb: later, head, rest: tokens.filter((token) => token !== head) }
  }
  const last = orderly.at(-1)
  const byDigit = last && /[A-Z\p{Script=Han}]/u.test(first.text) ? verbOfDigit(last.text) : undefined
  return last && byDigit ? { verb: byDigit, head: last, rest: tokens.filter((token) => token !== last) } : undefined
}

function readOne(line: string, stretch: Stretch): Reading | undefined {
  const tokens = tokensOf(line, stretch)
  const [first] = tokens
  if (!first) return undefined
  const found = findVerb(tokens)
  if (!found) {
    const unknown: Part = { start: first.start, end: first.end, kind: 'unknown' }
    const second = tokens[1]
    const digit = second && /\d$/.test(first.text) && /^\d$/.test(second.text)
    const answer = digit
      ? refuseLine('noSuchDigit', { typed: second.raw, allowed: statusDigits }, [], second)
      : refuseLine('noSuchVerb', { typed: first.raw }, nearestOf(first.text, verbWords), first)
    return { ...stretch, parts: [unknown], answer }
  }
  const { parts, answer } = readParts(line, stretch, found.verb, found.rest)
  const head: Part = { start: found.head.start, end: found.head.end, kind: 'verb' }
  return { ...stretch, verb: found.verb, parts: [head, ...parts].sort((a, b) => a.start - b.start), answer }
}

/** Reads every order of a line and marks its parts; empty stretches are left out. Never throws. */
export function readLine(line: string): readonly Reading[] {
  if (line.length > LINE_LIMIT) {
    const all = { start: 0, end: line.length }
    return [{ ...all, parts: [], answer: refuseLine('tooLong', { limit: LINE_LIMIT, length: line.length }) }]
  }
  const stretches = cutLine(line).filter(({ start, end }) => line.slice(start, end).trim() !== '')
  const [first] = stretches
  if (first && stretches.length > ORDERS_LIMIT)
    return [{ ...first, parts: [], answer: refuseLine('tooMany', { limit: ORDERS_LIMIT, count: stretches.length }) }]
  return stretches.map((stretch) => readOne(line, stretch)).filter((reading) => reading !== undefined)
}

/** Reads a line into its orders, or says why not; one order that cannot be read refuses the line, so that no half is sent. */
export function parse(line: string): Line | LineRefusal {
  const readings = readLine(line)
  const orders: Order[] = []
  for (const { answer } of readings) {
    if (isLineRefusal(answer)) return answer
    orders.push(answer)
  }
  return orders.length > 0
    ? orders
    : refuseLine(
        'empty',
        {},
        verbs.slice(0, 3).map(({ word }) => word),
      )
}
