import type { Adjacency } from './roadGraph.ts'

/** Shortest milliseconds by the textbook, slow and plain: what the bucket queue is tested against. */
export function plainDijkstra({ offset, target, millis }: Adjacency, nodeCount: number, source: number): number[] {
  const best = Array.from({ length: nodeCount }, () => Number.POSITIVE_INFINITY)
  const settled = new Set<number>()
  const queue: [number, number][] = [[0, source]]
  best[source] = 0
  while (queue.length > 0) {
    const [here, node] = takeLeast(queue)
    if (settled.has(node)) continue
    settled.add(node)
    for (let edge = offset[node] ?? 0; edge < (offset[node + 1] ?? 0); edge++) {
      const other = target[edge] ?? 0
      const there = here + (millis[edge] ?? 0)
      if (there >= (best[other] ?? 0)) continue
      best[other] = there
      queue.push([there, other])
    }
  }
  return best
}

// A scan in place of a heap: nothing to get wrong, and still quick enough for the real city's frontier.
function takeLeast(queue: [number, number][]): [number, number] {
  const least = queue.reduce((best, [millis], i) => (millis < (queue[best]?.[0] ?? 0) ? i : best), 0)
  const [entry = [0, 0]] = queue.splice(least, 1)
  return entry
}
