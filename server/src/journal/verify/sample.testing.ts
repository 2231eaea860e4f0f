import { agency } from '@muster/shared/domain/agency/agency.ts'
import { incident } from '@muster/shared/domain/incident/incident.ts'
import type { RawLine } from '../line.ts'
import { createChain } from './chain.testing.ts'

/** For tests: a short journal of calls and notes on them. Every `every`th entry is a seal, the first declares the key. */
export function createSample({ every = 20, at }: { every?: number; at?: number } = {}) {
  const chain = createChain({ at })

  function next(): RawLine {
    const { seq } = chain.head()
    if (seq === 0) return chain.join()
    const name = { en: 'Fire', zh: '消防局' }
    if (seq === 1) return chain.tell('admin', 'agency.register', [agency.make.registered('sffd', { name })])
    if (seq % every === every - 1) return chain.seal()
    const of = Math.floor(seq / 10) * 10
    if (seq % 10 === 2) {
      const place = { address: '700 Block of PARNASSUS AVE' }
      const call = { number: `20170104-${of}`, type: 'fire', priority: 1 as const, place }
      return chain.tell('desk', 'incident.report', [incident.make.reported(`i${of}`, call)])
    }
    const text = `Smoke on floor ${seq % 30}; 三楼有烟，“报警人”在门口。`
    return chain.tell('desk', 'incident.note', [incident.make.noted(`i${of}`, { text })])
  }

  return {
    heads: chain.heads,
    keys: chain.keys,
    take: (count: number): RawLine[] => Array.from({ length: count }, next),
  }
}

export async function* asPieces(lines: readonly RawLine[], size = 100): AsyncGenerator<readonly RawLine[]> {
  for (let i = 0; i < lines.length; i += size) yield lines.slice(i, i + size)
}
