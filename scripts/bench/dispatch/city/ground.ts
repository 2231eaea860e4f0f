import type { Facility } from '@muster/server/cities/pack.ts'
import type { RoadFile } from '@muster/server/dispatch/roadFile.ts'
import { roadGraphOf } from '@muster/server/dispatch/roadGraph.ts'
import { type Streets, streetsOf } from './streets.ts'
import { type Times, timesOf } from './times.ts'

/** Where units may wait. */
type Post = { readonly id: string; readonly stop: number }

/** A place on the roads, and how far off them it lies. */
type Footing = { readonly stop: number; readonly metres: number }

/** The roads as every policy drives them, with the places at which calls, units and hospitals are. */
export type Ground = {
  readonly streets: Streets
  readonly times: Times
  /** Stations and hospitals. */
  readonly posts: readonly Post[]
  /** Stops of the hospitals that take patients. */
  readonly hospitals: readonly number[]
  footing(place: readonly [lng: number, lat: number]): Footing | undefined
}

/** The airport's calls are answered from the city's edge. */
const FARTHEST_M = 20_000

/** Lays the city's roads out around the places of the calls, which all become stops. `closed`: stretches nobody can pass. */
export function groundOf(
  roads: RoadFile,
  facilities: readonly Facility[],
  places: readonly (readonly [number, number])[],
  closed: ReadonlySet<number> = new Set(),
): Ground {
  // Nodes keep their numbers: only the stretches go, so that every place has the same stop on every ground.
  const open = roadGraphOf(roads)
  const graph = closed.size === 0 ? open : roadGraphOf(without(roads, closed))
  const nodes = new Map<string, { node: number; metres: number } | null>()
  const snap = ([lng, lat]: readonly [number, number]) => {
    const key = `${lng},${lat}`
    const known = nodes.get(key)
    if (known !== undefined) return known
    const found = open.snap(lng, lat, FARTHEST_M)
    nodes.set(key, found)
    return found
  }
  const kept = [...facilities.map(({ point }) => point), ...places].flatMap((place) => snap(place)?.node ?? [])
  const streets = streetsOf(graph, kept, open)
  const footing = (place: readonly [number, number]): Footing | undefined => {
    const found = snap(place)
    return found ? { stop: streets.stopOf(found.node), metres: found.metres } : undefined
  }
  const stopAt = ({ point }: Facility): number[] => {
    const found = footing(point)
    return found ? [found.stop] : []
  }
  const waiting = facilities.filter(({ kind, emergency }) => kind === 'station' || (kind === 'hospital' && emergency))
  return {
    streets,
    times: timesOf(streets),
    posts: waiting.flatMap((one) => stopAt(one).map((stop) => ({ id: one.id, stop }))),
    hospitals: waiting.filter(({ kind }) => kind === 'hospital').flatMap(stopAt),
    footing,
  }
}

function without(roads: RoadFile, closed: ReadonlySet<number>): RoadFile {
  const stays = (_: number, i: number): boolean => !closed.has(i)
  return {
    ...roads,
    from: roads.from.filter(stays),
    to: roads.to.filter(stays),
    roadClass: roads.roadClass.filter(stays),
    oneWay: roads.oneWay.filter(stays),
  }
}
