import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { useLikeliest } from '../../../desk/alike.ts'
import { useWords } from '../../../i18n/index.ts'

/** A quiet mark on a waiting call that may be a second report of another: the sign and that one's number. */
export function AlikeMark({ incident }: { incident: Incident }) {
  const say = useWords()
  const number = useLikeliest(incident)
  if (number === undefined) return null
  return (
    <abbr className="queue-alike" title={say('alike.mark', { number })}>
      ≈{shortNumber(number)}
    </abbr>
  )
}
