import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A fresh secret of 256 bits, safe in a cookie and a URL. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is stored of a secret. The secret has 256 bits of its own, so a plain hash is enough. */
export const secretDigest = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Compares two digests in constant time. */
export const sameDigest = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
