import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { Type } from 'typebox'
import { aggregate } from '../../kernel/aggregate.ts'
import { Id } from '../../kernel/ids.ts'

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })
const Seq = Type.Integer({ minimum: 1 })

/** What a seal says, and what its hub signs (J6). */
export const SealClaim = Type.Object({
  /** The entries that it covers, both included. They lie before it; the seal itself is covered by the next. */
  from: Seq,
  to: Seq,
  /** Merkle root (RFC 6962) of those entries, hex. */
  root: Sha256,
  /** Hash of the seal before it; empty for a journal's first. */
  former: Type.Union([Sha256, Type.Literal('')]),
  /** Hash of the whole folded state at `to`, hex; empty where it was not computed. */
  state: Type.String({ pattern: '^[0-9a-f]{0,64}$' }),
  /** The hub's key. */
  keyId: Id,
})
export type SealClaim = Type.Static<typeof SealClaim>

/** A claim with its Ed25519 signature, base64url. */
export const SealData = Type.Object({
  ...SealClaim.properties,
  signature: Type.String({ pattern: '^[A-Za-z0-9_-]{86}$' }),
})
export type SealData = Type.Static<typeof SealData>

/**
 * The last seal of a journal; the ones before it lie in the journal. `seq` and `at` are its own entry's; `count` how many
 * there are, itself included.
 */
export const Seal = Type.Object({
  id: Id,
  seq: Seq,
  from: Seq,
  to: Seq,
  root: Sha256,
  former: Type.String(),
  hash: Sha256,
  at: Type.Number(),
  count: Type.Integer({ minimum: 1 }),
})
export type Seal = Type.Static<typeof Seal>

/** The id of the one seal aggregate of a journal. */
export const SEAL_ID = 'seal'

/** The text that a hub signs and whose hash the next seal carries: a name and the claim's values, one a line. */
export const sealText = ({ from, to, root, former, state, keyId }: SealClaim): string =>
  ['muster seal 1', from, to, root, former, state, keyId].join('\n')

/** The hash of a seal: SHA-256 of its text, hex. */
export const sealHash = (claim: SealClaim): string => bytesToHex(sha256(utf8ToBytes(sealText(claim))))

export const seal = aggregate(
  'seal',
  Seal,
)({
  // Whoever was given a line must be able to prove it.
  sees: {
    public: [...['from', 'to', 'root', 'former', 'state', 'keyId', 'signature'], ...['seq', 'hash', 'at', 'count']],
  },
  events: {
    made: {
      data: SealData,
      evolve: (before, claim, { seq, at }, id) => {
        const { from, to, root, former } = claim
        return { id, seq, from, to, root, former, hash: sealHash(claim), at, count: (before?.count ?? 0) + 1 }
      },
    },
  },
})
