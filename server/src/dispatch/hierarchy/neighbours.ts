import type { RoadGraph } from '../roadGraph.ts'

/** Who is joined to whom, whichever way may be driven: those of node n lie at offset[n] … offset[n + 1] - 1, each once. */
export type Neighbours = { readonly offset: Uint32Array; readonly target: Uint32Array }

/** The road graph without directions, parallel roads and roads that end where they begin. */
export function neighboursOf({ nodeCount, forward, backward }: RoadGraph): Neighbours {
  const offset = new Uint32Array(nodeCount + 1)
  const target = new Uint32Array(forward.target.length * 2)
  const lastSeenBy = new Int32Array(nodeCount).fill(-1)
  let filled = 0
  for (let node = 0; node < nodeCount; node++) {
    lastSeenBy[node] = node
    for (const edges of [forward, backward]) {
      const end = edges.offset[node + 1] ?? 0
      for (let edge = edges.offset[node] ?? 0; edge < end; edge++) {
        const other = edges.target[edge] ?? 0
        if (lastSeenBy[other] === node) continue
        lastSeenBy[other] = node
        target[filled++] = other
      }
    }
    offset[node + 1] = filled
  }
  return { offset, target: target.slice(0, filled) }
}
