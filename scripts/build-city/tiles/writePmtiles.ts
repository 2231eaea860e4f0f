import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { zxyToTileId } from 'pmtiles'

type Tile = { z: number; x: number; y: number; bytes: Uint8Array }
type Archive = {
  tiles: Tile[]
  metadata: unknown
  /** [west, south, east, north] in degrees. */
  bounds: [number, number, number, number]
  center: [number, number]
}
type Entry = { tileId: number; offset: number; length: number; run: number }

const HEADER_BYTES = 127
// Readers fetch the first 16 KiB and expect the whole root directory in them (PMTiles 3, section 3).
const ROOT_LIMIT = 16_384 - HEADER_BYTES
const LEAF_ENTRIES = 4096
const GZIP = 2
const MVT = 1

/** The bytes of a PMTiles 3 archive: clustered, tiles gzipped, equal tiles stored once. */
export function writePmtiles({ tiles, metadata, bounds, center }: Archive): Uint8Array {
  const sorted = tiles
    .map(({ z, x, y, bytes }) => ({ tileId: zxyToTileId(z, x, y), bytes }))
    .sort((a, b) => a.tileId - b.tileId)
  const { entries, contents, data } = place(sorted)
  const { root, leaves } = directoriesOf(entries)
  const meta = gzipSync(JSON.stringify(metadata), { level: 9 })
  const zooms = tiles.map(({ z }) => z)
  const header = headerBytes({
    directory: root.length,
    leaves: leaves.length,
    meta: meta.length,
    data: data.length,
    counts: [tiles.length, entries.length, contents],
    zooms: [Math.min(...zooms), Math.max(...zooms)],
    ...{ bounds, center },
  })
  return Buffer.concat([header, root, meta, leaves, data])
}

function place(tiles: { tileId: number; bytes: Uint8Array }[]) {
  const entries: Entry[] = []
  const known = new Map<string, { offset: number; length: number }>()
  const parts: Buffer[] = []
  let end = 0
  for (const { tileId, bytes } of tiles) {
    const digest = createHash('sha256').update(bytes).digest('base64')
    const earlier = known.get(digest)
    const last = entries.at(-1)
    if (earlier && last && last.offset === earlier.offset && last.tileId + last.run === tileId) {
      last.run++
      continue
    }
    const zipped = earlier ? undefined : gzipSync(bytes, { level: 9 })
    const spot = earlier ?? { offset: end, length: zipped?.length ?? 0 }
    if (zipped) {
      parts.push(zipped)
      end += zipped.length
      known.set(digest, spot)
    }
    entries.push({ tileId, ...spot, run: 1 })
  }
  return { entries, contents: known.size, data: Buffer.concat(parts) }
}

/** One directory where it fits into the root, else as many leaves as it takes and a root that names them (run 0). */
function directoriesOf(entries: Entry[], size = entries.length): { root: Buffer; leaves: Buffer } {
  if (size >= entries.length) {
    const root = gzipSync(directoryBytes(entries), { level: 9 })
    return root.length <= ROOT_LIMIT ? { root, leaves: Buffer.alloc(0) } : directoriesOf(entries, LEAF_ENTRIES)
  }
  const starts = Array.from({ length: Math.ceil(entries.length / size) }, (_, leaf) => leaf * size)
  const leaves = starts.map((start) => gzipSync(directoryBytes(entries.slice(start, start + size)), { level: 9 }))
  let end = 0
  const named = leaves.map(({ length }, leaf): Entry => {
    end += length
    return { tileId: entries[starts[leaf] ?? 0]?.tileId ?? 0, offset: end - length, length, run: 0 }
  })
  const root = gzipSync(directoryBytes(named), { level: 9 })
  return root.length <= ROOT_LIMIT ? { root, leaves: Buffer.concat(leaves) } : directoriesOf(entries, size * 2)
}

/** Columns of varints: count, tile ids as differences, runs, lengths, offsets (0: right after the one before). */
function directoryBytes(entries: Entry[]): Uint8Array {
  const numbers = [
    entries.length,
    ...entries.map(({ tileId }, i) => tileId - (entries[i - 1]?.tileId ?? 0)),
    ...entries.map(({ run }) => run),
    ...entries.map(({ length }) => length),
    ...entries.map(({ offset }, i) => {
      const before = entries[i - 1]
      return before && before.offset + before.length === offset ? 0 : offset + 1
    }),
  ]
  return Uint8Array.from(numbers.flatMap(varint))
}

function varint(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128)
  return [...bytes, rest]
}

type Sizes = {
  directory: number
  leaves: number
  meta: number
  data: number
  counts: [addressed: number, entries: number, contents: number]
  zooms: [least: number, most: number]
} & Pick<Archive, 'bounds' | 'center'>

function headerBytes({ directory, leaves, meta, data, counts, zooms, bounds, center }: Sizes): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  header.write('PMTiles', 0, 'latin1')
  header.writeUInt8(3, 7)
  const afterMeta = HEADER_BYTES + directory + meta
  const long = [
    HEADER_BYTES,
    directory,
    HEADER_BYTES + directory,
    meta,
    afterMeta,
    leaves,
    afterMeta + leaves,
    data,
    ...counts,
  ]
  for (const [i, value] of long.entries()) header.writeBigUInt64LE(BigInt(value), 8 + i * 8)
  for (const [i, value] of [1, GZIP, GZIP, MVT, ...zooms].entries()) header.writeUInt8(value, 96 + i)
  for (const [i, degrees] of bounds.entries()) header.writeInt32LE(Math.round(degrees * 1e7), 102 + i * 4)
  header.writeUInt8(12, 118)
  for (const [i, degrees] of center.entries()) header.writeInt32LE(Math.round(degrees * 1e7), 119 + i * 4)
  return header
}
