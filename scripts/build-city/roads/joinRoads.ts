import { disjointSets } from './disjointSets.ts'
import type { JoinedRoads } from './road.ts'
import type { RoadLine } from './roadLines.ts'
import { type Segment, segmentGrid } from './segmentGrid.ts'

// The tiles' generalisation may drop the vertex at which a side street ends: it is then up to 1.6 units off (0.1 px).
const TOUCH_UNITS = 3
// A bridge's end lies on what it joins; anything farther may pass beneath it.
const TOUCH_BRIDGE_UNITS = 2
// The two halves of a road cut by a tile border are rounded apart by at most 1 unit each.
const BORDER_UNITS = 2

type Vertex = { x: number; y: number; line: RoadLine; isEnd: boolean; isCut: boolean }

/**
 * Joins lines where one can drive from one to the other: at shared vertices, where an end touches another road, where
 * two roads at grade cross, and across tile borders. Bridges and tunnels are joined at their ends only.
 */
export function joinRoads(lines: RoadLine[]): JoinedRoads {
  const vertices: Vertex[] = []
  const segments: Segment[] = []
  for (const line of lines) {
    line.points.forEach(({ x, y }, i) => {
      const isEnd = i === 0 || i === line.points.length - 1
      const isCut = (i === 0 && line.startCut) || (i > 0 && isEnd && line.endCut)
      vertices.push({ x, y, line, isEnd, isCut })
      const b = vertices.length - 1
      if (i > 0) segments.push({ a: b - 1, b, line, extra: [] })
    })
  }
  const grid = segmentGrid(vertices, segments)
  const sets = disjointSets()
  joinTouching(vertices, segments, grid, sets)
  joinCrossing(vertices, segments, grid, sets)
  joinBorders(vertices, sets)
  return collect(vertices, segments, sets)
}

type Sets = ReturnType<typeof disjointSets>
type Grid = ReturnType<typeof segmentGrid>

/** Ends (and vertices at grade) that lie on another line's segment. */
function joinTouching(vertices: Vertex[], segments: Segment[], grid: Grid, sets: Sets): void {
  vertices.forEach((vertex, v) => {
    if (vertex.isCut) return
    for (const s of grid.near(vertex.x, vertex.y, TOUCH_UNITS)) {
      const segment = segments[s]
      if (!segment || segment.a === v || segment.b === v) continue
      const [a, b] = [vertices[segment.a], vertices[segment.b]]
      if (!a || !b) continue
      const share = shareAlong(a, b, vertex)
      const off = Math.hypot(a.x + (b.x - a.x) * share - vertex.x, a.y + (b.y - a.y) * share - vertex.y)
      const corner = cornerAt(a, b, share, segment)
      if (off > reach(vertex, corner === undefined ? undefined : vertices[corner], segment.line)) continue
      if (corner !== undefined) sets.join(v, corner)
      else segment.extra.push({ share, vertex: v })
    }
  })
}

/** How far `vertex` may lie off a segment of `line` (at that line's vertex `corner`, if at one) and still be joined. */
function reach(vertex: Vertex, corner: Vertex | undefined, line: RoadLine): number {
  if (vertex.line.level === 'ground' && line.level === 'ground')
    return vertex.isEnd || corner?.isEnd ? TOUCH_UNITS : 0.5
  if (corner?.isCut) return -1
  if (vertex.line.level !== 'ground' && vertex.isEnd) return TOUCH_BRIDGE_UNITS
  return vertex.isEnd && corner?.isEnd ? TOUCH_BRIDGE_UNITS : -1
}

/** Roads at grade that cross between their vertices: a new vertex for both. */
function joinCrossing(vertices: Vertex[], segments: Segment[], grid: Grid, sets: Sets): void {
  for (const [s, t] of grid.pairs()) {
    const [one, other] = [segments[s], segments[t]]
    if (!one || !other || one.line.level !== 'ground' || other.line.level !== 'ground') continue
    const [a, b, c, d] = [vertices[one.a], vertices[one.b], vertices[other.a], vertices[other.b]]
    if (!a || !b || !c || !d) continue
    const crossing = crossingShares(a, b, c, d)
    if (!crossing) continue
    const atOne = cornerAt(a, b, crossing[0], one)
    const atOther = cornerAt(c, d, crossing[1], other)
    if (atOne !== undefined && atOther !== undefined) sets.join(atOne, atOther)
    else if (atOne !== undefined) other.extra.push({ share: crossing[1], vertex: atOne })
    else if (atOther !== undefined) one.extra.push({ share: crossing[0], vertex: atOther })
    else {
      const x = a.x + (b.x - a.x) * crossing[0]
      const y = a.y + (b.y - a.y) * crossing[0]
      vertices.push({ x, y, line: one.line, isEnd: false, isCut: false })
      one.extra.push({ share: crossing[0], vertex: vertices.length - 1 })
      other.extra.push({ share: crossing[1], vertex: vertices.length - 1 })
    }
  }
}

/** The two sides of each tile border, matched by place, kind and name. */
function joinBorders(vertices: Vertex[], sets: Sets): void {
  const cuts = new Map<string, number[]>()
  vertices.forEach(({ isCut, line }, v) => {
    if (!isCut) return
    const key = `${line.roadClass}|${line.name}|${line.level}|${line.oneWay}`
    cuts.set(key, [...(cuts.get(key) ?? []), v])
  })
  for (const ends of cuts.values()) {
    ends.forEach((v, i) => {
      for (const w of ends.slice(i + 1)) {
        const [one, other] = [vertices[v], vertices[w]]
        if (!one || !other) continue
        if (Math.hypot(one.x - other.x, one.y - other.y) <= BORDER_UNITS) sets.join(v, w)
      }
    })
  }
}

function collect(vertices: Vertex[], segments: Segment[], sets: Sets): JoinedRoads {
  const nodeOfRoot = new Map<number, number>()
  const roads: JoinedRoads = { x: [], y: [], stretches: [] }
  const nodeOf = (v: number) => {
    const root = sets.rootOf(v)
    const known = nodeOfRoot.get(root)
    if (known !== undefined) return known
    const made = roads.x.push(vertices[root]?.x ?? 0) - 1
    roads.y.push(vertices[root]?.y ?? 0)
    nodeOfRoot.set(root, made)
    return made
  }
  const seen = new Set<string>()
  for (const { a, b, extra, line } of segments) {
    const along = [a, ...extra.sort((p, q) => p.share - q.share).map(({ vertex }) => vertex), b].map(nodeOf)
    along.slice(1).forEach((to, i) => {
      const from = along[i] ?? to
      const directions = line.oneWay ? [`${from},${to}`] : [`${from},${to}`, `${to},${from}`]
      // Where two tiles or two ways carry the same stretch, one is enough.
      if (from === to || directions.every((direction) => seen.has(direction))) return
      for (const direction of directions) seen.add(direction)
      roads.stretches.push({ from, to, line })
    })
  }
  return roads
}

function shareAlong(a: Vertex, b: Vertex, p: Vertex): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const length2 = dx * dx + dy * dy
  return length2 === 0 ? 0 : Math.min(1, Math.max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length2))
}

/** The segment's own vertex at `share` of its way, where there is one within a unit. */
function cornerAt(a: Vertex, b: Vertex, share: number, segment: Segment): number | undefined {
  const length = Math.hypot(b.x - a.x, b.y - a.y)
  if (share * length <= 1) return segment.a
  return (1 - share) * length <= 1 ? segment.b : undefined
}

function crossingShares(a: Vertex, b: Vertex, c: Vertex, d: Vertex): [number, number] | undefined {
  const denominator = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x)
  if (denominator === 0) return undefined
  const one = ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / denominator
  const other = ((c.x - a.x) * (b.y - a.y) - (c.y - a.y) * (b.x - a.x)) / denominator
  return one >= 0 && one <= 1 && other >= 0 && other <= 1 ? [one, other] : undefined
}
