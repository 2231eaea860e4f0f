import { generateKeyPairSync, sign } from 'node:crypto'
import { agency } from '@muster/shared/domain/agency/agency.ts'
import { hub, keyIdOf } from '@muster/shared/domain/hub/hub.ts'
import { incident } from '@muster/shared/domain/incident/incident.ts'
import { SEAL_ID, seal, sealHash, sealText } from '@muster/shared/domain/seal/seal.ts'
import type { Event } from '@muster/shared/kernel/entry.ts'
import { type RawLine, rawLinkOf } from '../line.ts'
import { leafOf, rootOf } from '../merkle/merkle.ts'

/** A seal as the hub publishes it. */
export type SampleHead = { seq: number; from: number; to: number; hash: string; keyId: string; signature: string }

/**
 * For tests and benchmarks: a journal with right links and seals, as a hub writes it, made without one. Its entries are
 * calls and notes on them; every `every`th is a seal, the first declares the key. At least `entries` long.
 */
export function createSample({ every = 20, at = 1_700_000_000_000 }: { every?: number; at?: number } = {}) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const { x = '' } = publicKey.export({ format: 'jwk' })
  const keyId = keyIdOf(x)
  const heads: SampleHead[] = []
  let open: string[] = []
  let [seq, link, to, former] = [0, '', 0, '']

  function lineOf(actor: string, name: string, events: readonly Event[]): RawLine {
    seq += 1
    const asked = { name, input: events[0]?.data, context: { idSeed: `s${seq}` } }
    const command = { ...asked, key: String(seq).padStart(22, 'k'), body: 'b'.repeat(11) }
    const payload = JSON.stringify({
      actor: { id: actor, name: actor },
      command,
      events,
    })
    const draft = { seq, at: at + seq * 10, city: at + seq * 10, payload }
    const line = { ...draft, link: rawLinkOf(link, draft) }
    link = line.link
    open.push(leafOf(line))
    return line
  }

  function sealNow(): RawLine {
    const claim = { from: to + 1, to: seq, root: rootOf(open), former, state: '', keyId }
    const signature = sign(null, Buffer.from(sealText(claim)), privateKey).toString('base64url')
    open = []
    to = seq
    former = sealHash(claim)
    heads.push({ seq: seq + 1, hash: former, signature, ...claim })
    return lineOf('hub', 'seal.make', [seal.make.made(SEAL_ID, { ...claim, signature })])
  }

  function next(): RawLine {
    if (seq === 0) return lineOf('hub', 'hub.join', [hub.make.joined(keyId, { publicKey: x })])
    if (seq === 1)
      return lineOf('admin', 'agency.register', [
        agency.make.registered('sffd', { name: { en: 'Fire', zh: '消防局' } }),
      ])
    if (seq % every === every - 1) return sealNow()
    const of = Math.floor(seq / 10) * 10
    const id = `i${of}`
    if (seq % 10 === 2) {
      const place = { address: '700 Block of PARNASSUS AVE' }
      const call = { number: `20170104-${of}`, type: 'fire', priority: 1 as const, place }
      return lineOf('desk', 'incident.report', [incident.make.reported(id, call)])
    }
    const text = `Smoke on floor ${seq % 30}; 三楼有烟，“报警人”在门口。`
    return lineOf('desk', 'incident.note', [incident.make.noted(id, { text })])
  }

  return {
    heads,
    keys: [{ keyId, publicKey: x }],
    take: (count: number): RawLine[] => Array.from({ length: count }, next),
    sealNow,
  }
}

export async function* asPieces(lines: readonly RawLine[], size = 100): AsyncGenerator<readonly RawLine[]> {
  for (let i = 0; i < lines.length; i += size) yield lines.slice(i, i + size)
}
