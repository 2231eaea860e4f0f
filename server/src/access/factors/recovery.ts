import { randomBytes } from 'node:crypto'
import { sameDigest, secretDigest } from '../secret.ts'

const CODES = 10
const BYTES = 10

/** Ten codes of 80 bits, each good once, and their digests: only these are kept. */
export function newRecoveryCodes(): { codes: string[]; digests: string[] } {
  const codes = Array.from({ length: CODES }, () =>
    randomBytes(BYTES)
      .toString('hex')
      .replace(/(.{5})(?=.)/g, '$1-'),
  )
  return { codes, digests: codes.map(digestOf) }
}

const digestOf = (code: string): string => secretDigest(code.toLowerCase().replaceAll(/[^0-9a-f]/g, ''))

/** The digests that are left once this code is used; undefined where it is none of them. */
export function without(digests: readonly string[], code: string): readonly string[] | undefined {
  const used = digestOf(code)
  const left = digests.filter((digest) => !sameDigest(digest, used))
  return left.length < digests.length ? left : undefined
}
