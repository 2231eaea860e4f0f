import { lendersOf, neighboursLike as like } from '../neighbours.ts'
import type { Desk } from '../order.ts'
import { type Completion, replaced, type Typing } from './completion.ts'

/** Neighbours whose name begins so, with the number to ring. */
export const neighboursLike = (typing: Typing, { city }: Desk): Completion[] =>
  like(typing.typed.slice(1), lendersOf(city)).map(({ id, name, aid }) => ({
    kind: 'word',
    ...replaced(typing, `>${id}`),
    title: { text: `>${id}` },
    text: { term: name },
    ...(aid.call !== undefined && { reason: { text: aid.call } }),
  }))
