import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { CannotBuild } from '../cannotBuild.ts'
import { readPbf } from './readPbf.ts'
import { readXml } from './readXml.ts'
import type { OsmThing } from './things.ts'

const HEAD_BYTES = 64
const KINDS = 'Muster reads OpenStreetMap as .osm.pbf, .osm or .osm.gz.'

/**
 * Everything in an OpenStreetMap file, in its order. What kind of file it is its first bytes say, not its
 * name. `only`: the kind that is wanted; what costs nothing may come along.
 */
export async function* readOsm(path: string, only?: OsmThing['kind']): AsyncGenerator<OsmThing> {
  const head = await headOf(path)
  const text = head.toString('latin1')
  if (text.includes('OSMHeader')) yield* readPbf(path, only)
  else if (head[0] === 0x1f && head[1] === 0x8b) yield* readXml(unpacked(path), path)
  else if (/^(?:\u00ef\u00bb\u00bf)?\s*</.test(text)) yield* readXml(createReadStream(path), path)
  else if (text.startsWith('BZh'))
    throw new CannotBuild(`${path} is packed with bzip2. Unpack it first: bunzip2 -k FILE.`)
  else if (head.length === 0) throw new CannotBuild(`${path} is empty. ${KINDS}`)
  else throw new CannotBuild(`${path} is something else. ${KINDS}`)
}

async function headOf(path: string): Promise<Buffer> {
  try {
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (error) {
    throw new CannotBuild(`${path} cannot be read: ${error instanceof Error ? error.message : error}`)
  }
}

async function* unpacked(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(path).pipe(createGunzip())) yield chunk
  } catch (error) {
    throw new CannotBuild(
      `${path} cannot be unpacked (${error instanceof Error ? error.message : error}): fetch it again.`,
    )
  }
}
