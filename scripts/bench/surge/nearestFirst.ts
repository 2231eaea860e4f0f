import { UNREACHED } from '@muster/server/dispatch/network.ts'
import type { RoadGraph } from '@muster/server/dispatch/roadGraph.ts'
import type { AskingIncident, Situation } from '@muster/server/dispatch/situation.ts'
import { bucketSearch } from '../harness/bucketSearch.ts'

/** A unit that goes, and for which of the calls. */
export type Sent = { readonly call: string; readonly unit: string; readonly capability: string }

/**
 * The bound: call after call, the most urgent first, a bucket-queue search over the whole map and for each thing needed the
 * nearest unit that is still there. No look at what that takes from the next call.
 */
export function nearestFirst(graph: RoadGraph) {
  const search = bucketSearch(graph.nodeCount, graph.maxEdgeMillis)
  return ({ units }: Situation, calls: readonly AskingIncident[]): readonly Sent[] => {
    const free = new Map(
      units.flatMap((unit) => {
        const node = unit.point && graph.snap(...unit.point.coordinates)?.node
        return unit.status === 'busy' || node === undefined || node === null ? [] : [[unit, node] as const]
      }),
    )
    const sent: Sent[] = []
    for (const call of calls.toSorted((a, b) => (a.priority ?? 1) - (b.priority ?? 1))) {
      const goal = call.point && graph.snap(...call.point.coordinates)
      if (!goal) continue
      const millis = search(graph.backward, goal.node)
      for (const { capability, count } of call.needs)
        for (let nth = 0; nth < count; nth += 1) {
          const [nearest] = [...free]
            .filter(([unit, node]) => unit.capabilities.includes(capability) && millis[node] !== UNREACHED)
            .toSorted(([, a], [, b]) => (millis[a] ?? 0) - (millis[b] ?? 0))
          if (!nearest) break
          free.delete(nearest[0])
          sent.push({ call: call.id, unit: nearest[0].id, capability })
        }
    }
    return sent
  }
}
