import type { RoadClass, RoadFile } from '@muster/server/dispatch/roadFile.ts'
import { lngLatOf } from '../tiles/sourceTiles.ts'
import type { JoinedRoads } from './joinRoads.ts'
import { ROAD_ZOOM, UNITS_PER_TILE } from './roadLines.ts'
import { strongPart } from './strongPart.ts'

/** How much of the graph hangs together. */
export type RoadFigures = { nodes: number; strongNodes: number; stretches: number }

// Longer stretches get nodes between, so that a call or a unit in mid-block has one near.
const LONGEST_UNITS = 128

/** Which nodes can all reach each other, and the figures that the build checks. */
export function roadFigures(roads: JoinedRoads): RoadFigures {
  const marks = strongPart(leadsTo(roads))
  return {
    nodes: roads.x.length,
    strongNodes: marks.reduce((sum, mark) => sum + mark, 0),
    stretches: roads.stretches.length,
  }
}

/** Cuts long stretches, numbers the nodes (those that can all reach each other first, neighbours close) and adds speeds. */
export function roadFileOf(roads: JoinedRoads, classes: RoadClass[]): RoadFile {
  const cut = cutLong(roads)
  const strong = strongPart(leadsTo(cut))
  const order = cut.x.map((_, node) => node)
  const rank = order.map((node) => mortonOf(cut.x[node] ?? 0, cut.y[node] ?? 0))
  order.sort((a, b) => (strong[b] ?? 0) - (strong[a] ?? 0) || (rank[a] ?? 0) - (rank[b] ?? 0) || a - b)
  const numberOf = new Map(order.map((node, number) => [node, number]))
  const classIndex = new Map(classes.map(({ name }, i) => [name, i]))
  const stretches = cut.stretches
    .map(({ from, to, line }) => ({ from: numberOf.get(from) ?? 0, to: numberOf.get(to) ?? 0, line }))
    .sort((a, b) => a.from - b.from || a.to - b.to)
  const places = order.map((node) => placeOf(cut, node))
  return {
    lng: Float64Array.from(places, ([lng]) => lng),
    lat: Float64Array.from(places, ([, lat]) => lat),
    strongCount: strong.reduce((sum, mark) => sum + mark, 0),
    from: Uint32Array.from(stretches, ({ from }) => from),
    to: Uint32Array.from(stretches, ({ to }) => to),
    roadClass: Uint8Array.from(stretches, ({ line }) => {
      const index = classIndex.get(line.roadClass)
      if (index === undefined) throw new Error(`no speed is set for roads of class ${line.roadClass}`)
      return index
    }),
    oneWay: Uint8Array.from(stretches, ({ line }) => Number(line.oneWay)),
    classes,
  }
}

/** [longitude, latitude] of a joined node, degrees. */
export function placeOf(roads: JoinedRoads, node: number): [number, number] {
  return lngLatOf((roads.x[node] ?? 0) / UNITS_PER_TILE, (roads.y[node] ?? 0) / UNITS_PER_TILE, ROAD_ZOOM)
}

function leadsTo({ x, stretches }: JoinedRoads): number[][] {
  const out: number[][] = x.map(() => [])
  for (const { from, to, line } of stretches) {
    out[from]?.push(to)
    if (!line.oneWay) out[to]?.push(from)
  }
  return out
}

function cutLong({ x, y, stretches }: JoinedRoads): JoinedRoads {
  const cut: JoinedRoads = { x: [...x], y: [...y], stretches: [] }
  for (const { from, to, line } of stretches) {
    const [ax, ay, bx, by] = [x[from] ?? 0, y[from] ?? 0, x[to] ?? 0, y[to] ?? 0]
    const parts = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / LONGEST_UNITS))
    let last = from
    for (let part = 1; part < parts; part++) {
      const node = cut.x.push(ax + ((bx - ax) * part) / parts) - 1
      cut.y.push(ay + ((by - ay) * part) / parts)
      cut.stretches.push({ from: last, to: node, line })
      last = node
    }
    cut.stretches.push({ from: last, to, line })
  }
  return cut
}

/** Place along a Z-shaped curve: close numbers are close places, which keeps differences small in the file. */
function mortonOf(x: number, y: number): number {
  let [code, bit] = [0, 1]
  // 16 units (8 m) a step; 2^13 steps span 65 km.
  const [cx, cy] = [Math.floor(x / 16) % 8192, Math.floor(y / 16) % 8192]
  for (let i = 0; i < 13; i++) {
    code += bit * ((cx >> i) & 1) + 2 * bit * ((cy >> i) & 1)
    bit *= 4
  }
  return code
}
