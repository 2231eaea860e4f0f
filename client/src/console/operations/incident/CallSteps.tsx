import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { useClockText, useSettings } from '../../../desk/useCityTerms.ts'
import { useWords } from '../../../i18n/index.ts'
import { useHistory, useNow } from '../../../live/city.ts'
import { elapsedText, timerTone } from '../../../ui/elapsed.ts'
import { CALL_STEPS, stepsOf } from './stepsOf.ts'
import './callTaking.css'

/** How far the taking of a call has come: the time of each step after it came in, the last against the city's standard. */
export function CallSteps({ incident }: { incident: Incident }) {
  const say = useWords()
  const clock = useClockText()
  const now = useNow()
  const limit = useSettings()?.standards.assignSec[String(incident.priority)]
  const steps = stepsOf(incident, useHistory('incident', incident.id))
  const after = (atMs: number) => (atMs - incident.receivedAt) / 1000
  const runs = incident.status === 'waiting' && steps.sent === undefined
  const tone = runs ? timerTone(after(now), limit) : timerTone(steps.sent === undefined ? 0 : after(steps.sent), limit)
  return (
    <ol className="call-steps" aria-label={say('steps.title')}>
      {CALL_STEPS.map((step) => {
        const atMs = steps[step]
        const isLast = step === 'sent'
        const shownMs = atMs ?? (isLast && runs ? now : undefined)
        return (
          <li
            key={step}
            data-reached={atMs !== undefined || undefined}
            // What took long is told in amber; red is the call timer's, which stands above.
            data-tone={isLast && tone !== 'quiet' ? 'warn' : undefined}
            title={isLast && limit !== undefined ? say('steps.limit', { limit: elapsedText(limit) }) : undefined}
          >
            <span className="call-step-name">{say(`steps.${step}`)}</span>
            <span className="call-step-time">
              {shownMs === undefined
                ? '–'
                : step === 'received'
                  ? clock(shownMs, 'seconds')
                  : `${atMs === undefined ? '' : '+'}${elapsedText(after(shownMs))}`}
              {isLast && limit !== undefined && <span className="call-step-limit">/{elapsedText(limit)}</span>}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
