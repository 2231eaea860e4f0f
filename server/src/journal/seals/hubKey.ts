import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyIdOf } from '@muster/shared/domain/hub/hub.ts'
import { CannotStart } from '../../cannotStart.ts'

/** The key with which a hub signs seals. `publicKey`: its 32 bytes in base64url; the private one never leaves here. */
export type HubKey = {
  readonly keyId: string
  readonly publicKey: string
  /** Ed25519 signature of this text, base64url. */
  readonly sign: (text: string) => string
}

export const hubKeyFile = (dataDir: string): string => join(dataDir, 'keys', 'hub-ed25519.pem')

/**
 * The hub's own key, made at its first start and kept in the data folder for its owner's eyes only. A hub that finds none
 * makes a new one, which it declares in the journal again: that is how a key is changed. Throws CannotStart where the file
 * holds no such key.
 */
export function openHubKey(dataDir: string): HubKey {
  const path = hubKeyFile(dataDir)
  const privateKey = read(path) ?? make(path)
  if (privateKey.asymmetricKeyType !== 'ed25519') throw noKey(path)
  const { x: publicKey = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
  return {
    keyId: keyIdOf(publicKey),
    publicKey,
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64url'),
  }
}

const noKey = (path: string): CannotStart =>
  new CannotStart(`${path} holds no Ed25519 key. Put the former file back, or move it away and a new key is made.`)

function read(path: string): KeyObject | undefined {
  let pem: string
  try {
    pem = readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  // Whoever could read it until now may have: the owner alone from here on.
  chmodSync(path, 0o600)
  try {
    return createPrivateKey(pem)
  } catch {
    throw noKey(path)
  }
}

function make(path: string): KeyObject {
  const { privateKey } = generateKeyPairSync('ed25519')
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 })
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  try {
    linkSync(draft, path)
    return privateKey
  } catch (error) {
    // Another hub of this folder was faster: its key counts.
    const there = read(path)
    if (there) return there
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}
