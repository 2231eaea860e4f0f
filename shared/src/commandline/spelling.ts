const HAN = /\p{Script=Han}/u

/** True where the text has a Chinese character. */
export const hasHan = (text: string): boolean => HAN.test(text)

/** One spelling for what people mean as the same: full width `Ｄ` is `D`, case does not count. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase().normalize('NFKC')

/** The same in capitals, as call signs and verbs are written. */
export const capitals = (text: string): string => text.normalize('NFKC').toUpperCase().normalize('NFKC')

const KEYS_KEPT = 20_000
const callSignKeys = new Map<string, string>()

/**
 * A call sign without the zeros that pad it: `E01`, `e1` and `Ｅ１` are one. Remembered, because each token is compared with
 * every unit at every key.
 */
export function callSignKey(text: string): string {
  const known = callSignKeys.get(text)
  if (known !== undefined) return known
  const key = fold(text).replace(/(^|\D)0+(?=\d)/g, '$1')
  if (callSignKeys.size >= KEYS_KEPT) callSignKeys.clear()
  callSignKeys.set(text, key)
  return key
}

/**
 * Edits (insert, delete, replace, swap of neighbours) between two short words; more than `limit` counts as `limit + 1`.
 * Swaps are counted because that is how keys are missed in haste.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let older: number[] = []
  let old = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let best = Math.min((old[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (old[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (older[j - 2] ?? 0) + 1)
      row.push(best)
    }
    if (Math.min(...row) > limit) return limit + 1
    older = old
    old = row
  }
  return Math.min(old[b.length] ?? limit + 1, limit + 1)
}

/** True where two words differ by at most one edit, neighbours swapped included; without tables, for thousands of names. */
export function withinOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1
  let tail = 0
  const left = Math.min(a.length, b.length) - head
  while (tail < left && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1
  const [restA, restB] = [a.length - head - tail, b.length - head - tail]
  if (restA <= 1 && restB <= 1) return true
  return restA === 2 && restB === 2 && a[head] === b[head + 1] && a[head + 1] === b[head]
}

/**
 * The words that were perhaps meant, best first: those that begin with what was typed, then by edits (at most 2), then in
 * the order given. Compared without case, width and padding zeros.
 */
export function nearestOf(typed: string, words: Iterable<string>, count = 3): string[] {
  const key = callSignKey(typed)
  const found: { word: string; score: number }[] = []
  for (const word of new Set(words)) {
    const other = callSignKey(word)
    const edits = editDistance(key, other, 2)
    if (key !== '' && other.startsWith(key)) found.push({ word, score: 0.5 })
    else if (edits <= 2 && edits < Math.max(key.length, other.length)) found.push({ word, score: edits })
  }
  return found
    .sort((a, b) => a.score - b.score)
    .slice(0, count)
    .map(({ word }) => word)
}
