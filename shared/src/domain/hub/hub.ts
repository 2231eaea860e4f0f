import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { Type } from 'typebox'
import { aggregate } from '../../kernel/aggregate.ts'
import { Id } from '../../kernel/ids.ts'

/** An Ed25519 public key: its 32 bytes in base64url, as the member `x` of a JSON Web Key (RFC 8037). */
export const PublicKey = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })

/** A hub as the journal knows it: the key under which it signs seals. A key that was declared stays declared. */
export const Hub = Type.Object({ id: Id, publicKey: PublicKey })
export type Hub = Type.Static<typeof Hub>

/** The id of a key: the first 32 hex digits of the SHA-256 of its text. Nobody can declare another key under it. */
export const keyIdOf = (publicKey: string): string => bytesToHex(sha256(utf8ToBytes(publicKey))).slice(0, 32)

export const hub = aggregate(
  'hub',
  Hub,
)({
  sees: { public: ['publicKey'] },
  events: {
    joined: {
      data: Type.Object({ publicKey: PublicKey }),
      evolve: (_, { publicKey }, _meta, id) => ({ id, publicKey }),
    },
  },
})
