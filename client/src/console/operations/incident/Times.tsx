import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { useCallWork } from '../../../desk/call/callRecord.ts'
import { timelineOf } from '../../../desk/call/timelineOf.ts'
import { useClockText } from '../../../desk/useCityTerms.ts'
import { useWords } from '../../../i18n/index.ts'
import { elapsedText } from '../../../ui/elapsed.ts'

/** When the call reached each step, by its first unit, and how long after it came in. */
export function Times({ incident }: { incident: Incident }) {
  const say = useWords()
  const clock = useClockText()
  const assignments = useCallWork(incident)
  return (
    <section className="call-section" aria-labelledby="times-title">
      <h3 id="times-title" className="call-section-head">
        {say('times.title')} <span className="call-aside">{say('times.first')}</span>
      </h3>
      <ol className="times">
        {timelineOf(incident, assignments).map(({ step, atMs, afterSec }) => (
          <li key={step}>
            <span className="times-step">{say(`times.${step}`)}</span>
            <time dateTime={new Date(atMs).toISOString()}>{clock(atMs, 'seconds')}</time>
            <span className="times-after">{afterSec > 0 && `+${elapsedText(afterSec)}`}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
