import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { useOutcome } from '../../../desk/useCityTerms.ts'
import { useWords } from '../../../i18n/index.ts'

/** How a call ended. */
export function OutcomeLine({ incident: { outcome } }: { incident: Incident }) {
  const say = useWords()
  const outcomeOf = useOutcome()
  if (outcome === undefined) return null
  return <p className="call-outcome">{say('call.outcome', { outcome: outcomeOf(outcome) })}</p>
}
