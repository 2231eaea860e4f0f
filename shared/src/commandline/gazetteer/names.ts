import type { LngLat } from '../../kernel/measure.ts'
import { hasHan } from '../spelling.ts'
import type { GazetteerFile, GazetteerPlace, NamedPlace } from './gazetteerIndex.ts'
import { isDroppedKind, type PlaceWord, placeKey, placeWords, writtenStreet } from './placeWords.ts'

/** Streets and named places that end at this word of a name. `bare`: streets whose kind was left out (`Parnassus`). */
type Branch = {
  readonly next: Map<string, Branch>
  readonly full: number[]
  readonly bare: number[]
  readonly named: number[]
}

/** A name to be searched: its key, the key without the kind of street, and what it stands for. */
export type Entry = {
  readonly key: string
  readonly bare: string
  readonly place: GazetteerPlace
  readonly street?: number
}

/** Longest run of words that is a name: which streets and named places, and behind which word it ends. */
export type Match = {
  readonly full: readonly number[]
  readonly bare: readonly number[]
  readonly named: readonly number[]
  readonly after: number
}

/** The names of a city, as reading and searching want them. */
export type Names = {
  readonly entries: readonly Entry[]
  /** The longest name that begins at this word. */
  readonly match: (words: readonly PlaceWord[], from: number) => Match | undefined
  readonly street: (index: number) => GazetteerPlace | undefined
  readonly named: (index: number) => GazetteerPlace | undefined
  /** The block of this house number, or undefined. */
  readonly block: (street: number, house: number) => GazetteerPlace | undefined
  readonly crossing: (one: number, other: number) => GazetteerPlace | undefined
  /** Streets that cross this one. */
  readonly crossed: (street: number) => readonly number[]
}

const branch = (): Branch => ({ next: new Map(), full: [], bare: [], named: [] })

function plant(root: Branch, words: readonly string[]): Branch {
  let at = root
  for (const word of words) {
    const known = at.next.get(word) ?? branch()
    at.next.set(word, known)
    at = known
  }
  return at
}

const withoutKind = (words: readonly string[]): readonly string[] => {
  const last = words.at(-1)
  return words.length > 1 && last !== undefined && isDroppedKind(last) ? words.slice(0, -1) : words
}

/** `Jackson St` is `Jackson` where another street follows. */
const shortName = (name: string): string => {
  const words = name.split(' ')
  const kept = withoutKind(placeWords(name).map(({ word }) => word))
  return kept.length === words.length - 1 ? words.slice(0, -1).join(' ') : name
}

const pairKey = (one: number, other: number): string => (one < other ? `${one}-${other}` : `${other}-${one}`)

/** Writes a house number or hundred block the way the city does. */
function blockName(street: string, house: number): string {
  if (hasHan(street)) return `${street}${house}号`
  return house % 100 === 0 ? `${house} blk ${street}` : `${house} ${street}`
}

/** Plants every name in a tree of words and keeps blocks and crossings at hand. */
export function createNames({ streets: listed, crossings }: GazetteerFile, named: readonly NamedPlace[]): Names {
  const streets = listed.map((street) => ({ ...street, name: writtenStreet(street.name) }))
  const root = branch()
  const entries: Entry[] = []
  const blocks = streets.map(
    (street) => new Map<number, LngLat>(street.blocks.map(([hundred, lng, lat]) => [hundred, [lng, lat]])),
  )
  const points = new Map<string, LngLat>()
  const neighbours = new Map<number, number[]>()
  const namedPlaces: GazetteerPlace[] = []

  streets.forEach(({ name, point }, index) => {
    const words = placeWords(name).map(({ word }) => word)
    const bare = withoutKind(words)
    plant(root, words).full.push(index)
    if (bare.length < words.length) plant(root, bare).bare.push(index)
    entries.push({ key: placeKey(name), bare: bare.join(' '), place: { kind: 'street', name, point }, street: index })
  })
  for (const { name, point } of named)
    for (const text of new Set([name.en, name.zh])) {
      const key = placeKey(text)
      if (key === '') continue
      plant(
        root,
        placeWords(text).map(({ word }) => word),
      ).named.push(namedPlaces.length)
      namedPlaces.push({ kind: 'named', name: text, point })
      entries.push({ key, bare: key, place: { kind: 'named', name: text, point } })
    }
  for (const [one, other, lng, lat] of crossings) {
    points.set(pairKey(one, other), [lng, lat])
    neighbours.set(one, [...(neighbours.get(one) ?? []), other])
    neighbours.set(other, [...(neighbours.get(other) ?? []), one])
  }

  return {
    entries,
    match(words, from) {
      let at: Branch | undefined = root
      let found: Match | undefined
      for (let index = from; at && index < words.length; index += 1) {
        at = at.next.get(words[index]?.word ?? '')
        if (at && at.full.length + at.bare.length + at.named.length > 0)
          found = { full: at.full, bare: at.bare, named: at.named, after: index + 1 }
      }
      return found
    },
    street: (index) => entries[index]?.place,
    named: (index) => namedPlaces[index],
    block(street, house) {
      const point = blocks[street]?.get(Math.floor(house / 100) * 100)
      const name = streets[street]?.name
      return point && name ? { kind: 'block', name: blockName(name, house), point } : undefined
    },
    crossing(one, other) {
      const point = points.get(pairKey(one, other))
      const [first, second] = [streets[one]?.name, streets[other]?.name]
      if (!point || !first || !second) return undefined
      const name = hasHan(first) ? `${first}与${second}路口` : `${shortName(first)} / ${second}`
      return { kind: 'crossing', name, point }
    },
    crossed: (street) => neighbours.get(street) ?? [],
  }
}
