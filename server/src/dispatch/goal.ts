import type { Vehicle } from '@muster/shared/domain/world/vehicle.ts'
import { type Network, UNREACHED } from './network.ts'
import type { RoadGraph } from './roadGraph.ts'
import { LAUNCH_SEC } from './vehicles.ts'

/** Where a drive ends: a node, and how far the place lies from it. `isEdge`: what is closed to it keeps it from coming nearer. */
export type Goal = { readonly node: number; readonly metres: number; readonly isEdge: boolean }

/** How far a place may lie from the road before no time is given, metres. */
export const OFF_ROAD_M = 1000
/** Walking from the road to the place, or driving on unmapped ground, metres a second. */
export const OFF_ROAD_MPS = 3
/** How far from the place closed roads may end a drive, metres; farther away nobody helps by getting there. */
const EDGE_M = 1500
/** A node that is joined to fewer is shut in by what is closed. */
const SHUT_IN = 64
/** Nodes from which the open ground of a city is looked for. */
const SEEDS = 16

/** True where hardly any node is joined to the one that a tree of milliseconds belongs to. */
export function isShutIn(tree: Uint32Array, { strongCount }: RoadGraph): boolean {
  const enough = Math.min(SHUT_IN, Math.ceil(strongCount / 50))
  let joined = 0
  for (const millis of tree) {
    if (millis !== UNREACHED) joined += 1
    if (joined > enough) return false
  }
  return true
}

/** What can be driven to from the city at large while roads are closed: a tree from the first node that is not shut in. */
export function openGround(network: Network): Uint32Array | undefined {
  const { graph } = network
  for (let seed = 0; seed < SEEDS; seed += 1) {
    const tree = network.millisFrom(Math.floor((seed * graph.strongCount) / SEEDS))
    if (!isShutIn(tree, graph)) return tree
  }
  return undefined
}

/**
 * Where a drive to a place ends: at the road node nearest to it; where closed roads shut that in, at the nearest that the
 * city can drive to. Undefined where that is too far away, too. `open`: the open ground, asked for only then.
 */
export function goalAt(
  { graph, isWhole }: Network,
  [lng, lat]: readonly [number, number],
  treeTo: (node: number) => Uint32Array,
  open: () => Uint32Array | undefined,
): Goal | undefined {
  const nearest = graph.snap(lng, lat, OFF_ROAD_M)
  if (!nearest) return undefined
  // Where nothing is closed to it, no tree is asked for.
  if (isWhole || !isShutIn(treeTo(nearest.node), graph)) return { ...nearest, isEdge: false }
  const ground = open()
  const edge = ground && graph.snap(lng, lat, EDGE_M, (node) => ground[node] !== UNREACHED)
  return edge ? { ...edge, isEdge: true } : undefined
}

/** True where who drives on the roads as they are gets no nearer than to an edge. */
export const isCutOff = (goal: Goal | undefined): boolean => goal?.isEdge ?? true

/** Seconds from the end of a drive to the place itself. `onRoads`: where what fits everywhere ends; a boat that comes farther is launched. */
export function restSec(goal: Goal, vehicle: Vehicle | undefined, onRoads: () => Goal | undefined): number {
  if (goal.isEdge) return 0
  return goal.metres / OFF_ROAD_MPS + (vehicle === 'boat' && isCutOff(onRoads()) ? LAUNCH_SEC : 0)
}
