import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { insideOf } from '../areas/insideOf.ts'
import type { Extract } from './extract.ts'
import type { OsmRelation, OsmWay, Tags } from './things.ts'

/** Outer ring, then holes; each closed, its first place again at its end. */
export type Polygon = LngLat[][]
export type Area = { id: string; tags: Tags; polygons: Polygon[] }

const AREA_TYPES = new Set(['multipolygon', 'boundary'])

/** Every closed way and every relation whose rings the extract holds whole. What is cut off at its edge is left out. */
export function* areasOf(extract: Extract): Generator<Area> {
  for (const way of extract.ways.values()) {
    if (way.tags.size === 0 || way.refs.length < 4 || way.refs[0] !== way.refs.at(-1)) continue
    const ring = placesOf(way.refs, extract)
    if (ring) yield { id: `w${way.id}`, tags: way.tags, polygons: [[ring]] }
  }
  for (const relation of extract.relations) {
    if (!AREA_TYPES.has(relation.tags.get('type') ?? '')) continue
    const polygons = polygonsOf(relation, extract)
    if (polygons.length > 0) yield { id: `r${relation.id}`, tags: relation.tags, polygons }
  }
}

function polygonsOf({ members }: OsmRelation, extract: Extract): Polygon[] {
  const ringsOf = (isOne: (role: string) => boolean): LngLat[][] => {
    const ways = members.flatMap(({ kind, ref, role }) => {
      const way = kind === 'way' && isOne(role) ? extract.ways.get(ref) : undefined
      return way ? [way] : []
    })
    return chained(ways).flatMap(({ refs, closed }) => {
      const ring = closed ? placesOf(refs, extract) : undefined
      return ring ? [ring] : []
    })
  }
  const outers = ringsOf((role) => role === 'outer' || role === '')
  // An extract that lacks a part of the border would give an area that is not the one named.
  if (outers.length === 0) return []
  const inners = ringsOf((role) => role === 'inner')
  return outers.map((outer) => {
    const isInside = insideOf([[outer.map(([lng, lat]) => [lng, lat])]])
    return [outer, ...inners.filter(([first]) => first !== undefined && isInside([first[0], first[1]]))]
  })
}

/**
 * Ways laid end to end as far as they go. With `directed` they keep their direction, which of a coast tells land from sea.
 */
export function chained(ways: readonly OsmWay[], directed = false): { refs: number[]; closed: boolean }[] {
  const left = new Set(ways.filter(({ refs }) => refs.length > 1).map(({ refs }) => refs))
  const byEnd = new Map<number, number[][]>()
  for (const refs of left)
    for (const end of directed ? [refs[0]] : [refs[0], refs.at(-1)])
      if (end !== undefined) byEnd.set(end, [...(byEnd.get(end) ?? []), refs])
  const chains: { refs: number[]; closed: boolean }[] = []
  const starts = new Set(ways.map(({ refs }) => refs.at(-1)))
  // A directed chain begins where nothing leads to; what is left after those are rings.
  const order = directed ? [...left].sort((a, b) => Number(starts.has(a[0])) - Number(starts.has(b[0]))) : [...left]
  for (const first of order) {
    if (!left.delete(first)) continue
    const refs = [...first]
    for (;;) {
      const end = refs.at(-1) ?? 0
      const next = end === refs[0] ? undefined : byEnd.get(end)?.find((one) => left.has(one))
      if (!next) break
      left.delete(next)
      refs.push(...(next[0] === end ? next.slice(1) : next.toReversed().slice(1)))
    }
    chains.push({ refs, closed: refs.length > 3 && refs[0] === refs.at(-1) })
  }
  return chains
}

function placesOf(refs: readonly number[], { placeOf }: Extract): LngLat[] | undefined {
  const places = refs.map(placeOf)
  return places.every((place) => place !== undefined) ? places : undefined
}
