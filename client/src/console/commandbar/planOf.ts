import type { Desk, Plan } from '@muster/shared/commandline/order.ts'
import { plansOf } from '@muster/shared/commandline/plans.ts'
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
  const planned = plansOf(text, desk).find(({ reading: { start, end } }) => start <= caret && caret <= end)
  return planned && { word: planned.reading.verb?.word, plan: planned.plan }
}
