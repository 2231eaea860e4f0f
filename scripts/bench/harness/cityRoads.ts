import { loadCity } from '@muster/server/cities/loadCity.ts'
import { type RoadFile, readRoadFile } from '@muster/server/dispatch/roadFile.ts'
import { type RoadGraph, roadGraphOf } from '@muster/server/dispatch/roadGraph.ts'
import { loadRoadMap } from '@muster/server/dispatch/roadMap.ts'
import { isRefusal } from '@muster/shared/kernel/refusal.ts'
import { check } from '../benchmark.ts'
import { bucketSearch } from './bucketSearch.ts'
import { lots } from './statistics.ts'

/** A city's roads, by default those of the sample city: as its file holds them, and as a hub does. */
export async function openCityRoads(id = 'sf') {
  const pack = await loadCity(id)
  check(!isRefusal(pack), `there is no city ${id}: npm run build-city -- osm FILE --id ${id}`)
  return { file: readRoadFile(pack.roads), map: loadRoadMap(pack) }
}

/** So many different nodes of the part that hangs together, the same for the same seed. */
export function someNodes({ strongCount }: Pick<RoadGraph, 'strongCount'>, count: number, seed: number): Uint32Array {
  const draw = lots(seed)
  const nodes = new Set<number>()
  while (nodes.size < Math.min(count, strongCount)) nodes.add(Math.floor(draw() * strongCount))
  return Uint32Array.from(nodes)
}

/** The map as if these stretches had never been built. */
export function without(file: RoadFile, stretches: ReadonlySet<number>): RoadGraph {
  const left = (_: number, i: number) => !stretches.has(i)
  const { from, to, roadClass, oneWay } = file
  return roadGraphOf({
    ...file,
    from: from.filter(left),
    to: to.filter(left),
    roadClass: roadClass.filter(left),
    oneWay: oneWay.filter(left),
  })
}

/** The bound: a bucket-queue search a target, over the whole map, and the sources looked up in it. Answers as a network's `table`. */
export function searchTable(graph: RoadGraph) {
  const search = bucketSearch(graph.nodeCount, graph.maxEdgeMillis)
  return (sources: Uint32Array, targets: Uint32Array): Uint32Array => {
    const millis = new Uint32Array(sources.length * targets.length)
    targets.forEach((target, column) => {
      const tree = search(graph.backward, target)
      sources.forEach((source, row) => {
        millis[row * targets.length + column] = tree[source] ?? 0
      })
    })
    return millis
  }
}

/** How many cells of two tables differ. */
export const differences = (one: Uint32Array, other: Uint32Array): number =>
  one.reduce((sum, millis, cell) => sum + Number(millis !== other[cell]), 0) + Math.abs(one.length - other.length)
