import type { RoadClass, RoadFile, RoadTraits } from '@muster/server/dispatch/roadFile.ts'
import { type JoinedRoads, placeOf, type Road } from './road.ts'
import { splitTurns } from './splitTurns.ts'
import { strongPart } from './strongPart.ts'

/** How much of the graph hangs together. */
export type RoadFigures = { nodes: number; strongNodes: number; stretches: number }

// Longer stretches get nodes between, so that a call or a unit in mid-block has one near.
const LONGEST_UNITS = 128
// A stretch names its class in one byte.
const MOST_CLASSES = 256
// And its traits in two.
const MOST_TRAITS = 65_536

/** Which nodes can all reach each other, and the figures that the build checks. */
export function roadFigures(roads: JoinedRoads): RoadFigures {
  const marks = strongPart(leadsTo(roads))
  return {
    nodes: roads.x.length,
    strongNodes: marks.reduce((sum, mark) => sum + mark, 0),
    stretches: roads.stretches.length,
  }
}

/**
 * Cuts long stretches, forbids turns, numbers the nodes (those that can all reach each other first, neighbours close) and
 * adds speeds. `classes`: one for each kind of road that occurs; roads with a speed of their own add to them.
 */
export function roadFileOf(roads: JoinedRoads, classes: RoadClass[]): RoadFile {
  const { split, several } = splitTurns(cutLong(roads))
  const strong = strongPart(leadsTo(split))
  const first = strong.map((mark, node) => (mark && !several.has(node) ? 1 : 0))
  const order = split.x.map((_, node) => node)
  const rank = order.map((node) => mortonOf(split.x[node] ?? 0, split.y[node] ?? 0))
  order.sort((a, b) => (first[b] ?? 0) - (first[a] ?? 0) || (rank[a] ?? 0) - (rank[b] ?? 0) || a - b)
  const numberOf = new Map(order.map((node, number) => [node, number]))
  const stretches = split.stretches
    .map(({ from, to, line }) => ({ from: numberOf.get(from) ?? 0, to: numberOf.get(to) ?? 0, line }))
    .sort((a, b) => a.from - b.from || a.to - b.to)
  const places = order.map((node) => placeOf(split, node))
  const speeds = classTable(classes)
  const traits = traitTable()
  const trait = Uint16Array.from(stretches, ({ line }) => traits.indexOf(line))
  return {
    lng: Float64Array.from(places, ([lng]) => lng),
    lat: Float64Array.from(places, ([, lat]) => lat),
    strongCount: first.reduce((sum, mark) => sum + mark, 0),
    from: Uint32Array.from(stretches, ({ from }) => from),
    to: Uint32Array.from(stretches, ({ to }) => to),
    roadClass: Uint8Array.from(stretches, ({ line }) => speeds.indexOf(line)),
    oneWay: Uint8Array.from(stretches, ({ line }) => Number(line.oneWay)),
    classes: speeds.classes,
    ...(trait.some((index) => index > 0) && { limits: { trait, traits: traits.traits } }),
  }
}

/** The classes with what roads of another speed add. Where the table is full a road takes its class's speed. */
function classTable(given: RoadClass[]) {
  const classes = [...given]
  const indexes = new Map(given.map(({ name }, i) => [name, i]))
  const indexOf = ({ roadClass, metresPerSec }: Road): number => {
    const plain = indexes.get(roadClass)
    const kind = plain === undefined ? undefined : classes[plain]
    if (plain === undefined || !kind) throw new Error(`no speed is set for roads of class ${roadClass}`)
    if (metresPerSec === undefined || metresPerSec === kind.metresPerSec) return plain
    const key = `${roadClass} ${metresPerSec}`
    const known = indexes.get(key)
    if (known !== undefined) return known
    if (classes.length === MOST_CLASSES) return plain
    indexes.set(key, classes.push({ ...kind, metresPerSec }) - 1)
    return classes.length - 1
  }
  return { classes, indexOf }
}

/** Every different set of traits once; the first is that of a road of which nothing is known. */
function traitTable() {
  const traits: RoadTraits[] = [{}]
  const indexes = new Map([['{}', 0]])
  const indexOf = ({ traits: own = {} }: Road): number => {
    const key = JSON.stringify(own)
    const known = indexes.get(key)
    if (known !== undefined) return known
    if (traits.length === MOST_TRAITS) return 0
    indexes.set(key, traits.push(own) - 1)
    return traits.length - 1
  }
  return { traits, indexOf }
}

function leadsTo({ x, stretches }: JoinedRoads): number[][] {
  const out: number[][] = x.map(() => [])
  for (const { from, to, line } of stretches) {
    out[from]?.push(to)
    if (!line.oneWay) out[to]?.push(from)
  }
  return out
}

function cutLong({ x, y, stretches, turns = [] }: JoinedRoads): JoinedRoads {
  const cut: JoinedRoads = { x: [...x], y: [...y], stretches: [], turns }
  // Next to a forbidden turn there is always a node of its own: what stands at the junction is found there.
  const forbidden = new Set(turns.map(({ via }) => via))
  for (const { from, to, line } of stretches) {
    const [ax, ay, bx, by] = [x[from] ?? 0, y[from] ?? 0, x[to] ?? 0, y[to] ?? 0]
    const least = forbidden.has(from) || forbidden.has(to) ? 2 : 1
    const parts = Math.max(least, Math.ceil(Math.hypot(bx - ax, by - ay) / LONGEST_UNITS))
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
