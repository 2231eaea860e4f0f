import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import type { RawLine } from '../line.ts'
import { NotAnExport } from './exportFile.ts'
import type { Fault, Proof, Proven } from './proof.ts'
import type { Refold } from './refold.ts'

/** What a verification found. `states`: how many state hashes were compared; `unread`: events that this fold cannot read. */
export type Verified = Proven & {
  readonly states: Proven['states']
  readonly compared: number
  readonly unread: number
}

/**
 * Proves lines and folds them anew, in one pass. The state's hash must be what each seal says, where it says one. What
 * cannot be read at all ends the pass and is a fault. `elsewhere`: faults that were found otherwise, in the archive's files.
 */
export async function verifyLines(
  lines: AsyncIterable<readonly RawLine[]>,
  { proof, refold, elsewhere = [] }: { proof: Proof; refold: Refold; elsewhere?: readonly Fault[] },
): Promise<Verified> {
  for (const { from, to, says } of elsewhere) proof.fault(from, to, says)
  let next = 1
  try {
    for await (const some of lines) {
      proof.take(some)
      next = (some.at(-1)?.seq ?? next) + 1
      foldSome(refold, proof, some)
    }
  } catch (error) {
    if (error instanceof NotAnExport) proof.fault(error.from, error.to, error.message)
    else proof.fault(next, next, `what follows cannot be read: ${error instanceof Error ? error.message : error}`)
  }
  const said = proof.end().states
  // A world that was forked begins with a state that is not in its journal: it cannot be folded anew from there.
  const isWhole = !refold.folded.city.find('world', WORLD_ID)?.forkedFrom
  let compared = 0
  for (const [seq, state] of isWhole ? refold.states() : []) {
    const sealed = said.get(seq)
    if (sealed === undefined) continue
    compared += 1
    if (sealed !== state) proof.fault(seq, seq, `the state of ${seq} is ${state}, but ${sealed} was sealed`)
  }
  return { ...proof.end(), compared, unread: refold.unread() }
}

function foldSome(refold: Refold, proof: Proof, some: readonly RawLine[]): void {
  try {
    refold.take(some)
  } catch (error) {
    // What is no JSON was told by its link as well; the fold goes on behind it, as far as it can.
    const { seq } = some[0] ?? { seq: 0 }
    proof.fault(seq, some.at(-1)?.seq ?? seq, `cannot be folded: ${error instanceof Error ? error.message : error}`)
  }
}
