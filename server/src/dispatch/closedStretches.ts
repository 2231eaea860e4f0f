import { boundsOf, isInside, type Ring } from '@muster/shared/geo/ring.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { type ClosedStretch, flooded } from './closings.ts'
import { METRES_PER_DEGREE } from './metresBetween.ts'
import { type Box, endsOf, type Stretches, stretchGrid } from './stretchGrid.ts'

type Line = readonly (readonly number[])[]
/** What can close a road, as GeoJSON. */
export type ClosedGround =
  | { readonly type: 'Point'; readonly coordinates: readonly number[] }
  | { readonly type: 'LineString'; readonly coordinates: Line }
  | { readonly type: 'MultiLineString'; readonly coordinates: readonly Line[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly Line[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Line[])[] }

/** How far a line may lie beside the road that it closes: a carriageway and the hand that drew it. */
const BESIDE_M = 15
/** A stretch along which a line runs for less is only touched by it, unless it is that short itself. */
const TOUCHED_M = 15
/** Turned by more than 30 degrees a road crosses the line and is not closed by it. */
const LEAST_ADVANCE = Math.cos(Math.PI / 6)
const SAMPLE_M = 4
/** A longer piece of a line is looked at in parts, so that its box stays small. */
const PIECE_M = 200
/** Parts of one line that are looked at: 800 km of it, or as many of its points. */
const MOST_PIECES = 4000
/** A point closes the nearest road within this. */
const POINT_M = 40

type Flat = readonly [number, number]

/** Tells which stretches of road a closure closes. Pure; what lies on no road closes none. */
export function createClosedStretches(stretches: Stretches) {
  let grid: ReturnType<typeof stretchGrid> | undefined
  // Made by the first closure: a hub without any does not wait for it.
  const near = (box: Box) => {
    grid ??= stretchGrid(stretches)
    return grid(box)
  }

  function alongLine(line: Line, direction: ClosedStretch['direction'], closed: Map<number, Set<string>>): void {
    const [first = [0, 0]] = line
    const shrink = Math.cos(((first[1] ?? 0) * Math.PI) / 180)
    const flat = ([lng = 0, lat = 0]: readonly number[]): Flat => [
      lng * shrink * METRES_PER_DEGREE,
      lat * METRES_PER_DEGREE,
    ]
    const pad = BESIDE_M / METRES_PER_DEGREE
    /** By stretch, of each sample the nearest place on the line: how far away, and how far along. */
    const seen = new Map<number, Sample[]>()
    let before = 0
    let pieces = 0
    for (const [a, b] of piecesOf(line, shrink)) {
      pieces += 1
      if (pieces > MOST_PIECES) break
      const [start, end] = [flat(a), flat(b)]
      const [west, south, east, north] = boundsOf([a, b])
      const box: Box = [west - pad / shrink, south - pad, east + pad / shrink, north + pad]
      for (const stretch of near(box)) {
        const samples = seen.get(stretch) ?? samplesOf(stretch, flat)
        seen.set(stretch, samples)
        for (const sample of samples) {
          const { metres, along } = toPiece(sample.at, start, end)
          if (metres < sample.metres) Object.assign(sample, { metres, along: before + along })
        }
      }
      before += Math.hypot(end[0] - start[0], end[1] - start[1])
    }
    for (const [stretch, samples] of seen) {
      // What lies before the line's beginning or behind its end has its nearest place there, and is not beside it.
      const way = wayAlong(
        samples.filter(({ metres, along }) => metres <= BESIDE_M && along > 0 && along < before),
        samples.length,
      )
      if (way === undefined) continue
      const known = closed.get(stretch) ?? new Set()
      const against = way === 'along' ? 'against' : 'along'
      known.add(direction === undefined ? 'both' : direction === 'along' ? way : against)
      closed.set(stretch, known)
    }
  }

  /** The middle of each few metres of a stretch. */
  function samplesOf(stretch: number, flat: (place: readonly number[]) => Flat): Sample[] {
    const [x1, y1, x2, y2] = endsOf(stretches, stretch)
    const [a, b] = [flat([x1, y1]), flat([x2, y2])]
    const length = Math.hypot(b[0] - a[0], b[1] - a[1])
    const count = Math.max(2, Math.ceil(length / SAMPLE_M))
    return Array.from({ length: count }, (_, i): Sample => {
      const share = (i + 0.5) / count
      const at: Flat = [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
      return { at, eachM: length / count, metres: Number.POSITIVE_INFINITY, along: 0 }
    })
  }

  function inArea([outer = [], ...holes]: readonly Line[], closed: Map<number, Set<string>>): void {
    const ring: Ring = outer.map(([lng = 0, lat = 0]): LngLat => [lng, lat])
    if (ring.length < 3) return
    const dry = holes.map((hole) => hole.map(([lng = 0, lat = 0]): LngLat => [lng, lat]))
    const isWet = (place: LngLat) => isInside(ring, place) && !dry.some((hole) => isInside(hole, place))
    for (const stretch of near(boundsOf(ring))) {
      const [x1, y1, x2, y2] = endsOf(stretches, stretch)
      if (isWet([x1, y1]) || isWet([x2, y2]) || crosses(ring, [x1, y1], [x2, y2]))
        closed.set(stretch, new Set(['both']))
    }
  }

  function atPoint([lng = 0, lat = 0]: readonly number[], closed: Map<number, Set<string>>): void {
    const shrink = Math.cos((lat * Math.PI) / 180)
    const flat = ([x = 0, y = 0]: readonly number[]): Flat => [
      (x - lng) * shrink * METRES_PER_DEGREE,
      (y - lat) * METRES_PER_DEGREE,
    ]
    const pad = POINT_M / METRES_PER_DEGREE
    let best: number | undefined
    let least = POINT_M
    for (const stretch of near([lng - pad / shrink, lat - pad, lng + pad / shrink, lat + pad])) {
      const [x1, y1, x2, y2] = endsOf(stretches, stretch)
      const { metres } = toPiece([0, 0], flat([x1, y1]), flat([x2, y2]))
      if (metres < least || (metres === least && best !== undefined && stretch < best))
        [best, least] = [stretch, metres]
    }
    if (best !== undefined) closed.set(best, new Set(['both']))
  }

  /** The stretches that this closes, by number; a stretch closed both ways says no direction. */
  return function closedBy(ground: ClosedGround, direction?: ClosedStretch['direction']): readonly ClosedStretch[] {
    const closed = new Map<number, Set<string>>()
    if (ground.type === 'Point') atPoint(ground.coordinates, closed)
    else if (ground.type === 'LineString') alongLine(ground.coordinates, direction, closed)
    else if (ground.type === 'Polygon') inArea(ground.coordinates, closed)
    else if (ground.type === 'MultiLineString')
      for (const line of ground.coordinates) alongLine(line, direction, closed)
    else for (const area of ground.coordinates) inArea(area, closed)
    return toldOf(closed)
  }
}

type Sample = { readonly at: Flat; readonly eachM: number; metres: number; along: number }

/** Which way a line runs along a stretch of which these samples, of `count`, lie beside it; undefined where it does not. */
function wayAlong(beside: readonly Sample[], count: number): 'along' | 'against' | undefined {
  const [first, last] = [beside[0], beside.at(-1)]
  if (!first || !last) return undefined
  const eachM = first.eachM
  const covered = (beside.length - 1) * eachM
  // From the middle of the first sample to that of the last; of a single sample nothing can be said.
  if (covered === 0 || beside.length * eachM < Math.min(TOUCHED_M, (count * eachM) / 2)) return undefined
  const advance = (last.along - first.along) / covered
  return Math.abs(advance) < LEAST_ADVANCE ? undefined : advance > 0 ? 'along' : 'against'
}

/** A line in pieces of 200 m at most. */
function* piecesOf(line: Line, shrink: number): Generator<readonly [LngLat, LngLat]> {
  for (let i = 1; i < line.length; i += 1) {
    const [[x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = []] = [line[i - 1], line[i]]
    const metres = Math.hypot((x2 - x1) * shrink, y2 - y1) * METRES_PER_DEGREE
    const count = Math.max(1, Math.ceil(metres / PIECE_M))
    const at = (part: number): LngLat => [x1 + ((x2 - x1) * part) / count, y1 + ((y2 - y1) * part) / count]
    for (let part = 0; part < count; part += 1) yield [at(part), at(part + 1)]
  }
}

/** How far a place lies from a straight piece, and how far along it the nearest of its places is. */
function toPiece([x, y]: Flat, [x1, y1]: Flat, [x2, y2]: Flat): { metres: number; along: number } {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const length2 = dx * dx + dy * dy
  const share = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length2))
  return { metres: Math.hypot(x - x1 - dx * share, y - y1 - dy * share), along: share * Math.sqrt(length2) }
}

const turn = (a: LngLat, b: LngLat, c: LngLat): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

/** True where the edge of an area lies across a stretch. */
const crosses = (ring: Ring, a: LngLat, b: LngLat): boolean =>
  ring.some((corner, i) => {
    const next = ring[(i + 1) % ring.length] ?? corner
    return turn(a, b, corner) > 0 !== turn(a, b, next) > 0 && turn(corner, next, a) > 0 !== turn(corner, next, b) > 0
  })

/** Closed wins: what one closes one way and another the other way is closed both ways. */
function toldOf(closed: ReadonlyMap<number, ReadonlySet<string>>): readonly ClosedStretch[] {
  return [...closed]
    .sort(([a], [b]) => a - b)
    .map(([stretch, ways]) => {
      if (ways.has('both') || ways.size > 1) return { stretch }
      return { stretch, direction: ways.has('along') ? 'along' : 'against' }
    })
}

/** All that several closures close together. */
export function together(all: Iterable<readonly ClosedStretch[]>): readonly ClosedStretch[] {
  const dry = new Map<number, Set<string>>()
  const wet = new Map<number, Set<string>>()
  for (const one of all)
    for (const { stretch, direction = 'both', isFlooded } of one) {
      const closed = isFlooded ? wet : dry
      const known = closed.get(stretch)
      if (known) known.add(direction)
      else closed.set(stretch, new Set([direction]))
    }
  return [...toldOf(dry), ...flooded(toldOf(wet))]
}
