import { CannotBuild } from '../cannotBuild.ts'
import { readOsm } from './readOsm.ts'
import type { OsmNode, OsmRelation, OsmThing, OsmWay, Tags } from './things.ts'

/** What of a file a city is made of. */
export type Extract = {
  ways: ReadonlyMap<number, OsmWay>
  relations: readonly OsmRelation[]
  /** Nodes that are things themselves: stations, villages, gates. */
  nodes: readonly OsmNode[]
  /** Degrees of any node of a way, or undefined where the file lacks it. */
  placeOf: (nodeId: number) => [lng: number, lat: number] | undefined
}

// 24 bytes each for places alone, some 200 with what is built of them: beyond this a city was not cut out of its country.
const MOST_NODES = 20_000_000
const WAY_KEYS = [
  'highway',
  'building',
  'natural',
  'landuse',
  'leisure',
  'waterway',
  'amenity',
  'emergency',
  'boundary',
]
const NODE_KEYS = ['amenity', 'emergency', 'place', 'barrier', 'social_facility']
const RELATION_TYPES = new Set(['restriction', 'multipolygon', 'boundary'])

/**
 * Reads a file three times, relations first: what is not wanted is never held, so that memory grows with the city and not
 * with the file around it.
 */
export async function extractOf(path: string): Promise<Extract> {
  const relations: OsmRelation[] = []
  const members = new Set<number>()
  for await (const thing of of('relation', path)) {
    if (!RELATION_TYPES.has(thing.tags.get('type') ?? '')) continue
    relations.push(thing)
    for (const { kind, ref } of thing.members) if (kind === 'way') members.add(ref)
  }
  const ways = new Map<number, OsmWay>()
  const wanted = new Set<number>()
  for await (const way of of('way', path)) {
    if (!members.has(way.id) && !hasOne(way.tags, WAY_KEYS) && way.tags.get('route') !== 'ferry') continue
    ways.set(way.id, way)
    for (const ref of way.refs) wanted.add(ref)
    if (wanted.size > MOST_NODES) throw new CannotBuild(TOO_LARGE)
  }
  const ids = Float64Array.from(wanted).sort()
  const places = new Float64Array(ids.length * 2).fill(Number.NaN)
  const nodes: OsmNode[] = []
  for await (const node of of('node', path)) {
    if (!isOnEarth(node)) continue
    if (hasOne(node.tags, NODE_KEYS)) nodes.push(node)
    const at = indexIn(ids, node.id)
    if (at >= 0) places.set([node.lng, node.lat], at * 2)
  }
  return {
    ...{ ways, relations, nodes },
    placeOf(nodeId) {
      const at = indexIn(ids, nodeId)
      const [lng = Number.NaN, lat = Number.NaN] = at < 0 ? [] : [places[at * 2], places[at * 2 + 1]]
      return Number.isNaN(lng) ? undefined : [lng, lat]
    },
  }
}

const TOO_LARGE = `This file has more than ${MOST_NODES / 1e6} million nodes. Cut the city out first, for example:
osmium extract --bbox WEST,SOUTH,EAST,NORTH FILE -o city.osm.pbf`

const hasOne = (tags: Tags, keys: readonly string[]): boolean => tags.size > 0 && keys.some((key) => tags.has(key))

/** Mercator ends before the poles, and no city lies beyond. */
const isOnEarth = ({ lng, lat }: OsmNode): boolean => Math.abs(lng) <= 180 && Math.abs(lat) <= 85

async function* of<K extends OsmThing['kind']>(kind: K, path: string): AsyncGenerator<Thing<K>> {
  for await (const thing of readOsm(path, kind)) if (isOf(thing, kind)) yield thing
}

type Thing<K> = OsmThing & { kind: K }

function isOf<K extends OsmThing['kind']>(thing: OsmThing, kind: K): thing is Thing<K> {
  return thing.kind === kind
}

/** Where a number stands in a sorted list, or -1. */
function indexIn(sorted: Float64Array, wanted: number): number {
  let [low, high] = [0, sorted.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const here = sorted[middle] ?? 0
    if (here === wanted) return middle
    if (here < wanted) low = middle + 1
    else high = middle - 1
  }
  return -1
}
