import type { RoadGraph } from '../roadGraph.ts'
import { minCut } from './minCut.ts'
import { neighboursOf } from './neighbours.ts'

/**
 * Shares of the nodes at either end of a row that a cut must leave together: the fewer, the fewer streets may have to be
 * cut; the more, the more even the halves. Both are tried.
 */
const END_SHARES = [0.35, 0.25]
// East, north and the two diagonals between them: towns are often cut best along a river that runs in none of the first.
const DIRECTIONS = [
  [1, 0],
  [0, 1],
  [1, 1],
  [1, -1],
] as const
const [NEAR, FAR, BETWEEN] = [0, 1, 2]

/**
 * The nodes in the order in which a hierarchy leaves them out: the few crossroads that hold two halves of the map
 * together come last, those of each half before them, and so on (nested dissection by inertial flow, Schild and Sommer
 * 2015). It depends on the map alone, not on times: it is made once for a city. San Francisco takes some 5 s; time grows
 * a little faster than the map.
 */
export function dissect(graph: RoadGraph): Uint32Array {
  const { nodeCount, lng, lat } = graph
  const neighbours = neighboursOf(graph)
  const cut = minCut(nodeCount, neighbours)
  const part = new Uint32Array(nodeCount)
  const side = new Uint8Array(nodeCount)
  const bestSide = new Uint8Array(nodeCount)
  const order = new Uint32Array(nodeCount)
  let parts = 0

  /** Takes the crossroads on that bank of the cut where they are fewer out of `side`; answers how many they are. */
  const markBetween = (row: Int32Array, id: number): number => {
    const banks = [NEAR, FAR].map((here) =>
      row.filter((node) => {
        if (side[node] !== here) return false
        for (let edge = neighbours.offset[node] ?? 0; edge < (neighbours.offset[node + 1] ?? 0); edge++) {
          const other = neighbours.target[edge] ?? 0
          if (part[other] === id && side[other] !== here) return true
        }
        return false
      }),
    )
    const [near = row, far = row] = banks
    const between = near.length <= far.length ? near : far
    for (const node of between) side[node] = BETWEEN
    return between.length
  }

  /** Puts the nodes of one part, given in a row for each direction, into `order` from place `first` on. */
  const place = (rows: readonly Int32Array[], first: number): void => {
    const [row = new Int32Array()] = rows
    if (row.length <= 2) {
      order.set(row, first)
      return
    }
    const id = ++parts
    for (const node of row) part[node] = id
    // The smaller, the better: crossroads between, by the smaller half.
    let best = Number.POSITIVE_INFINITY
    for (const [share, along] of END_SHARES.flatMap((share) => rows.map((along) => [share, along] as const))) {
      const ends = Math.max(1, Math.floor(row.length * share))
      const found = cut(along, part, id, ends, Math.ceil((best * row.length) / 2))
      if (!found) continue
      let near = 0
      for (const node of row) {
        const isNear = found.isNear(node)
        side[node] = isNear ? NEAR : FAR
        if (isNear) near++
      }
      const score = markBetween(row, id) / Math.min(near, row.length - near)
      if (score >= best) continue
      best = score
      for (const node of row) bestSide[node] = side[node] ?? 0
    }
    const sides = [NEAR, FAR, BETWEEN].map((which) =>
      rows.map((along) => along.filter((node) => bestSide[node] === which)),
    )
    let next = first
    for (const half of sides.slice(0, BETWEEN)) {
      place(half, next)
      next += half[0]?.length ?? 0
    }
    order.set(sides[BETWEEN]?.[0] ?? [], next)
  }

  const shrink = Math.cos(((lat[0] ?? 0) * Math.PI) / 180)
  place(
    DIRECTIONS.map(([east, north]) => {
      const key = lng.map((degrees, node) => degrees * shrink * east + (lat[node] ?? 0) * north)
      return Int32Array.from(lng.keys()).sort((a, b) => (key[a] ?? 0) - (key[b] ?? 0) || a - b)
    }),
    0,
  )
  return order
}
