import { type Desk, isLineRefusal, type Plan } from '@muster/shared/commandline/order.ts'
import { readLine } from '@muster/shared/commandline/read.ts'
import { toCommands } from '@muster/shared/commandline/toCommands.ts'
import type { Bar } from './barStore.ts'

/** The order that the caret stands in: its verb's word where it has one, and what it would do now. */
export type Standing = { readonly word?: string; readonly plan: Plan }

/** What the order under the caret comes to; an empty line stands for dispatching to the call that was just reported. */
export function planOf(
  { text, caret, offerFor }: Pick<Bar, 'text' | 'caret' | 'offerFor'>,
  desk: Desk,
): Standing | undefined {
  if (text.trim() === '')
    return offerFor === undefined
      ? undefined
      : { word: 'D', plan: { kind: 'needsRecommendation', incidentId: offerFor, needs: [], unitIds: [] } }
  const reading = readLine(text).find(({ start, end }) => start <= caret && caret <= end)
  if (!reading) return undefined
  const { verb, answer } = reading
  return { word: verb?.word, plan: isLineRefusal(answer) ? { kind: 'refused', ...answer } : toCommands(answer, desk) }
}
