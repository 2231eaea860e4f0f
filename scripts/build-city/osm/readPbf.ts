import { type FileHandle, open } from 'node:fs/promises'
import { inflateSync, zstdDecompressSync } from 'node:zlib'
import { PbfReader } from 'pbf'
import { CannotBuild } from '../cannotBuild.ts'
import { pbfBlock } from './pbfBlock.ts'
import type { OsmThing } from './things.ts'

// The format's own bounds (wiki: PBF Format): a header under 64 KiB, a block under 32 MiB.
const MOST_HEADER_BYTES = 64 * 1024
const MOST_BLOCK_BYTES = 32 * 1024 * 1024
const UNDERSTOOD = new Set(['OsmSchema-V0.6', 'DenseNodes'])

/** The things of an `.osm.pbf` file, block by block: only one block is held at a time. */
export async function* readPbf(path: string, only?: OsmThing['kind']): AsyncGenerator<OsmThing> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    for (let at = 0; at < size; ) {
      const header = blobHeader(await take(file, at + 4, sizeAt(await take(file, at, 4, path), path), path))
      const from = at + 4 + header.bytes
      if (!(header.dataSize <= MOST_BLOCK_BYTES)) throw damaged(path)
      const blob = await take(file, from, header.dataSize, path)
      at = from + header.dataSize
      yield* thingsOf(header.type, blob, path, only)
    }
  } finally {
    await file.close()
  }
}

function thingsOf(type: string, blob: Uint8Array, path: string, only?: OsmThing['kind']): Iterable<OsmThing> {
  try {
    if (type === 'OSMHeader') checkFeatures(unpack(blob, path), path)
    return type === 'OSMData' ? pbfBlock(unpack(blob, path), only) : []
  } catch (error) {
    if (error instanceof CannotBuild) throw error
    // zlib's and pbf's complaints speak of varints and checksums: what they mean to the reader is this.
    throw damaged(path)
  }
}

async function take(file: FileHandle, at: number, length: number, path: string): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  if (bytesRead < length) throw new CannotBuild(`${path} ends in the middle of a block: it is cut off. Fetch it again.`)
  return buffer
}

function sizeAt(bytes: Buffer, path: string): number {
  const size = bytes.readUInt32BE(0)
  if (size > MOST_HEADER_BYTES) throw damaged(path)
  return size
}

const damaged = (path: string) => new CannotBuild(`${path} is damaged: a block of it cannot be read. Fetch it again.`)

function blobHeader(bytes: Uint8Array) {
  return new PbfReader(bytes).readFields(
    (tag, header, pbf) => {
      if (tag === 1) header.type = pbf.readString()
      if (tag === 3) header.dataSize = pbf.readVarint()
    },
    { type: '', dataSize: 0, bytes: bytes.length },
  )
}

function unpack(bytes: Uint8Array, path: string): Uint8Array {
  const none: Uint8Array = new Uint8Array()
  const { raw, zlib, zstd, other } = new PbfReader(bytes).readFields(
    (tag, blob, pbf) => {
      if (tag === 1) blob.raw = pbf.readBytes()
      else if (tag === 3) blob.zlib = pbf.readBytes()
      else if (tag === 7) blob.zstd = pbf.readBytes()
      else if (tag > 3) blob.other = true
    },
    { raw: none, zlib: none, zstd: none, other: false },
  )
  if (other) throw new CannotBuild(`${path} is packed in a rare way. Write it anew: osmium cat FILE -o NEW.osm.pbf.`)
  const bound = { maxOutputLength: MOST_BLOCK_BYTES }
  if (zlib.length > 0) return inflateSync(zlib, bound)
  return zstd.length > 0 ? zstdDecompressSync(zstd, bound) : raw
}

function checkFeatures(bytes: Uint8Array, path: string): void {
  const required: string[] = []
  new PbfReader(bytes).readFields((tag, list, pbf) => {
    if (tag === 4) list.push(pbf.readString())
  }, required)
  const strange = required.filter((feature) => !UNDERSTOOD.has(feature))
  if (strange.length > 0)
    throw new CannotBuild(
      `${path} needs ${strange.join(', ')}, which Muster does not read: give an extract without history.`,
    )
}
