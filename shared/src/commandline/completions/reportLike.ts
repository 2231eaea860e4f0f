import type { Desk } from '../order.ts'
import { isLineRefusal } from '../order.ts'
import { blanked, phonesIn } from '../phone.ts'
import { soundAt } from '../pinyin.ts'
import { readReport, typesOf, typeWords } from '../report.ts'
import { fold, hasHan } from '../spelling.ts'
import { type Completion, replaced, type Typing } from './completion.ts'

/** How many words back from the caret a place may begin. */
const PLACE_WORDS = 6

/** Incident types one of whose words begins so; where none does, those one of whose Chinese words sounds so. */
export function typesLike(typing: Typing, desk: Desk): Completion[] {
  const query = fold(typing.typed.trim())
  const chinese = hasHan(query)
  const found = (isLike: (word: string) => boolean) =>
    typesOf(desk).flatMap((type) => {
      const words = typeWords(type)
      const word = query === '' ? words[0] : words.find(isLike)
      return word === undefined ? [] : [{ type, word }]
    })
  const spelled = found((word) => fold(word).startsWith(query))
  const like = spelled.length > 0 ? spelled : found((word) => soundAt(word, query) === 0)
  return like.map(({ type, word }) => {
    const written = word === type.id || query === '' ? (chinese ? type.name.zh : type.name.en) : word
    return {
      kind: 'type' as const,
      ...replaced(typing, written),
      title: { term: type.name },
      reason: { text: `P${type.priority}` },
      ...(fold(written) !== fold(type.name.en) && fold(written) !== fold(type.name.zh) && { text: { text: written } }),
    }
  })
}

/** Places like the words before the caret; the longest run of words that is like any. */
export function placesLike(typing: Typing, { gazetteer }: Desk, limit: number): Completion[] {
  const { line, piece } = typing
  const body = line.slice(piece.start, piece.end)
  const starts = [...body.matchAll(/\S+/g)].map(({ index }) => index)
  for (const start of starts.slice(-PLACE_WORDS)) {
    const text = body.slice(start)
    if (fold(text).length < 2) continue
    const found = gazetteer.search(text, limit)
    if (found.length === 0) continue
    const there = { ...typing, piece: { start: piece.start + start, end: piece.end } }
    return found
      .filter(({ name }) => fold(name) !== fold(text.trim()))
      .map(({ name, kind, point }) => ({
        kind: 'place' as const,
        ...replaced(there, name),
        title: { text: name },
        reason: { key: `commandline.kind.${kind}` },
        point,
      }))
  }
  return []
}

/** Inside `N …`: first the type, then the place that is being typed. */
export function reportLike(typing: Typing, desk: Desk, limit: number): Completion[] {
  const { line, piece } = typing
  const typed = line.slice(piece.start, piece.end)
  const phones = phonesIn(typed)
  // While a number is typed there is nothing to offer.
  if (phones.some(({ end }) => end === typed.trimEnd().length)) return []
  const text = blanked(typed, phones)
  const read = readReport(text, desk)
  if (isLineRefusal(read))
    return read.nearest.length > 0 && /manyPlaces$/.test(read.refused)
      ? placesLike(typing, desk, limit)
      : typesLike(typing, desk)
  const { typeAt, place } = read
  // A place that stands complete before the caret is not offered again while the narrative is typed.
  if (place && place.kind !== 'free' && place.end < text.trimEnd().length) return []
  const from = piece.start + (typeAt?.start === 0 ? typeAt.end : 0)
  const more = typeAt?.start === 0 && typeAt.end === text.length ? typesLike(typing, desk) : []
  return [...more, ...placesLike({ ...typing, piece: { start: from, end: piece.end } }, desk, limit)]
}
