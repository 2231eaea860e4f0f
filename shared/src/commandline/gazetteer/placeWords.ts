import { fold } from '../spelling.ts'

/** A word of a place or of a text, in one spelling, with where it stood. A Chinese character is a word of its own. */
export type PlaceWord = { readonly word: string; readonly start: number; readonly end: number }

/** Kinds of street as people write them, and the one spelling in which they are compared. */
const STREET_KINDS: Readonly<Record<string, string>> = {
  alley: 'aly',
  av: 'ave',
  avenue: 'ave',
  boulevard: 'blvd',
  bl: 'blvd',
  circle: 'cir',
  court: 'ct',
  drive: 'dr',
  highway: 'hwy',
  lane: 'ln',
  parkway: 'pkwy',
  place: 'pl',
  plaza: 'plz',
  road: 'rd',
  square: 'sq',
  stairway: 'stwy',
  street: 'st',
  saint: 'st',
  terrace: 'ter',
  terr: 'ter',
  mount: 'mt',
  fort: 'ft',
}

const KINDS = new Set([...Object.values(STREET_KINDS), 'way', 'row', 'loop', 'path', 'walk', 'bridge', 'freeway'])
const HAN_KINDS = new Set(['路', '街', '道', '巷', '弄', '里', '桥', '村', '镇'])
const WORD = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}'’])+|[^\s\p{L}\p{N}]/gu

/** One spelling: `Avenue` is `ave`, `03rd` is `3rd`. */
const spelt = (raw: string): string => {
  const word = fold(raw)
    .replace(/['’.]/g, '')
    .replace(/^0+(?=\d)/, '')
  return STREET_KINDS[word] ?? word
}

/** True where the word says that what stands before it is a street. */
export const isStreetKind = (word: string): boolean => KINDS.has(word) || HAN_KINDS.has(word)

/** True for the kinds that a dispatcher leaves out (`700 Parnassus`); Chinese names keep theirs. */
export const isDroppedKind = (word: string): boolean => KINDS.has(word)

/** The name as it is written down: `Parnassus Avenue` is `Parnassus Ave`. */
export function writtenStreet(name: string): string {
  const words = name.split(' ')
  const last = words.at(-1) ?? ''
  const kind = STREET_KINDS[fold(last)]
  if (words.length < 2 || !kind) return name
  return [...words.slice(0, -1), kind.charAt(0).toUpperCase() + kind.slice(1)].join(' ')
}

/** Cuts text into words in one spelling. A full stop is no word. */
export function placeWords(text: string): PlaceWord[] {
  const words: PlaceWord[] = []
  for (const match of text.matchAll(WORD)) {
    const word = spelt(match[0])
    if (word !== '') words.push({ word, start: match.index, end: match.index + match[0].length })
  }
  return words
}

/** The text in one spelling, words parted by spaces; Chinese characters stand together. */
export const placeKey = (text: string): string =>
  placeWords(text)
    .map(({ word }) => word)
    .join(' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
