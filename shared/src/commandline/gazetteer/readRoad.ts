import type { LngLat } from '../../kernel/measure.ts'
import type { Match, Names } from './names.ts'
import { type PlaceWord, placeWords } from './placeWords.ts'
import { crossingsAround, roadLine } from './roadLine.ts'

/** A piece of road as it is named, and the line that it runs along. `end`: where its name ends in the text. */
export type Road = {
  readonly kind: 'road'
  readonly street: string
  readonly crossings: readonly [string, string]
  readonly line: readonly LngLat[]
  readonly end: number
}

/**
 * What a text says of a piece of road: one, several that fit, or what is missing: the street, or (`street` being known) one
 * of its two crossings, of which `options` are all; `at` is where it would stand, `typed` what stands there.
 */
export type RoadRead =
  | Road
  | { readonly kind: 'several'; readonly names: readonly string[] }
  | {
      readonly kind: 'missing'
      readonly street?: string
      readonly first?: string
      readonly options: readonly string[]
      readonly at: number
      readonly typed: string
    }

const HOUSE = /^(\d{1,5})$/
const BEFORE = new Set(['at', 'on', '在', '@'])
const BETWEEN = new Set(['blk', 'block', 'of', 'the', 'from', 'between', 'and', 'to', '-', '–', '/', '&', '从', '自'])
const HAN_BETWEEN = new Set(['与', '和', '至', '到', '、', '，', ','])

const skip = (words: readonly PlaceWord[], from: number): number => {
  let at = from
  while (BETWEEN.has(words[at]?.word ?? '') || HAN_BETWEEN.has(words[at]?.word ?? '')) at += 1
  return at
}

const all = ({ full, bare }: Match): readonly number[] => [...new Set([...full, ...bare])]

/** Reads `7th St Mission Folsom`, `700 blk Parnassus`, `人民路 中山路 解放路`. */
export function readRoad(names: Names, text: string): RoadRead {
  const words = placeWords(text)
  const nameOf = (street: number): string => names.street(street)?.name ?? ''
  const startOf = (word: number): number => words[word]?.start ?? text.length
  const missing = (
    word: number,
    options: readonly number[],
    said: { street?: string; first?: string } = {},
  ): RoadRead => {
    const at = startOf(word)
    return { kind: 'missing', ...said, options: [...new Set(options.map(nameOf))].sort(), at, typed: text.slice(at) }
  }
  let at = 0
  while (BEFORE.has(words[at]?.word ?? '')) at += 1
  const [, house] = HOUSE.exec(words[at]?.word ?? '') ?? []
  const begin = house === undefined ? at : skip(words, at + 1)
  const match = names.match(words, begin)
  const streets = match ? all(match) : []
  if (!match || streets.length === 0) return missing(begin, [])
  const end = (word: number): number => words[word - 1]?.end ?? text.length
  if (house !== undefined) {
    const blocks = streets.flatMap((street): Road[] => {
      const point = names.block(street, Number(house))?.point
      const around = point && crossingsAround(names, street, point)
      return around ? [roadOf(street, around[0], around[1], end(match.after))].flatMap((road) => road ?? []) : []
    })
    return one(blocks) ?? missing(begin, [])
  }

  const second = skip(words, match.after)
  const first = names.match(words, second)
  // A street named by its bare name is the one that has such a crossing.
  const withFirst = streets.flatMap((street) => {
    const met = names.crossed(street)
    const crossing = first ? all(first).filter((other) => met.includes(other)) : []
    return crossing.map((other) => ({ street, other }))
  })
  const [street] = streets
  if (!first || withFirst.length === 0)
    return missing(second, streets.flatMap(names.crossed), { street: street === undefined ? '' : nameOf(street) })
  const third = skip(words, first.after)
  const last = names.match(words, third)
  const roads = withFirst.flatMap(({ street, other }) =>
    (last ? all(last) : [])
      .filter((end) => end !== other && names.crossed(street).includes(end))
      .flatMap((two) => roadOf(street, other, two, end(last?.after ?? third)) ?? []),
  )
  const [found] = withFirst
  const options = withFirst.flatMap(({ street, other }) => names.crossed(street).filter((one) => one !== other))
  const said = found ? { street: nameOf(found.street), first: nameOf(found.other) } : {}
  return one(roads) ?? missing(third, options, said)

  function roadOf(street: number, from: number, to: number, end: number): Road | undefined {
    const line = roadLine(names, street, from, to)
    return line && { kind: 'road', street: nameOf(street), crossings: [nameOf(from), nameOf(to)], line, end }
  }
}

/** The only road, or the several that fit; undefined where there is none. */
function one(roads: readonly Road[]): RoadRead | undefined {
  const [only, other] = roads
  if (!only || !other) return only
  return { kind: 'several', names: roads.map(({ street, crossings }) => `${street} ${crossings.join(' ')}`) }
}
