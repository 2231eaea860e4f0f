import type { Neighbours } from './neighbours.ts'

const NONE = -1

/**
 * Finds where a part of the map hangs together by the fewest streets: a maximum flow of one unit a street from the first
 * nodes of a row to its last ones, path by path (Ford and Fulkerson, shortest path first).
 */
export function minCut(nodeCount: number, { offset, target }: Neighbours) {
  const twin = twinsOf({ offset, target })
  const flow = new Int8Array(target.length)
  const cameBy = new Int32Array(nodeCount)
  const seen = new Uint32Array(nodeCount)
  const sinkOf = new Uint32Array(nodeCount)
  const queue = new Int32Array(nodeCount)
  let turn = 0

  const tailOf = (edge: number) => target[twin[edge] ?? 0] ?? 0

  /** Pushes one unit back along the path by which `sink` was reached. */
  const push = (sink: number) => {
    for (let edge = cameBy[sink] ?? NONE; edge !== NONE; edge = cameBy[tailOf(edge)] ?? NONE) {
      flow[edge] = (flow[edge] ?? 0) + 1
      const back = twin[edge] ?? 0
      flow[back] = (flow[back] ?? 0) - 1
    }
  }

  /**
   * Splits the nodes of `row`, those for which `part` is `id`: `ends` first ones from as many last ones. `isNear(node)` tells the side then,
   * until the next call. Answers null as soon as more than `limit` streets would be cut.
   */
  return function cut(row: Int32Array, part: Uint32Array, id: number, ends: number, limit: number) {
    for (const node of row) flow.fill(0, offset[node], offset[node + 1])
    const sinkTurn = turn + 1
    for (let i = row.length - ends; i < row.length; i++) sinkOf[row[i] ?? 0] = sinkTurn
    for (let pushed = 0; pushed <= limit; pushed++) {
      turn++
      let filled = 0
      for (let i = 0; i < ends; i++) {
        const node = row[i] ?? 0
        seen[node] = turn
        cameBy[node] = NONE
        queue[filled++] = node
      }
      let sink = NONE
      search: for (let at = 0; at < filled; at++) {
        const node = queue[at] ?? 0
        const end = offset[node + 1] ?? 0
        for (let edge = offset[node] ?? 0; edge < end; edge++) {
          const other = target[edge] ?? 0
          if (part[other] !== id || seen[other] === turn || (flow[edge] ?? 0) > 0) continue
          seen[other] = turn
          cameBy[other] = edge
          if (sinkOf[other] === sinkTurn) {
            sink = other
            break search
          }
          queue[filled++] = other
        }
      }
      if (sink === NONE) return { isNear: (node: number) => seen[node] === turn }
      push(sink)
    }
    return null
  }
}

/** The number of each street seen from its other end. */
function twinsOf({ offset, target }: Neighbours): Uint32Array {
  const twin = new Uint32Array(target.length)
  for (let node = 0; node + 1 < offset.length; node++) {
    for (let edge = offset[node] ?? 0; edge < (offset[node + 1] ?? 0); edge++) {
      const other = target[edge] ?? 0
      twin[edge] = target.indexOf(node, offset[other] ?? 0)
    }
  }
  return twin
}
