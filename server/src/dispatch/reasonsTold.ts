import type { AdvisedIncident } from './advise.ts'

/** Reasons why a unit was not chosen in one answer: some 0.7 MB. Of 500 calls and 600 units all of them are 22 MB. */
const MOST_REASONS = 10_000

/** Later than any unit that comes; a finite one, so that two of them are equal. */
const NEVER = Number.MAX_SAFE_INTEGER

/**
 * Incidents with as many reasons as one answer may have, the same number for each: those of the units that could be there
 * soonest, in the order in which they stood; `notChosenMore` counts the others. What few units and calls give is told whole.
 */
export function withReasonsTold(
  incidents: readonly AdvisedIncident[],
  most = MOST_REASONS,
): readonly (AdvisedIncident & { readonly notChosenMore?: number })[] {
  const each = Math.floor(most / Math.max(1, incidents.length))
  return incidents.map((incident) => {
    const { notChosen } = incident
    if (notChosen.length <= each) return incident
    const soonest = notChosen.toSorted((a, b) => (a.seconds ?? NEVER) - (b.seconds ?? NEVER)).slice(0, each)
    const told = new Set(soonest)
    return {
      ...incident,
      notChosen: notChosen.filter((one) => told.has(one)),
      notChosenMore: notChosen.length - each,
    }
  })
}
