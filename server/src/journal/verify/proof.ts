import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { hub, keyIdOf } from '@muster/shared/domain/hub/hub.ts'
import { SealData, seal, sealHash, sealText } from '@muster/shared/domain/seal/seal.ts'
import { Compile } from 'typebox/compile'
import { type Payload, type RawLine, rawLinkOf } from '../line.ts'
import { leafOf, rootOf } from '../merkle/merkle.ts'

/** Something that is not as it was written: the entries that it concerns, both included, and what is wrong. */
export type Fault = { readonly from: number; readonly to: number; readonly says: string }

/** A seal as it is known from elsewhere: what was published, or the head of an older export. */
export type KnownSeal = { readonly to: number; readonly hash: string }

/** What a journal's lines prove of themselves. */
export type Proven = {
  readonly entries: number
  readonly seals: number
  /** The last entry, and the link that belongs to it. */
  readonly head: { readonly seq: number; readonly link: string }
  /** The last entry that a seal covers; what lies behind it is held by links alone. */
  readonly sealedTo: number
  /** Ids of the keys that signed. */
  readonly keyIds: readonly string[]
  /** State hashes that seals carry, by entry. */
  readonly states: ReadonlyMap<number, string>
  readonly faults: readonly Fault[]
  readonly faultCount: number
}

/** Faults told one by one; the rest is counted. */
const FAULTS_TOLD = 1000

const Sealed = Compile(SealData)

/** Only the hub declares keys and makes seals: what others did need not be read. */
const BY_HUB = '{"actor":{"id":"hub"'

/**
 * Proves that lines are the journal that was written (J5, J6): no number left out or doubled, each link follows from the
 * entry before, each seal continues the last, holds the entries that it covers and is signed by a key that the journal
 * declares, and by one of `keys` where these are given (ids or public keys). `known`: seals that must be there. Lines are
 * taken in order; what follows a fault is looked at as if that had been right, so that every fault is told once.
 */
export function createProof({ keys, known = [] }: { keys?: readonly string[]; known?: readonly KnownSeal[] } = {}) {
  const trusted = keys && new Set(keys.map((key) => (key.length === 43 ? keyIdOf(key) : key)))
  const expected = new Map(known.map(({ to, hash }) => [to, hash]))
  const declared = new Map<string, KeyObject>()
  const signers = new Set<string>()
  const states = new Map<number, string>()
  const faults: Fault[] = []
  let faultCount = 0
  let [entries, seals, sealedTo, sealed] = [0, 0, 0, '']
  let [seq, link, at] = [0, '', 0]
  /** Leaves of what no seal has covered yet; the first is of the entry `sealedTo + 1`. */
  let open: string[] = []

  function fault(from: number, to: number, says: string): void {
    faultCount += 1
    if (faults.length < FAULTS_TOLD) faults.push({ from, to, says })
  }

  function join(line: RawLine, id: string, publicKey: string): void {
    if (keyIdOf(publicKey) !== id) fault(line.seq, line.seq, `the key ${id} is declared with another's bytes`)
    else declared.set(id, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' }))
  }

  function isSigned({ keyId, signature, ...claim }: SealData): boolean {
    const key = declared.get(keyId)
    const text = Buffer.from(sealText({ ...claim, keyId }))
    return key !== undefined && verify(null, text, key, Buffer.from(signature, 'base64url'))
  }

  function judge({ seq: own }: RawLine, said: SealData): void {
    const { from, to, root, former, state, keyId } = said
    const isByItsKey = isSigned(said)
    const isBefore = to >= from && to < own && to > sealedTo
    if (!isByItsKey) fault(own, own, `the seal ${own} is not signed by the key ${keyId} that it names`)
    else if (!isBefore) fault(own, own, `the seal ${own} covers what is not before it`)
    // It says nothing, and is as if it were not there.
    if (!isByItsKey || !isBefore) return
    if (trusted && !trusted.has(keyId)) fault(own, own, `the seal ${own} is signed by ${keyId}, which is none of yours`)
    if (from !== sealedTo + 1) fault(sealedTo + 1, to, `the seal ${own} begins at ${from}, not at ${sealedTo + 1}`)
    if (former !== sealed) fault(sealedTo + 1, own, `the seal ${own} does not continue the one before it`)
    const covered = open.slice(Math.max(0, from - sealedTo - 1), to - sealedTo)
    open = open.slice(to - sealedTo)
    if (covered.length !== to - from + 1 || rootOf(covered) !== root)
      fault(from, to, `entries ${from} to ${to} are not those that the seal ${own} covers`)
    seals += 1
    signers.add(keyId)
    sealedTo = to
    sealed = sealHash(said)
    if (state) states.set(to, state)
    const hash = expected.get(to)
    if (hash !== undefined && hash !== sealed) fault(from, to, `the seal of ${to} is not the one that is known`)
    expected.delete(to)
  }

  /** Reads what an entry says of keys and seals. */
  function heed(line: RawLine): void {
    try {
      const { events }: Payload = JSON.parse(line.payload)
      for (const event of events) {
        const { id, data } = event
        if (hub.is.joined(event)) join(line, id, String(data.publicKey))
        else if (seal.is.made(event) && Sealed.Check(data)) judge(line, data)
        else if (seal.is.made(event)) fault(line.seq, line.seq, `the seal ${line.seq} cannot be read`)
      }
    } catch (error) {
      fault(line.seq, line.seq, `entry ${line.seq} cannot be read: ${error instanceof Error ? error.message : error}`)
    }
  }

  function takeOne(line: RawLine): void {
    const next = seq + 1
    if (line.seq < next) {
      fault(line.seq, seq, `entry ${line.seq} stands behind entry ${seq}`)
      return
    }
    if (line.seq > next) {
      const most = line.seq - 1
      fault(next, most, most > next ? `entries ${next} to ${most} are missing` : `entry ${next} is missing`)
      // Their places are kept, so that later seals are judged by the entries that they mean.
      for (let missing = next; missing <= Math.min(most, next + 100_000); missing += 1) open.push('')
    } else if (rawLinkOf(link, line) !== line.link)
      fault(Math.max(1, line.seq - 1), line.seq, `entry ${line.seq} does not follow from ${seq}: its link is another`)
    if (line.at < at) fault(line.seq, line.seq, `entry ${line.seq} is earlier than ${seq}`)
    entries += 1
    seq = line.seq
    link = line.link
    at = line.at
    open.push(leafOf(line))
    if (line.payload.startsWith(BY_HUB)) heed(line)
  }

  return {
    /** Adds what is wrong with where the lines came from. */
    fault,
    take(lines: readonly RawLine[]): void {
      for (const line of lines) takeOne(line)
    },
    /** What was proven; `faults` is empty where all is well. */
    end(): Proven {
      for (const to of expected.keys())
        fault(sealedTo + 1, Math.max(to, sealedTo + 1), `the seal of ${to}, which is known, is missing`)
      expected.clear()
      return { entries, seals, head: { seq, link }, sealedTo, keyIds: [...signers], states, faults, faultCount }
    },
    /** Merkle root of what no seal covers yet. */
    tailRoot: (): string => rootOf(open),
  }
}

export type Proof = ReturnType<typeof createProof>
