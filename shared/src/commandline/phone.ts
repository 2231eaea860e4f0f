import type { Caller } from '../domain/incident/caller.ts'
import type { Stretch } from './tokens.ts'

// What says that a number calls somebody: a sign, or a word that stands before it.
const MARK = String.raw`(?:[☎📞]\ufe0f?|(?<![\p{L}\p{N}])(?:tel|phone)[:：]|电话[:：]?)\s*`
const GLUED = String.raw`\+?[(（]?\p{Nd}(?:[\p{Nd}()（）.－-]*\p{Nd})?`
// With spaces between its groups only where nothing follows: what follows may be a house number.
const SPACED = String.raw`\+?[(（]?\p{Nd}(?:[\p{Nd}\s()（）.－-]*\p{Nd})?(?=\s*$)`
const MARKED = new RegExp(`${MARK}(${SPACED}|${GLUED})`, 'gu')
const BARE = /\+?[(（]?\p{Nd}[\p{Nd}\s()（）.－-]*\p{Nd}/gu
/** Shorter ones call nobody: they are floors and house numbers. */
const FEWEST_DIGITS = 3

type Phone = Stretch & { readonly phone: string }

function found(pattern: RegExp, text: string): Phone[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const phone = (match[1] ?? match[0]).normalize('NFKC').trim().replace(/\s+/g, '-')
    const digits = phone.replace(/\D/g, '').length
    return digits < FEWEST_DIGITS ? [] : [{ start: match.index, end: match.index + match[0].length, phone }]
  })
}

/** Call-back numbers that are marked as such, `☎415-555-0134`, `tel:…`, `电话…`, and where they stand. */
export const phonesIn = (text: string): readonly Phone[] => found(MARKED, text)

/** The text with spaces in place of these stretches, as long as before. */
export const blanked = (text: string, stretches: readonly Stretch[]): string =>
  stretches.reduce((left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end), text)

const tidy = (text: string): string =>
  text.replace(/^[\s,，、:：;；]+|[\s,，、:：;；]+$/gu, '').replace(/\s{2,}/gu, ' ')

/** Who called, as a person types it: `415-555-0134 Maria`, the number marked or not; undefined where nothing is said. */
export function callerIn(text: string): Caller | undefined {
  const phone = phonesIn(text).at(-1) ?? found(BARE, text)[0]
  const name = tidy(phone ? blanked(text, [phone]) : text)
  return phone || name ? { ...(name && { name }), ...(phone && { phone: phone.phone }) } : undefined
}
