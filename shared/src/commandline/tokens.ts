import { capitals } from './spelling.ts'

/** A piece of the line between spaces. `start` and `end` count UTF-16 units of the line as typed. */
export type Token = {
  readonly raw: string
  /** NFKC, in capitals: what is compared. */
  readonly text: string
  readonly start: number
  readonly end: number
}

/** A stretch of the line that holds one order. */
export type Stretch = { readonly start: number; readonly end: number }

/** What a token turned out to be; the bar shows these as plates. */
export type Part = Stretch & {
  readonly kind: 'verb' | 'incident' | 'unit' | 'need' | 'priority' | 'station' | 'nth' | 'text' | 'caller' | 'unknown'
}

const SEPARATOR = /[;；]/
const COLON = /^[:：]/

/** Cuts a line at `;`. A `\;` belongs to the text. */
export function cutLine(line: string): Stretch[] {
  const stretches: Stretch[] = []
  let start = 0
  for (let at = 0; at < line.length; at += 1) {
    const char = line.charAt(at)
    if (char === '\\') at += 1
    else if (SEPARATOR.test(char)) {
      stretches.push({ start, end: at })
      start = at + 1
    }
  }
  stretches.push({ start, end: line.length })
  return stretches
}

/** True where the token opens the free text of an order (`:pump`). */
export const opensText = ({ raw }: Token): boolean => COLON.test(raw)

/** Cuts one order into tokens at white space; a `:` opens a token of its own. */
export function tokensOf(line: string, { start, end }: Stretch): Token[] {
  const tokens: Token[] = []
  for (const match of line.slice(start, end).matchAll(/\S+/gu)) {
    // `E12:pump` is a call sign and its reason; `12:30` in a narrative stays one piece.
    const [raw] = match
    const colon = raw.search(/[:：]/)
    const from = start + match.index
    const pieces = colon > 0 && !/^\d+[:：]\d/.test(raw) ? [raw.slice(0, colon), raw.slice(colon)] : [raw]
    let at = from
    for (const piece of pieces) {
      tokens.push({ raw: piece, text: capitals(piece), start: at, end: at + piece.length })
      at += piece.length
    }
  }
  return tokens
}

/** The free text that stands in this stretch: escapes undone, the `:` that opens it and outer spaces gone. */
export const textIn = (line: string, { start, end }: Stretch): string =>
  line
    .slice(start, end)
    .replace(/\\([\\;；])/g, '$1')
    .trim()
    .replace(COLON, '')
    .trim()

/** Free text as it has to be typed to come back as it is. */
export const escapeText = (text: string): string => text.replace(/[\\;；]/g, '\\$&')
