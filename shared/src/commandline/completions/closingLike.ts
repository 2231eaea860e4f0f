import { calledClosure, closuresLike } from '../closing.ts'
import type { Desk } from '../order.ts'
import { soundAt } from '../pinyin.ts'
import { fold } from '../spelling.ts'
import { type Completion, replaced, type Typing } from './completion.ts'
import { placesLike } from './reportLike.ts'

/** True where a name, or one of its words, begins so. */
const beginsSo = (name: string, query: string): boolean =>
  query === '' || fold(name).startsWith(query) || fold(name).includes(` ${query}`) || soundAt(name, query) === 0

/** Inside `CL …`: the street, then one of the streets that cross it, then another. */
export function roadsLike(typing: Typing, desk: Desk, limit: number): Completion[] {
  const text = typing.typed
  if (/[:：]/.test(text)) return []
  const read = desk.gazetteer.road(text)
  if (read.kind !== 'missing') return []
  const { street, options, at, typed } = read
  if (street === undefined)
    return placesLike(typing, desk, 4 * limit)
      .filter(({ reason }) => reason && 'key' in reason && /\.(?:street|block)$/.test(reason.key))
      .slice(0, limit)
  const query = fold(typed.trim())
  const there = { ...typing, piece: { start: typing.piece.start + at, end: typing.piece.end } }
  return options
    .filter((name) => beginsSo(name, query))
    .slice(0, limit)
    .map((name) => ({
      kind: 'place' as const,
      ...replaced(there, name),
      title: { text: name },
      reason: { key: 'commandline.kind.crossing' },
    }))
}

/** Inside `OP …`: the closures that there are. */
export const closuresToLift = (typing: Typing, desk: Desk, limit: number): Completion[] =>
  closuresLike(typing.typed, desk)
    .slice(0, limit)
    .map((one) => ({
      kind: 'word' as const,
      ...replaced(typing, calledClosure(one)),
      title: { text: calledClosure(one) },
      text: { key: `closureKind.${one.kind}` },
      ...(one.reason && { reason: { text: one.reason } }),
    }))
