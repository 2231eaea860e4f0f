import { hash } from 'node:crypto'
import type { RawLine } from '../line.ts'

const BYTES = 32

/** Leaf of a stored entry in the Merkle tree of its seal (RFC 6962: zero byte, then what is proven), hex. */
export const leafOf = ({ seq, at, city, link, payload }: RawLine): string =>
  hash('sha256', `\0${seq}\n${at}\n${city}\n${link}\n${payload}`)

/** Merkle root (RFC 6962) of these leaves, hex; of none it is the hash of nothing. */
export function rootOf(leaves: readonly string[]): string {
  if (leaves.length === 0) return hash('sha256', '')
  const level = Buffer.alloc(leaves.length * BYTES)
  for (const [i, leaf] of leaves.entries()) level.write(leaf, i * BYTES, 'hex')
  const pair = Buffer.alloc(1 + 2 * BYTES, 1)
  // Level by level, pairs from the left; one that stands alone rises as it is. That is the RFC's tree.
  for (let width = leaves.length; width > 1; width = Math.ceil(width / 2)) {
    for (let i = 0; i + 1 < width; i += 2) {
      level.copy(pair, 1, i * BYTES, (i + 2) * BYTES)
      level.write(hash('sha256', pair), (i / 2) * BYTES, 'hex')
    }
    if (width % 2 === 1) level.copy(level, ((width - 1) / 2) * BYTES, (width - 1) * BYTES, width * BYTES)
  }
  return level.toString('hex', 0, BYTES)
}
