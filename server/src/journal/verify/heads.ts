import Type from 'typebox'
import { Compile } from 'typebox/compile'
import type { KnownSeal } from './proof.ts'

const Heads = Compile(Type.Object({ seals: Type.Array(Type.Object({ to: Type.Integer(), hash: Type.String() })) }))

/** The seals that a published list of heads names. Throws where it is none. */
export function readHeads(text: string): readonly KnownSeal[] {
  const found: unknown = JSON.parse(text)
  if (!Heads.Check(found)) throw new Error('it lists no seals')
  return found.seals
}
