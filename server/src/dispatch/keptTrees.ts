import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { type Goal, goalAt, isShutIn, openGround } from './goal.ts'
import type { Network } from './network.ts'

/** Trees of travel times kept: one an incident that is being looked at. */
const TREES_KEPT = 32

/** What is asked of a network again and again: times to where incidents are, kept until its roads change. */
export function createKeptTrees(network: Network) {
  const { graph } = network
  const trees = new Map<number, { millis: Uint32Array; version: number }>()
  const goals = new Map<string, Goal | undefined>()
  const shut = new Map<number, boolean>()
  let open: { readonly ground: Uint32Array | undefined } | undefined
  let known = network.version

  /** Milliseconds from everywhere to this node; the oldest tree's array is used again. */
  function treeTo(node: number): Uint32Array {
    const { version } = network
    const known = trees.get(node)
    if (known?.version === version) return known.millis
    const oldest = trees.size >= TREES_KEPT ? trees.entries().next().value : undefined
    if (!known && oldest) trees.delete(oldest[0])
    const millis = network.millisTo(node, (known ?? oldest?.[1])?.millis)
    trees.set(node, { millis, version })
    return millis
  }

  /** Forgets what was worked out with other roads. */
  function keepUp(): void {
    if (known === network.version) return
    known = network.version
    open = undefined
    goals.clear()
    shut.clear()
  }

  return {
    network,
    treeTo,

    /** Where a drive to this place ends, the same for every unit. */
    goalOf(place: LngLat): Goal | undefined {
      keepUp()
      const key = place.join()
      if (goals.has(key)) return goals.get(key)
      if (goals.size >= TREES_KEPT) goals.clear()
      const goal = goalAt(network, place, treeTo, () => {
        open ??= { ground: openGround(network) }
        return open.ground
      })
      goals.set(key, goal)
      return goal
    },

    /** Whether what is closed shuts in who stands at this node; units of one station ask for the same. */
    isShutAt(node: number): boolean {
      keepUp()
      const is = shut.get(node) ?? isShutIn(network.millisFrom(node), graph)
      shut.set(node, is)
      return is
    },
  }
}
