import { hasHan } from './spelling.ts'

/**
 * The first character of each pinyin initial in the order of pinyin collation: what sorts at or behind `八` and before `嚓`
 * begins with b. The runtime's own collation then knows every character, and no table of readings is carried.
 */
const FIRST = [...'阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他穵夕丫帀']
const LETTERS = 'abcdefghjklmnopqrstwxyz'
/** Collation knows one reading a character; in names these often have another: 长安, 重庆, 厦门, 朝阳, 黄埔. */
const OTHER_READINGS: Readonly<Record<string, string>> = {
  长: 'c',
  重: 'c',
  厦: 'x',
  朝: 'z',
  行: 'h',
  乐: 'y',
  埔: 'b',
  泊: 'b',
}

const collator = new Intl.Collator('zh-u-co-pinyin')
/** A runtime without Chinese collation sorts by code point: then there are no initials rather than wrong ones. */
const isPinyin = ['爱', '北', '山', '中'].every(
  (char, at, all) => at === 0 || collator.compare(all[at - 1] ?? '', char) < 0,
)
const known = new Map<string, string>()

/** The letters with which a character's reading may begin; empty for what is not Chinese. */
function initialsOf(char: string): string {
  const kept = known.get(char)
  if (kept !== undefined) return kept
  if (!isPinyin || !hasHan(char)) return ''
  let low = 0
  let high = FIRST.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (collator.compare(FIRST[middle] ?? '', char) <= 0) low = middle + 1
    else high = middle
  }
  const found = `${LETTERS.charAt(low - 1)}${OTHER_READINGS[char] ?? ''}`
  known.set(char, found)
  return found
}

/** Nobody types a longer name than this by its sound. */
const LONGEST = 40
const ONSET = '(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?([aeiouv]+'
/** `fangan` is `fan gan` or `fang an`: a g between two vowels may belong to either. */
const SYLLABLES = [`${ONSET}(?:(?:ng?|r)(?![aeiouv]))?)`, `${ONSET}(?:ng|(?:n|r)(?![aeiouv]))?)`].map(
  (pattern) => new RegExp(pattern, 'y'),
)

function cut(typed: string, syllable: RegExp): string[] {
  let initials = ''
  let at = 0
  while (at < typed.length) {
    syllable.lastIndex = at
    const match = syllable.exec(typed)
    if (!match) break
    initials += match[0].charAt(0)
    at += match[0].length
  }
  const rest = typed.slice(at)
  if (initials === '' || !/^(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?$/.test(rest)) return []
  return [initials + rest.charAt(0)]
}

/** `zhongshan` is `zs`: the initials of whole syllables, the last of which may still be growing; none for other words. */
export const syllableInitials = (typed: string): readonly string[] => [
  ...new Set(SYLLABLES.flatMap((syllable) => cut(typed, syllable))),
]

/**
 * Where in a Chinese name the reading that is typed begins, counted in Chinese characters: initials (`zsl`) or whole
 * syllables (`zhongshan`); undefined where it does not. `typed` is folded.
 */
export function soundAt(name: string, typed: string): number | undefined {
  if (typed.length < 2 || typed.length > LONGEST || !/^[a-z]+$/.test(typed) || !hasHan(name)) return undefined
  const sounds = [...name].map(initialsOf).filter((letters) => letters !== '')
  for (const query of [typed, ...syllableInitials(typed)]) {
    for (let from = 0; from + query.length <= sounds.length; from += 1) {
      let same = 0
      while (same < query.length && sounds[from + same]?.includes(query.charAt(same))) same += 1
      if (same === query.length) return from
    }
  }
  return undefined
}
