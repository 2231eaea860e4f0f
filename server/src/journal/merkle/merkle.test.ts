import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leafOf, rootOf } from './merkle.ts'

const sha256 = (...parts: (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** MTH as RFC 6962, 2.1, defines it. */
function plainRoot(leaves: Buffer[]): Buffer {
  if (leaves.length === 1 && leaves[0]) return leaves[0]
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return sha256(Buffer.of(1), plainRoot(leaves.slice(0, split)), plainRoot(leaves.slice(split)))
}

const line = (seq: number) => ({ seq, at: 1000 + seq, city: 2000 + seq, link: `l${seq}`, payload: `{"了":${seq}}` })

test('J6 the root is the one that RFC 6962 defines, for any number of entries', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), (count) => {
      const lines = Array.from({ length: count }, (_, i) => line(i + 1))
      const plain = lines.map(({ seq, at, city, link, payload }) =>
        sha256(Buffer.of(0), [seq, at, city, link, payload].join('\n')),
      )
      expect(rootOf(lines.map(leafOf))).toBe(plainRoot(plain).toString('hex'))
    }),
    { numRuns: 60 },
  )
})

test('J6 the root of nothing is the hash of nothing, and changes with every entry', () => {
  expect(rootOf([])).toBe(sha256('').toString('hex'))
  const leaves = [1, 2, 3].map((seq) => leafOf(line(seq)))
  expect(rootOf(leaves)).not.toBe(rootOf(leaves.toReversed()))
  expect(rootOf(leaves)).not.toBe(rootOf(leaves.slice(0, 2)))
})
