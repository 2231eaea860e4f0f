import { incident } from '@muster/shared/domain/incident/incident.ts'
import { expect, test } from 'vitest'
import type { RawLine } from '../line.ts'
import { createChain } from './chain.testing.ts'
import { createProof } from './proof.ts'
import { createRefold } from './refold.ts'
import { asPieces } from './sample.testing.ts'
import { verifyLines } from './verify.ts'

/** A thousand entries, then a seal that says what the state is there: what it is, or what `state` makes of it. */
function sealedWith(state: (right: string) => string): RawLine[] {
  const chain = createChain()
  const lines = [chain.join()]
  while (lines.length < 1000) {
    const call = { number: `20170104-${lines.length}`, type: 'fire', priority: 1 as const, place: {} }
    lines.push(chain.tell('desk', 'incident.report', [incident.make.reported(`i${lines.length}`, call)]))
  }
  const refold = createRefold()
  refold.take(lines)
  return [...lines, chain.seal(state(refold.states().get(1000) ?? 'none'))]
}

const verify = (lines: readonly RawLine[]) =>
  verifyLines(asPieces(lines, 400), { proof: createProof(), refold: createRefold() })

test('J6 J12 the state that a seal says is compared with the journal folded anew', async () => {
  expect(await verify(sealedWith((right) => right))).toMatchObject({ compared: 1, faultCount: 0 })
  const other = await verify(sealedWith((right) => right.replace(/.$/, (last) => (last === '0' ? '1' : '0'))))
  expect(other).toMatchObject({ compared: 1, faultCount: 1 })
  expect(other.faults[0]).toMatchObject({ from: 1000, to: 1000, says: expect.stringMatching(/^the state of 1000 is /) })
})

test('J12 an entry that is no JSON is a fault, and neither ends the proof nor throws', async () => {
  const lines = sealedWith((right) => right)
  const broken = lines.map((line) => (line.seq === 500 ? { ...line, payload: '{"actor":' } : line))
  const { faults, entries } = await verify(broken)
  expect(entries).toBe(1001)
  expect(faults.map(({ says }) => says)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^entry 500 does not follow/),
      expect.stringMatching(/^cannot be folded/),
    ]),
  )
})
