import { soundAt } from '@muster/shared/commandline/pinyin.ts'
import { fold } from '@muster/shared/commandline/spelling.ts'

/** The first letters of the words of a name: `New incident` is `ni`. */
const acronym = (name: string): string =>
  name
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.charAt(0))
    .join('')

/** True where the letters stand in the name in this order, whatever stands between them. */
function isScattered(name: string, query: string): boolean {
  let at = 0
  for (const char of name) if (char === query[at]) at += 1
  return at === query.length
}

/**
 * How well a name fits what is typed, 0 the best; undefined: not at all. It begins so, a word of it does, its initials or
 * its Chinese reading do, it holds it, or its letters stand in it in this order.
 */
export function matchOf(name: string, typed: string): number | undefined {
  const query = fold(typed).trim()
  const folded = fold(name)
  if (folded.startsWith(query)) return 0
  if (folded.includes(` ${query}`)) return 1
  if (acronym(folded).startsWith(query)) return 2
  const sound = soundAt(folded, query)
  if (sound !== undefined) return sound === 0 ? 2 : 4
  if (folded.includes(query)) return 3
  return query.length > 2 && isScattered(folded, query) ? 5 : undefined
}
