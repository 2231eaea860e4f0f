import type { GazetteerPlace, PlaceRead } from './gazetteerIndex.ts'
import type { Match, Names } from './names.ts'
import { isStreetKind, type PlaceWord, placeWords } from './placeWords.ts'

const HOUSE = /^(\d{1,5})[a-z]?$/
const BETWEEN = new Set(['blk', 'block', 'of', 'the', '号', '#'])
const BEFORE = new Set(['at', '@', 'on', 'in', 'near', '在', '于'])
const CROSSING = new Set(['/', '&', 'x', '与', '和', '、'])
const ENDS = new Set([',', '，', '。', ':', '：', '.', '!', '！'])
/** How many words may stand between a house number and the kind of an unknown street. */
const FREE_WORDS = 5

type Found = { readonly places: readonly GazetteerPlace[]; readonly from: number; readonly after: number }

const houseOf = (word: PlaceWord | undefined): number | undefined => {
  const match = word && HOUSE.exec(word.word)
  return match ? Number(match[1]) : undefined
}

const known = (places: readonly (GazetteerPlace | undefined)[]): GazetteerPlace[] =>
  places.filter((place) => place !== undefined)

/** Streets of a match: by the full name, else, where bare names are allowed, without their kind. */
const streetsOf = ({ full, bare }: Match, bareToo: boolean): readonly number[] =>
  full.length > 0 || !bareToo ? full : bare

/** `700 blk Parnassus Ave`, `735 Parnassus`, `人民路120号`. */
function readBlock(names: Names, words: readonly PlaceWord[], from: number, bareToo: boolean): Found | undefined {
  const house = houseOf(words[from])
  if (house !== undefined) {
    let at = from + 1
    while (BETWEEN.has(words[at]?.word ?? '')) at += 1
    const street = names.match(words, at)
    // `700 block of` says that an address follows, so the kind may be left out.
    const places = street
      ? known(streetsOf(street, bareToo || at > from + 1).map((index) => names.block(index, house)))
      : []
    return street && places.length > 0 ? { places, from, after: street.after } : undefined
  }
  const street = names.match(words, from)
  const after = street && houseOf(words[street.after])
  if (!street || after === undefined) return undefined
  const places = /\p{Script=Han}/u.test(words[from]?.word ?? '')
    ? known(street.full.map((index) => names.block(index, after)))
    : []
  const end = street.after + 1
  return places.length > 0 ? { places, from, after: words[end]?.word === '号' ? end + 1 : end } : undefined
}

/** `Jackson / Van Ness`, `Oak and Fell` (at the start of the text only: elsewhere `and` is a mere word), `中山路与人民路口`. */
function readCrossing(names: Names, words: readonly PlaceWord[], from: number, bareToo: boolean): Found | undefined {
  const one = names.match(words, from)
  const link = one && words[one.after]?.word
  if (!one || link === undefined || !(CROSSING.has(link) || (bareToo && link === 'and'))) return undefined
  const other = names.match(words, one.after + 1)
  if (!other) return undefined
  const pairs = [...one.full, ...one.bare].flatMap((a) =>
    [...other.full, ...other.bare].map((b) => names.crossing(a, b)),
  )
  const places = known(pairs)
  if (places.length === 0) return undefined
  let after = other.after
  while (['路', '口', '交', '叉'].includes(words[after]?.word ?? '')) after += 1
  return { places, from, after }
}

/** A hospital, a neighbourhood, a whole street; the bare name of a street only where nothing else is said. */
function readName(names: Names, words: readonly PlaceWord[], from: number): Found | undefined {
  const match = names.match(words, from)
  if (!match) return undefined
  const alone = match.after === words.length || ENDS.has(words[match.after]?.word ?? '')
  const places = known([
    ...match.named.map(names.named),
    ...(match.named.length > 0 ? [] : streetsOf(match, alone).map(names.street)),
  ])
  return places.length > 0 ? { places, from, after: match.after } : undefined
}

/** Where an address that the gazetteer lacks seems to end: at a comma, behind the kind of a street, behind 号. */
function freeEnd(words: readonly PlaceWord[], from: number): number | undefined {
  const comma = words.findIndex(({ word }, index) => index > from && ENDS.has(word))
  const house = houseOf(words[from]) !== undefined
  for (
    let at = from + 1;
    at < Math.min(words.length, from + 1 + FREE_WORDS, comma < 0 ? words.length : comma);
    at += 1
  ) {
    if (!isStreetKind(words[at]?.word ?? '')) continue
    const behind = at + 1
    if (houseOf(words[behind]) === undefined || !/\p{Script=Han}/u.test(words[at]?.word ?? '')) return behind
    return words[behind + 1]?.word === '号' ? behind + 2 : behind + 1
  }
  return house && comma > 0 ? comma : undefined
}

/** Reads the place out of a text. */
export function readPlace(names: Names, text: string): PlaceRead | undefined {
  const words = placeWords(text)
  const span = (from: number, after: number) => ({
    start: words[from]?.start ?? 0,
    end: words[after - 1]?.end ?? text.length,
  })
  let first = 0
  while (BEFORE.has(words[first]?.word ?? '')) first += 1

  let found: Found | undefined
  for (let from = first; from < words.length && !found; from += 1) {
    const atStart = from === first
    found =
      readBlock(names, words, from, atStart) ??
      readCrossing(names, words, from, atStart) ??
      (atStart ? readName(names, words, from) : undefined)
  }
  if (found) {
    const [place] = found.places
    const distinct = [...new Set(found.places.map(({ name }) => name))]
    if (distinct.length > 1) return { kind: 'ambiguous', names: distinct, ...span(found.from, found.after) }
    return place && { ...place, ...span(found.from, found.after) }
  }
  const end = freeEnd(words, first)
  if (end === undefined) return undefined
  const where = span(first, end)
  return { kind: 'free', name: text.slice(where.start, where.end).slice(0, 200), ...where }
}
