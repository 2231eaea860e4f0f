import type { Vehicle } from '@muster/shared/domain/world/vehicle.ts'
import { metresBetween } from './metresBetween.ts'
import { nodeGrid, type Snap } from './nodeGrid.ts'
import { type RoadFile, readRoadFile } from './roadFile.ts'
import { mayPass } from './vehicles.ts'

/** Directed edges by the node they leave: those of node n lie at offset[n] … offset[n + 1] - 1. */
export type Adjacency = {
  offset: Uint32Array
  target: Uint32Array
  /** Driving time in whole milliseconds, at least 1. */
  millis: Uint32Array
}

/** The city's drivable roads, ready to be searched. */
export type RoadGraph = {
  nodeCount: number
  /** Degrees, WGS 84. */
  lng: Float64Array
  lat: Float64Array
  /** Nodes below this number can all reach each other; `snap` answers with no other. */
  strongCount: number
  forward: Adjacency
  /** The same edges turned round: for "from everywhere to here". */
  backward: Adjacency
  maxEdgeMillis: number
  /**
   * Where stretch i of the road file lies in `forward`: at 2i driven along, at 2i + 1 against its direction;
   * NO_EDGE where it may not be driven so.
   */
  edgeOfStretch: Uint32Array
  /**
   * The nearest node within `maxMetres` (default 1 km) of a place in degrees, streets before freeways, or null; where it is
   * said which are `wanted`, only of those.
   */
  snap: (lng: number, lat: number, maxMetres?: number, wanted?: (node: number) => boolean) => Snap | null
  /** The stretches that it was made of. */
  roads: RoadFile
}

/** In `edgeOfStretch`: a one-way street is not driven against its direction. */
export const NO_EDGE = 0xffffffff

/** Unpacks a city's `roads.bin`. Throws where the bytes are not one. */
export function loadRoadGraph(bytes: Uint8Array, vehicle?: Vehicle): RoadGraph {
  return roadGraphOf(readRoadFile(bytes), vehicle)
}

/**
 * Builds the searchable graph of the stretches in a road file: of all, or of those that a kind of vehicle fits under,
 * over and through. For one kind, single nodes below `strongCount` may be out of reach.
 */
export function roadGraphOf(file: RoadFile, vehicle?: Vehicle): RoadGraph {
  const { lng, lat, from, to, roadClass, oneWay, classes, limits, strongCount } = file
  const passable = limits?.traits.map((one) => vehicle === undefined || mayPass(vehicle, one))
  // Typed from the start: a city has a hundred thousand edges, and each start of a hub waits for them.
  const tails = new Uint32Array(from.length * 2)
  const heads = new Uint32Array(from.length * 2)
  const millis = new Uint32Array(from.length * 2)
  let count = 0
  const add = (tail: number, head: number, cost: number): number => {
    tails[count] = tail
    heads[count] = head
    millis[count] = cost
    return count++
  }
  const edgeOfStretch = new Uint32Array(from.length * 2).fill(NO_EDGE)
  let maxEdgeMillis = 1
  const limitedAccess = new Uint8Array(lng.length).fill(1)
  for (let i = 0; i < from.length; i++) {
    const [a, b] = [from[i] ?? 0, to[i] ?? 0]
    const kind = classes[roadClass[i] ?? 0]
    if (!kind) throw new Error(`stretch ${i} has no road class`)
    if (limits && !passable?.[limits.trait[i] ?? 0]) continue
    if (!kind.limitedAccess) limitedAccess[a] = limitedAccess[b] = 0
    const metres = metresBetween(lng[a] ?? 0, lat[a] ?? 0, lng[b] ?? 0, lat[b] ?? 0)
    const cost = Math.max(1, Math.round((metres / kind.metresPerSec) * 1000))
    // A class at no speed, or a misread one, is a road that nobody drives.
    if (!Number.isFinite(cost) || kind.metresPerSec <= 0) continue
    maxEdgeMillis = Math.max(maxEdgeMillis, cost)
    edgeOfStretch[2 * i] = add(a, b, cost)
    if (!oneWay[i]) edgeOfStretch[2 * i + 1] = add(b, a, cost)
  }
  const [tail, head, each] = [tails.subarray(0, count), heads.subarray(0, count), millis.subarray(0, count)]
  const { slots, ...forward } = adjacency(lng.length, tail, head, each)
  const { offset, target, millis: cost } = adjacency(lng.length, head, tail, each)
  return {
    nodeCount: lng.length,
    ...{ lng, lat, strongCount, maxEdgeMillis, forward },
    backward: { offset, target, millis: cost },
    roads: file,
    edgeOfStretch: edgeOfStretch.map((edge) => slots[edge] ?? NO_EDGE),
    snap: nodeGrid(lng, lat, strongCount, limitedAccess),
  }
}

/** The edges by tail; `slots` tells where each of those given went. */
export function adjacency(nodeCount: number, tails: Uint32Array, heads: Uint32Array, millis: Uint32Array) {
  const offset = new Uint32Array(nodeCount + 1)
  for (const tail of tails) offset[tail + 1] = (offset[tail + 1] ?? 0) + 1
  for (let node = 0; node < nodeCount; node++) offset[node + 1] = (offset[node + 1] ?? 0) + (offset[node] ?? 0)
  const target = new Uint32Array(tails.length)
  const cost = new Uint32Array(tails.length)
  const slots = new Uint32Array(tails.length)
  const filled = offset.slice()
  tails.forEach((tail, i) => {
    const slot = filled[tail] ?? 0
    filled[tail] = slot + 1
    slots[i] = slot
    target[slot] = heads[i] ?? 0
    cost[slot] = millis[i] ?? 0
  })
  return { offset, target, millis: cost, slots }
}
