import { PbfReader } from 'pbf'
import { NO_TAGS, type OsmMember, type OsmThing, type Tags } from './things.ts'

/** What all things of a block share: its strings, and how its numbers become degrees (1e-9° a step at offset 0). */
type Scale = { strings: string[]; granularity: number; latOffset: number; lngOffset: number }

const utf8 = new TextDecoder()
const MEMBER_KINDS: readonly OsmThing['kind'][] = ['node', 'way', 'relation']

/** The things, or only those of a kind, in one unpacked block of an `.osm.pbf` file (fileformat.proto and osmformat.proto of OSM-binary). */
export function pbfBlock(bytes: Uint8Array, only?: OsmThing['kind']): OsmThing[] {
  const scale: Scale = { strings: [], granularity: 100, latOffset: 0, lngOffset: 0 }
  const groups: Uint8Array[] = []
  new PbfReader(bytes).readFields((tag, block, pbf) => {
    if (tag === 1) readStrings(pbf, block.strings)
    else if (tag === 2) groups.push(pbf.readBytes())
    else if (tag === 17) block.granularity = pbf.readVarint()
    else if (tag === 19) block.latOffset = pbf.readVarint(true)
    else if (tag === 20) block.lngOffset = pbf.readVarint(true)
  }, scale)
  const things: OsmThing[] = []
  for (const group of groups) {
    new PbfReader(group).readFields((tag, all, pbf) => {
      const kind = MEMBER_KINDS[Math.max(0, tag - 2)]
      if (only !== undefined && kind !== only) return
      if (tag === 1) all.push(plainNode(pbf, scale))
      else if (tag === 2) readDense(pbf, scale, all)
      else if (tag === 3) all.push(way(pbf, scale))
      else if (tag === 4) all.push(relation(pbf, scale))
    }, things)
  }
  return things
}

function readStrings(pbf: PbfReader, strings: string[]): void {
  pbf.readMessage((tag, list, table) => {
    if (tag === 1) list.push(utf8.decode(table.readBytes()))
  }, strings)
}

/** What a node, way or relation may say; the numbers are indexes of strings, or differences to the number before. */
function readThing(pbf: PbfReader, idIsSigned: boolean) {
  const none: number[] = []
  return pbf.readMessage(
    (tag, thing, message) => {
      if (tag === 1) thing.id = idIsSigned ? message.readSVarint() : message.readVarint(true)
      else if (tag === 2) thing.keys = message.readPackedVarint()
      else if (tag === 3) thing.values = message.readPackedVarint()
      else if (tag === 8 && idIsSigned) thing.lat = message.readSVarint()
      else if (tag === 9 && idIsSigned) thing.lng = message.readSVarint()
      else if (tag === 8) thing.eighth = message.readPackedVarint()
      else if (tag === 9) thing.ninth = message.readPackedSVarint()
      else if (tag === 10) thing.tenth = message.readPackedVarint()
    },
    { id: 0, keys: none, values: none, lat: 0, lng: 0, eighth: none, ninth: none, tenth: none },
  )
}

function plainNode(pbf: PbfReader, scale: Scale): OsmThing {
  const { id, keys, values, lat, lng } = readThing(pbf, true)
  return { kind: 'node', id, ...placeAt(lng, lat, scale), tags: tagsOf(keys, values, scale) }
}

function way(pbf: PbfReader, scale: Scale): OsmThing {
  const { id, keys, values, eighth } = readThing(pbf, false)
  // Nodes of a way are signed differences, which look unsigned in the message: zigzag.
  const refs = sums(eighth.map((n) => (n % 2 === 1 ? (n + 1) / -2 : n / 2)))
  return { kind: 'way', id, refs, tags: tagsOf(keys, values, scale) }
}

function relation(pbf: PbfReader, scale: Scale): OsmThing {
  const { id, keys, values, eighth: roles, ninth, tenth: kinds } = readThing(pbf, false)
  const members = sums(ninth).map((ref, i): OsmMember => {
    return { kind: MEMBER_KINDS[kinds[i] ?? 0] ?? 'node', ref, role: scale.strings[roles[i] ?? 0] ?? '' }
  })
  return { kind: 'relation', id, members, tags: tagsOf(keys, values, scale) }
}

function readDense(pbf: PbfReader, scale: Scale, things: OsmThing[]): void {
  const none: number[] = []
  const { ids, lats, lngs, tags } = pbf.readMessage(
    (tag, dense, message) => {
      if (tag === 1) dense.ids = sums(message.readPackedSVarint())
      else if (tag === 8) dense.lats = sums(message.readPackedSVarint())
      else if (tag === 9) dense.lngs = sums(message.readPackedSVarint())
      else if (tag === 10) dense.tags = message.readPackedVarint()
    },
    { ids: none, lats: none, lngs: none, tags: none },
  )
  let at = 0
  ids.forEach((id, i) => {
    const [keys, values]: [number[], number[]] = [[], []]
    // Keys and values in turn, a 0 after each node; all of it may be left out.
    while (tags[at]) {
      keys.push(tags[at] ?? 0)
      values.push(tags[at + 1] ?? 0)
      at += 2
    }
    at++
    const place = placeAt(lngs[i] ?? Number.NaN, lats[i] ?? Number.NaN, scale)
    things.push({ kind: 'node', id, ...place, tags: tagsOf(keys, values, scale) })
  })
}

function placeAt(lng: number, lat: number, { granularity, lngOffset, latOffset }: Scale): { lng: number; lat: number } {
  return { lng: (lngOffset + granularity * lng) * 1e-9, lat: (latOffset + granularity * lat) * 1e-9 }
}

function tagsOf(keys: number[], values: number[], { strings }: Scale): Tags {
  if (keys.length === 0) return NO_TAGS
  return new Map(keys.map((key, i) => [strings[key] ?? '', strings[values[i] ?? 0] ?? '']))
}

function sums(differences: number[]): number[] {
  let sum = 0
  return differences.map((difference) => {
    sum += difference
    return sum
  })
}
