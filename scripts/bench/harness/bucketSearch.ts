import { UNREACHED } from '@muster/server/dispatch/network.ts'
import type { Adjacency } from '@muster/server/dispatch/roadGraph.ts'

const NONE = -1
// Half a second a bucket: the city graph's edges take some 3 s, so that few nodes are looked at twice.
const BUCKET_MILLIS = 512

/**
 * Shortest times over one graph by a bucket queue: a ring of buckets, each a linked list through `next` and `previous`,
 * so that nothing is allocated while searching. A node may be improved while its own bucket is being emptied;
 * it then goes back into it, which keeps the answer exact with buckets wider than the shortest edge.
 */
export function bucketSearch(nodeCount: number, maxEdgeMillis: number) {
  const bucketCount = Math.ceil(maxEdgeMillis / BUCKET_MILLIS) + 2
  const head = new Int32Array(bucketCount)
  const next = new Int32Array(nodeCount)
  const previous = new Int32Array(nodeCount)
  const bucketOfNode = new Int32Array(nodeCount)
  const millis = new Uint32Array(nodeCount)

  const unlink = (node: number) => {
    const bucket = bucketOfNode[node] ?? NONE
    if (bucket === NONE) return
    const before = previous[node] ?? NONE
    const after = next[node] ?? NONE
    if (before === NONE) head[bucket] = after
    else next[before] = after
    if (after !== NONE) previous[after] = before
    bucketOfNode[node] = NONE
  }
  const link = (node: number, bucket: number) => {
    const after = head[bucket] ?? NONE
    next[node] = after
    previous[node] = NONE
    if (after !== NONE) previous[after] = node
    head[bucket] = node
    bucketOfNode[node] = bucket
  }

  /**
   * Milliseconds from `source` to every node along `edges` (UNREACHED where there is no way). Stops early once `goal`
   * is certain; nodes farther than it then hold no meaning. The array is the search's own and the next call refills it.
   */
  return function search({ offset, target, millis: cost }: Adjacency, source: number, goal = NONE): Uint32Array {
    head.fill(NONE)
    bucketOfNode.fill(NONE)
    millis.fill(UNREACHED)
    millis[source] = 0
    link(source, 0)
    let waiting = 1
    for (let turn = 0; waiting > 0; turn++) {
      const bucket = turn % bucketCount
      if (goal !== NONE && (millis[goal] ?? UNREACHED) < turn * BUCKET_MILLIS) break
      for (let node = head[bucket] ?? NONE; node !== NONE; node = head[bucket] ?? NONE) {
        unlink(node)
        waiting--
        const here = millis[node] ?? 0
        const end = offset[node + 1] ?? 0
        for (let edge = offset[node] ?? 0; edge < end; edge++) {
          const other = target[edge] ?? 0
          const there = here + (cost[edge] ?? 0)
          if (there >= (millis[other] ?? 0)) continue
          if (bucketOfNode[other] !== NONE) unlink(other)
          else waiting++
          millis[other] = there
          link(other, Math.floor(there / BUCKET_MILLIS) % bucketCount)
        }
      }
    }
    return millis
  }
}
