import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { bytePlanes, differences, fromBytePlanes, sums } from './columns.ts'

/** A road graph as it lies in a city's folder: nodes, and the stretches between them, each written once. */
export type RoadFile = {
  /** Degrees, WGS 84, in steps of 0.000001°. */
  lng: Float64Array
  lat: Float64Array
  /**
   * Nodes 0 … strongCount-1 can all reach each other. The others are cut off in one direction or both, or stand at a
   * junction with forbidden turns: there a node is several, one for each way in, and none is the place itself.
   */
  strongCount: number
  /** Stretch i leads from node from[i] to node to[i]. */
  from: Uint32Array
  to: Uint32Array
  /** Index into `classes`. */
  roadClass: Uint8Array
  /** 1: may be driven from `from` to `to` only. */
  oneWay: Uint8Array
  /** Several may have one name: the same kind of road at other speeds. */
  classes: RoadClass[]
  /** What limits each stretch, where the map says such things: `trait` is an index into `traits`. */
  limits?: { trait: Uint16Array; traits: RoadTraits[] }
}

/** Kind of road as OpenStreetMap calls it, the speed of a unit driving to a call, and whether houses stand on it. */
export type RoadClass = { name: string; metresPerSec: number; limitedAccess: boolean }

/** What a road is besides its class, as far as it matters for who may use it. Signed limits; nothing where none is known. */
export type RoadTraits = {
  structure?: 'bridge' | 'tunnel' | 'ferry'
  /** Gravel, earth, grass: no place for a ladder's outriggers. */
  loose?: boolean
  maxHeightM?: number
  maxWeightT?: number
}

type Header = { nodes: number; strong: number; stretches: number; classes: RoadClass[]; traits?: RoadTraits[] }

// The version is part of the magic, so that an older reader refuses a newer file by its first bytes.
const MAGIC = 'MUSTERROADS1'
const STEPS_PER_DEGREE = 1e6

/** The file's bytes: magic, then one brotli stream of [header length][header JSON][columns]. */
export function writeRoadFile(roads: RoadFile): Uint8Array {
  const header: Header = {
    nodes: roads.lng.length,
    strong: roads.strongCount,
    stretches: roads.from.length,
    classes: roads.classes,
    traits: roads.limits?.traits,
  }
  const headerBytes = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(headerBytes.length)
  const columns = [
    differences(Int32Array.from(roads.lng, (degrees) => Math.round(degrees * STEPS_PER_DEGREE))),
    differences(Int32Array.from(roads.lat, (degrees) => Math.round(degrees * STEPS_PER_DEGREE))),
    differences(Int32Array.from(roads.from)),
    // Most stretches end near where they begin: the difference within a stretch is the smaller number.
    Int32Array.from(roads.to, (node, i) => node - (roads.from[i] ?? 0)),
  ].map(bytePlanes)
  const body = Buffer.concat([
    length,
    headerBytes,
    ...columns,
    roads.roadClass,
    roads.oneWay,
    ...(roads.limits ? halves(roads.limits.trait) : []),
  ])
  return Buffer.concat([
    Buffer.from(MAGIC),
    brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } }),
  ])
}

/** Reads what `writeRoadFile` wrote; throws where the bytes are something else. */
export function readRoadFile(bytes: Uint8Array): RoadFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new Error(`not a road graph of version ${MAGIC}`)
  const body = brotliDecompressSync(file.subarray(MAGIC.length))
  let at = 4 + body.readUInt32LE(0)
  const { nodes, strong, stretches, classes, traits }: Header = JSON.parse(body.toString('utf8', 4, at))
  const take = (length: number) => {
    at += length
    if (at > body.length) throw new Error('the road graph ends too early')
    return body.subarray(at - length, at)
  }
  const lng = sums(fromBytePlanes(take(nodes * 4)))
  const lat = sums(fromBytePlanes(take(nodes * 4)))
  const from = sums(fromBytePlanes(take(stretches * 4)))
  const toOffset = fromBytePlanes(take(stretches * 4))
  return {
    lng: Float64Array.from(lng, (steps) => steps / STEPS_PER_DEGREE),
    lat: Float64Array.from(lat, (steps) => steps / STEPS_PER_DEGREE),
    strongCount: strong,
    from: Uint32Array.from(from),
    to: Uint32Array.from(toOffset, (offset, i) => offset + (from[i] ?? 0)),
    roadClass: Uint8Array.from(take(stretches)),
    oneWay: Uint8Array.from(take(stretches)),
    classes,
    ...(traits && { limits: { trait: fromHalves(take(stretches), take(stretches)), traits } }),
  }
}

/** Low bytes, high bytes. */
function halves(values: Uint16Array): [Uint8Array, Uint8Array] {
  return [Uint8Array.from(values, (value) => value & 0xff), Uint8Array.from(values, (value) => value >> 8)]
}

function fromHalves(low: Uint8Array, high: Uint8Array): Uint16Array {
  return Uint16Array.from(low, (value, i) => value | ((high[i] ?? 0) << 8))
}
