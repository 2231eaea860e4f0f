import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16

/** Seals small secrets with AES-256-GCM, so that Redis and its backups do not hold them in the clear. */
export type Seal = {
  /** `about`: whose it is; sealed text opens for the same owner alone. */
  readonly close: (secret: string, about: string) => string
  /** Throws where it was sealed by another key, for somebody else, or altered. */
  readonly open: (sealed: string, about: string) => string
}

/** The key for what access keeps sealed, made at the first start, readable by this user alone. Hubs of one city share it. */
export function accessKeyIn(dataDir: string): Buffer {
  const path = join(dataDir, 'keys', 'access.key')
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const fresh = `${path}.${process.pid}`
  writeFileSync(fresh, randomBytes(KEY_BYTES).toString('base64url'), { mode: 0o600 })
  try {
    // Of two hubs that start at once one's key takes the place, whole; the other reads it.
    linkSync(fresh, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(fresh, { force: true })
  }
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url')
}

/** Without a key nothing is sealed or opened: it throws. */
export function createSeal(given?: Buffer): Seal {
  const key = given ?? Buffer.alloc(0)
  return {
    close(secret, about) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about))
      const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
    },
    open(sealed, about) {
      const bytes = Buffer.from(sealed, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
      decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
      return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    },
  }
}
