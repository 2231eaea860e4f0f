import { complete } from '@muster/shared/commandline/complete.ts'
import type { Completion } from '@muster/shared/commandline/completions/completion.ts'
import type { Desk } from '@muster/shared/commandline/order.ts'
import { fold } from '@muster/shared/commandline/spelling.ts'
import type { Bar } from './barStore.ts'

/** The offers under the line; an empty line offers the recommended units of the incident that was just reported. */
export function offersOf(
  { text, caret, offerFor }: Pick<Bar, 'text' | 'caret' | 'offerFor'>,
  desk: Desk,
): readonly Completion[] {
  if (text.trim() !== '') return complete(text, caret, desk)
  return offerFor === undefined ? [] : complete('D ', 2, { ...desk, incidentId: offerFor })
}

/**
 * The offer that ⏎ takes: the chosen one; else sending the line; else the rest of the word that is being typed. Otherwise
 * none: ⏎ then sends the line and is told why not, and no word that nobody typed gets into it.
 */
export function takenBy(
  { text, caret, chosen }: Pick<Bar, 'text' | 'caret' | 'chosen'>,
  offers: readonly Completion[],
): number | undefined {
  if (chosen !== undefined) return chosen < offers.length ? chosen : undefined
  const [first] = offers
  if (!first) return undefined
  if (first.kind === 'run') return 0
  const typed = text.slice(0, caret)
  const grows =
    /\S$/.test(typed) && fold(first.line).startsWith(fold(typed)) && first.line.trim().length > text.trim().length
  return grows ? 0 : undefined
}

/** What ⏎ would add to the word that is being typed, shown in grey behind the caret. */
export function ghostOf({ text, caret }: Pick<Bar, 'text' | 'caret'>, offers: readonly Completion[]): string {
  if (caret < text.length || !/\S$/.test(text)) return ''
  const [next] = offers
  return next && next.kind !== 'run' && fold(next.line).startsWith(fold(text))
    ? next.line.slice(text.length).trimEnd()
    : ''
}
