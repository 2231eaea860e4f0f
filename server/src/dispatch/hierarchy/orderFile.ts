import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { bytePlanes, differences, fromBytePlanes, sums } from '../columns.ts'

// The version is part of the magic, as in the road file.
const MAGIC = 'MUSTERORDER1'

/** The bytes of a city's `order.bin`: magic, then a brotli stream of the node numbers, each as its distance from the last. */
export function writeOrderFile(nodeAt: Uint32Array): Uint8Array {
  const body = bytePlanes(differences(Int32Array.from(nodeAt)))
  const params = { [constants.BROTLI_PARAM_LGWIN]: 24 }
  return Buffer.concat([Buffer.from(MAGIC), brotliCompressSync(body, { params })])
}

/** Reads what `writeOrderFile` wrote; throws where the bytes are something else. */
export function readOrderFile(bytes: Uint8Array): Uint32Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new Error(`not an order of nodes of version ${MAGIC}`)
  return Uint32Array.from(sums(fromBytePlanes(brotliDecompressSync(file.subarray(MAGIC.length)))))
}
