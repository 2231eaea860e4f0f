import { generateKeyPairSync, sign } from 'node:crypto'
import { hub, keyIdOf } from '@muster/shared/domain/hub/hub.ts'
import { SEAL_ID, seal, sealHash, sealText } from '@muster/shared/domain/seal/seal.ts'
import type { Event } from '@muster/shared/kernel/entry.ts'
import { keyDigest } from '../journal.ts'
import { type Payload, type RawLine, rawLinkOf } from '../line.ts'
import { leafOf, rootOf } from '../merkle/merkle.ts'

/** A seal as the hub publishes it. */
export type ChainHead = { seq: number; from: number; to: number; hash: string; keyId: string; signature: string }

/** For tests and benchmarks: lines with right links and seals, as a hub writes them, made without one. Times in epoch ms. */
export function createChain({ at = 1_700_000_000_000, stepMs = 10 }: { at?: number; stepMs?: number } = {}) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const { x = '' } = publicKey.export({ format: 'jwk' })
  const keyId = keyIdOf(x)
  const heads: ChainHead[] = []
  let open: string[] = []
  let [seq, link, to, former] = [0, '', 0, '']

  function add(payload: Payload): RawLine {
    seq += 1
    const draft = { seq, at: at + seq * stepMs, city: at + seq * stepMs, payload: JSON.stringify(payload) }
    const line = { ...draft, link: rawLinkOf(link, draft) }
    link = line.link
    open.push(leafOf(line))
    return line
  }

  function tell(actor: string, name: string, events: readonly Event[]): RawLine {
    const key = keyDigest(`${name} ${seq}`)
    const command = { name, input: events[0]?.data, context: { idSeed: `s${seq}` }, key, body: key.slice(0, 11) }
    return add({ actor: { id: actor, name: actor }, command, events })
  }

  return {
    heads,
    keys: [{ keyId, publicKey: x }],
    add,
    tell,
    /** Entries that no seal covers yet. */
    open: (): number => open.length,
    head: () => ({ seq, link, at: at + seq * stepMs }),
    join: (): RawLine => tell('hub', 'hub.join', [hub.make.joined(keyId, { publicKey: x })]),
    /** `state`: hash of the state as of the last entry, where it is known. */
    seal(state = ''): RawLine {
      const claim = { from: to + 1, to: seq, root: rootOf(open), former, state, keyId }
      const signature = sign(null, Buffer.from(sealText(claim)), privateKey).toString('base64url')
      open = []
      to = seq
      former = sealHash(claim)
      heads.push({ seq: seq + 1, hash: former, signature, ...claim })
      return tell('hub', 'seal.make', [seal.make.made(SEAL_ID, { ...claim, signature })])
    },
  }
}
