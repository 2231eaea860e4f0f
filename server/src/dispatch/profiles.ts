import type { Vehicle } from '@muster/shared/domain/world/vehicle.ts'
import { NO_WAY } from './hierarchy/customise.ts'
import { edgesOnArcs, type Hierarchy } from './hierarchy/hierarchy.ts'
import { metresBetween } from './metresBetween.ts'
import { adjacency, NO_EDGE, type RoadGraph } from './roadGraph.ts'
import type { RoadMap } from './roadMap.ts'
import { BOAT_MPS, mayPass, WALKING_MPS } from './vehicles.ts'

/** How one kind of vehicle goes over a map. By edge of `forward`, NO_WAY where it does not. */
export type Profile = {
  readonly forward: RoadGraph['forward']
  readonly edgeOfStretch: Uint32Array
  readonly hierarchy: Hierarchy
  /** Milliseconds while nothing is closed. */
  readonly open: Uint32Array
  /** The same under water; none: nobody passes there. */
  readonly afloat?: Uint32Array
  /** A closed road keeps it out, not water alone. */
  readonly isShutOut: boolean
  /** True where it goes wherever the map has a road. */
  readonly isWhole: boolean
}

/**
 * Each kind of vehicle on a map, made when it is first asked for and then shared by all worlds. Those that fit through the same
 * roads are one profile: a map without signed limits has a single one for all that drive.
 *
 * On foot: every road that the map has, against one-ways, too, but not freeways and their ramps; a crossing at the ferry's
 * own pace. A closed road does not stop who walks, water does. Limits: the map holds roads for driving, so paths, stairs and
 * parks are left out, and a turn that is forbidden in both directions is not walked round either.
 *
 * A boat: on dry ground its trailer, as an ambulance is on the roads; under water and on crossings at a pace of its own, in
 * either direction. Limits: only streets are navigated, not the water between them nor open water without a ferry; it may
 * leave the water wherever a street does; depth, current and wires are not known; launching is counted once, and only where
 * no road vehicle comes (see `goalFor`).
 */
export function profilesOf(map: RoadMap) {
  const { graph, hierarchy } = map
  const { forward, edgeOfStretch, roads } = graph
  const { from, to, lng, lat, roadClass, classes, limits } = roads
  const known = new Map<string, Profile>()
  const once = (name: string, make: () => Profile): Profile => {
    const profile = known.get(name) ?? make()
    known.set(name, profile)
    return profile
  }
  const all: Profile = {
    ...{ forward, edgeOfStretch, hierarchy, open: forward.millis },
    ...{ isShutOut: true, isWhole: true },
  }
  const traitsOf = (stretch: number) => limits?.traits[limits.trait[stretch] ?? 0] ?? {}
  const classOf = (stretch: number) => classes[roadClass[stretch] ?? 0]
  const isFerry = (stretch: number): boolean =>
    traitsOf(stretch).structure === 'ferry' || classOf(stretch)?.name === 'ferry'
  const millisAt = (stretch: number, metresPerSec: number): number => {
    const [a, b] = [from[stretch] ?? 0, to[stretch] ?? 0]
    const metres = metresBetween(lng[a] ?? 0, lat[a] ?? 0, lng[b] ?? 0, lat[b] ?? 0)
    return Math.max(1, Math.round((metres / metresPerSec) * 1000))
  }

  /** Times by edge from those by stretch and direction: 2i along stretch i, 2i + 1 against it. */
  function byEdge(
    { forward, edgeOfStretch }: Pick<Profile, 'forward' | 'edgeOfStretch'>,
    timeOf: (half: number) => number,
  ) {
    const times = new Uint32Array(forward.target.length)
    edgeOfStretch.forEach((edge, half) => {
      if (edge !== NO_EDGE) times[edge] = timeOf(half)
    })
    return times
  }
  const roadTime = (half: number): number => forward.millis[edgeOfStretch[half] ?? NO_EDGE] ?? NO_WAY

  /** What a kind of vehicle that drives takes from the map's limits: the same for all that they leave the same roads. */
  function driven(vehicle: Vehicle): Profile {
    const passes = (limits?.traits ?? []).map((one) => mayPass(vehicle, one))
    if (passes.every(Boolean)) return all
    return once(passes.map(Number).join(''), () => ({
      ...all,
      open: byEdge(all, (half) => (passes[limits?.trait[half >> 1] ?? 0] ? roadTime(half) : NO_WAY)),
      isWhole: false,
    }))
  }

  let both: Pick<Profile, 'forward' | 'edgeOfStretch' | 'hierarchy'> | undefined
  /** Each stretch in both directions, whichever may be driven. */
  function bothWays() {
    if (both) return both
    const used = [...from.keys()].filter(
      (i) => edgeOfStretch[2 * i] !== NO_EDGE || edgeOfStretch[2 * i + 1] !== NO_EDGE,
    )
    const ends = (first: Uint32Array, second: Uint32Array) =>
      Uint32Array.from({ length: 2 * used.length }, (_, at) => (at & 1 ? second : first)[used[at >> 1] ?? 0] ?? 0)
    const { slots, ...edges } = adjacency(
      graph.nodeCount,
      ends(from, to),
      ends(to, from),
      new Uint32Array(2 * used.length),
    )
    const halves = new Uint32Array(2 * from.length).fill(NO_EDGE)
    for (const [at, i] of used.entries()) {
      halves[2 * i] = slots[2 * at] ?? NO_EDGE
      halves[2 * i + 1] = slots[2 * at + 1] ?? NO_EDGE
    }
    both = { forward: edges, edgeOfStretch: halves, hierarchy: { ...hierarchy, ...edgesOnArcs(edges, hierarchy) } }
    return both
  }

  const onFoot = (): Profile => ({
    ...bothWays(),
    open: byEdge(bothWays(), (half) => {
      const stretch = half >> 1
      if (isFerry(stretch)) return Math.min(roadTime(2 * stretch), roadTime(2 * stretch + 1))
      return classOf(stretch)?.limitedAccess ? NO_WAY : millisAt(stretch, WALKING_MPS)
    }),
    ...{ isShutOut: false, isWhole: false },
  })

  function byBoat(): Profile {
    const afloat = byEdge(bothWays(), (half) => millisAt(half >> 1, BOAT_MPS))
    const dry = (half: number) => (mayPass('boat', traitsOf(half >> 1)) ? roadTime(half) : NO_WAY)
    const open = byEdge(bothWays(), (half) => (isFerry(half >> 1) ? millisAt(half >> 1, BOAT_MPS) : dry(half)))
    return { ...bothWays(), open, afloat, isShutOut: true, isWhole: false }
  }

  const hasFerry = [...from.keys()].some(isFerry)
  return {
    all,
    /** `isWet`: some road is under water. Where there is no water a boat is what stands on its trailer. */
    of(vehicle: Vehicle | undefined, isWet: boolean): Profile {
      if (vehicle === undefined) return all
      if (vehicle === 'foot') return once('foot', onFoot)
      return vehicle === 'boat' && (isWet || hasFerry)
        ? once('boat', byBoat)
        : once(`${vehicle} driven`, () => driven(vehicle))
    },
  }
}

const kept = new WeakMap<RoadMap, ReturnType<typeof profilesOf>>()

/** The same for the same map: what follows from it alone all worlds share. */
export function profilesOn(map: RoadMap): ReturnType<typeof profilesOf> {
  const profiles = kept.get(map) ?? profilesOf(map)
  kept.set(map, profiles)
  return profiles
}
