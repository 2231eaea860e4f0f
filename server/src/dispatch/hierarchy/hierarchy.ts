import type { Adjacency, RoadGraph } from '../roadGraph.ts'
import { neighboursOf } from './neighbours.ts'

/** In `arcOfEdge`: a road that ends where it begins is on no fastest way. */
export const NO_ARC = 0xffffffff
/** In `parent`: nobody above. */
export const NO_PARENT = -1

/**
 * What of a customizable contraction hierarchy (Dibbelt, Strasser and Wagner 2014) follows from the map and the order of
 * its nodes alone. Nodes go by rank, 0 being left out first. An arc joins two ranks, and stands for driving between them
 * in both directions over lower ranks only; all neighbours above a rank are joined to each other.
 */
export type Hierarchy = {
  readonly nodeCount: number
  readonly nodeAt: Uint32Array
  readonly rankOf: Uint32Array
  /** Arcs by their lower end: those of rank r lie at offset[r] … offset[r + 1] - 1, by `head` rising. */
  readonly offset: Uint32Array
  /** Upper and lower end of each arc. */
  readonly head: Uint32Array
  readonly tail: Uint32Array
  /** The lowest rank above that is joined to a rank: all others that are joined to it above lie on the way from there to the top. */
  readonly parent: Int32Array
  /** Arcs by their upper end, by `tail` rising. */
  readonly downOffset: Uint32Array
  readonly downArc: Uint32Array
} & EdgesOnArcs

/** Where edges between neighbours of the map lie in its hierarchy. */
export type EdgesOnArcs = {
  /** By edge: twice the arc that it lies on, and 1 more where it leads down. */
  readonly arcOfEdge: Uint32Array
  /** The edges by the lower rank at their ends. */
  readonly edgeOffset: Uint32Array
  readonly edgeAt: Uint32Array
}

/** Joins what is above: in one pass from the lowest rank to the highest, in time and room as many as there are arcs. */
export function hierarchyOf(graph: RoadGraph, nodeAt: Uint32Array): Hierarchy {
  const { nodeCount, forward } = graph
  const rankOf = inverseOf(nodeAt, nodeCount)
  const neighbours = neighboursOf(graph)
  const offset = new Uint32Array(nodeCount + 1)
  const parent = new Int32Array(nodeCount).fill(NO_PARENT)
  // Ranks whose parent a rank is, as a list through the siblings.
  const child = new Int32Array(nodeCount).fill(NO_PARENT)
  const sibling = new Int32Array(nodeCount).fill(NO_PARENT)
  const joinedTo = new Int32Array(nodeCount).fill(-1)
  let head = new Uint32Array(neighbours.target.length * 2 + 16)
  let filled = 0

  for (let rank = 0; rank < nodeCount; rank++) {
    const start = filled
    const join = (other: number) => {
      if (other <= rank || joinedTo[other] === rank) return
      joinedTo[other] = rank
      if (filled === head.length) head = grown(head)
      // Few and often nearly in order: put in its place at once.
      let at = filled++
      for (; at > start && (head[at - 1] ?? 0) > other; at--) head[at] = head[at - 1] ?? 0
      head[at] = other
    }
    const node = nodeAt[rank] ?? 0
    const end = neighbours.offset[node + 1] ?? 0
    for (let edge = neighbours.offset[node] ?? 0; edge < end; edge++) join(rankOf[neighbours.target[edge] ?? 0] ?? 0)
    for (let below = child[rank] ?? NO_PARENT; below !== NO_PARENT; below = sibling[below] ?? NO_PARENT) {
      const last = offset[below + 1] ?? 0
      for (let arc = offset[below] ?? 0; arc < last; arc++) join(head[arc] ?? 0)
    }
    offset[rank + 1] = filled
    if (filled === start) continue
    const above = head[start] ?? 0
    parent[rank] = above
    sibling[rank] = child[above] ?? NO_PARENT
    child[above] = rank
  }
  head = head.slice(0, filled)
  const tail = new Uint32Array(filled)
  for (let rank = 0; rank < nodeCount; rank++) tail.fill(rank, offset[rank], offset[rank + 1])
  const [downOffset, downArc] = sortedBy(nodeCount, head)
  const arcs = { nodeCount, nodeAt, rankOf, offset, head, tail, parent, downOffset, downArc }
  return { ...arcs, ...edgesOnArcs(forward, arcs) }
}

/** Lays edges on a hierarchy, whose map joins the nodes of each in one direction at least. */
export function edgesOnArcs(
  forward: Adjacency,
  { nodeCount, rankOf, offset, head, tail }: Omit<Hierarchy, keyof EdgesOnArcs>,
): EdgesOnArcs {
  const arcOfEdge = arcsOfEdges(forward, rankOf, offset, head)
  const [edgeOffset, edgeAt] = sortedBy(
    nodeCount,
    arcOfEdge.map((code) => tail[code >>> 1] ?? nodeCount),
  )
  return { arcOfEdge, edgeOffset, edgeAt }
}

function inverseOf(nodeAt: Uint32Array, nodeCount: number): Uint32Array {
  const rankOf = new Uint32Array(nodeCount).fill(nodeCount)
  nodeAt.forEach((node, rank) => {
    rankOf[node] = rank
  })
  if (nodeAt.length !== nodeCount || rankOf.includes(nodeCount))
    throw new Error('order.bin does not belong to roads.bin: without it, the order is made anew')
  return rankOf
}

function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2)
  larger.set(array)
  return larger
}

/** Things by the rank that each has (none: left out): those of rank r lie at offset[r] … offset[r + 1] - 1 of the second array. */
function sortedBy(nodeCount: number, rankOfThing: Uint32Array): readonly [Uint32Array, Uint32Array] {
  const offset = new Uint32Array(nodeCount + 1)
  for (let thing = 0; thing < rankOfThing.length; thing++) {
    const after = (rankOfThing[thing] ?? 0) + 1
    if (after <= nodeCount) offset[after] = (offset[after] ?? 0) + 1
  }
  for (let rank = 0; rank < nodeCount; rank++) offset[rank + 1] = (offset[rank + 1] ?? 0) + (offset[rank] ?? 0)
  const next = offset.slice()
  const sorted = new Uint32Array(offset[nodeCount] ?? 0)
  for (let thing = 0; thing < rankOfThing.length; thing++) {
    const rank = rankOfThing[thing] ?? 0
    if (rank >= nodeCount) continue
    const at = next[rank] ?? 0
    next[rank] = at + 1
    sorted[at] = thing
  }
  return [offset, sorted]
}

function arcsOfEdges(forward: Adjacency, rankOf: Uint32Array, offset: Uint32Array, head: Uint32Array): Uint32Array {
  const arcOfEdge = new Uint32Array(forward.target.length).fill(NO_ARC)
  for (let node = 0; node < rankOf.length; node++) {
    const from = rankOf[node] ?? 0
    for (let edge = forward.offset[node] ?? 0; edge < (forward.offset[node + 1] ?? 0); edge++) {
      const to = rankOf[forward.target[edge] ?? 0] ?? 0
      if (from === to) continue
      const [low, high] = from < to ? [from, to] : [to, from]
      let arc = offset[low] ?? 0
      while (head[arc] !== high) arc++
      arcOfEdge[edge] = 2 * arc + Number(from > to)
    }
  }
  return arcOfEdge
}
