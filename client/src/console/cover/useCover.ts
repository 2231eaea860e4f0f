import { useReplay } from '../../desk/past/replay.ts'
import type { Coverage, Moves, Sufficiency } from './answers.ts'
import { useListed } from './Proposals.tsx'
import { type Asked, useAsked } from './useAsked.ts'
import { askedWhatIf, type WhatIf } from './whatIf.ts'

/** A question with what it is about. */
export const query = (path: string, asked: Readonly<Record<string, string>>): string =>
  `${path}?${new URLSearchParams(asked).toString()}`

/** What was answered for another capability is no answer. */
export const about = <T extends { readonly capability: string }>(
  { body }: Asked<T>,
  capability: string,
): T | undefined => (body?.capability === capability ? body : undefined)

/** All that the hub says of one capability's cover: as it is, with all that is proposed, and as it is thought to be. */
export function useCover(capability: string, whatIf: WhatIf) {
  const { isPast } = useReplay()
  const moves = useAsked<Moves>(query('moves', { capability }))
  const listed = useListed(about(moves, capability))
  const now = useAsked<Coverage>(query('coverage', { capability }))
  const enough = useAsked<Sufficiency>(query('sufficiency', { capability }))
  const moved = listed.map(({ unitId, postId }) => `${unitId}:${postId}`).join()
  const after = useAsked<Coverage>(moved === '' ? undefined : query('coverage', { capability, moved }))
  const thought = askedWhatIf(whatIf)
  const { calls: _calls, ...otherwise } = thought
  const isThought = Object.keys(thought).length > 0
  const ifSo = useAsked<Coverage>(isThought ? query('coverage', { capability, ...thought }) : undefined)
  const enoughIfSo = useAsked<Sufficiency>(isThought ? query('sufficiency', { capability, ...thought }) : undefined)
  // Whom to move does not go by more calls.
  const isOther = Object.keys(otherwise).length > 0
  const movesIfSo = useAsked<Moves>(isOther ? query('moves', { capability, ...otherwise }) : undefined)
  return {
    ...{ moves, listed, now },
    // The hub tells of now alone.
    enough: isPast ? undefined : enough.body,
    after: moved === '' ? undefined : after,
    ifSo: isThought ? ifSo : undefined,
    // An answer to another question is none.
    isOther,
    movesIfSo: isOther && movesIfSo.state !== 'loading' ? about(movesIfSo, capability) : undefined,
    enoughIfSo: isThought && enoughIfSo.state !== 'loading' ? enoughIfSo.body : undefined,
  }
}
