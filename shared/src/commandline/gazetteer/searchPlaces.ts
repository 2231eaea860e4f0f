import { soundAt } from '../pinyin.ts'
import { withinOneEdit } from '../spelling.ts'
import type { GazetteerPlace } from './gazetteerIndex.ts'
import type { Entry, Names } from './names.ts'
import { placeKey } from './placeWords.ts'

/** Ranks from best: begins so, one of its words begins so, holds it, reads so in Chinese, one edit away; undefined: unlike. */
function likeness({ key, bare }: Entry, query: string): number | undefined {
  if (key.startsWith(query)) return bare === query || key === query ? 0 : 1
  const at = key.indexOf(query)
  if (at > 0) return key.charAt(at - 1) === ' ' ? 2 : 3
  const sound = soundAt(key, query)
  if (sound !== undefined) return sound === 0 ? 4 : 5
  if (query.length < 4) return undefined
  const other = query.includes(' ') ? key : bare
  return withinOneEdit(query, other) || withinOneEdit(query, bare) ? 6 : undefined
}

function ranked(entries: readonly Entry[], query: string): Entry[] {
  const found: { entry: Entry; rank: number }[] = []
  for (const entry of entries) {
    const rank = likeness(entry, query)
    if (rank !== undefined) found.push({ entry, rank })
  }
  return found
    .sort((a, b) => a.rank - b.rank || a.entry.key.length - b.entry.key.length || (a.entry.key < b.entry.key ? -1 : 1))
    .map(({ entry }) => entry)
}

function crossings(names: Names, left: string, right: string, limit: number): GazetteerPlace[] {
  const places: GazetteerPlace[] = []
  const rightKey = placeKey(right)
  for (const { street } of ranked(names.entries, placeKey(left))) {
    if (street === undefined) continue
    const across = names.crossed(street).map((other) => names.entries[other])
    const met = across.filter((entry) => entry !== undefined)
    for (const { street: other } of rightKey === '' ? met : ranked(met, rightKey)) {
      const place = other === undefined ? undefined : names.crossing(street, other)
      if (place) places.push(place)
      if (places.length >= limit) return places
    }
  }
  return places
}

/** Places whose name is like the text: blocks where it begins with a house number, crossings where it has a `/`. */
export function searchPlaces(names: Names, typed: string, limit: number): readonly GazetteerPlace[] {
  const text = typed.normalize('NFKC')
  const [, left, right] = /^(.+?)\s*[/&]\s*(.*)$/.exec(text) ?? []
  if (left !== undefined && right !== undefined) return crossings(names, left, right, limit)
  const [, number, street] = /^\s*(\d{1,5})\s*(?:blk|block(?: of)?)?\s+(.+)$/i.exec(text) ?? []
  const query = placeKey(street ?? text)
  if (query === '') return []
  const found = ranked(names.entries, query)
  if (number === undefined) return found.slice(0, limit).map(({ place }) => place)
  const blocks = found.map((entry) =>
    entry.street === undefined ? undefined : names.block(entry.street, Number(number)),
  )
  return blocks.filter((place) => place !== undefined).slice(0, limit)
}
