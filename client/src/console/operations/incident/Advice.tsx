import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { useState } from 'react'
import { later } from '../../../desk/later.tsx'
import {
  type Advice as AdviceNow,
  type RankedUnit,
  type Recommendation,
  recommendedOf,
  useRecommendation,
} from '../../../desk/recommendation.ts'
import { useWords } from '../../../i18n/index.ts'
import { useCity, useNow } from '../../../live/city.ts'
import { useLink } from '../../../live/link.ts'
import { elapsedText } from '../../../ui/elapsed.ts'
import { AdviceRow, STANDARD_SHARE } from './AdviceRow.tsx'
import { DispatchButtons } from './DispatchButtons.tsx'
import { share } from './share.ts'
import { Warning } from './Warning.tsx'

const NextAlarm = later(async () => (await import('./aid/NextAlarm.tsx')).NextAlarm)
const AdviceMore = later(async () => (await import('./AdviceMore.tsx')).AdviceMore)

/** Units beyond the recommended set that are offered at once; the command bar finds the others. */
const MORE = 8

/** What was worked out when: said only when it no longer follows the city. */
function Age({ atMs }: { atMs: number }) {
  const say = useWords()
  const seconds = Math.max(0, Math.floor((useNow() - atMs) / 1000))
  return <>{say('advice.age', { age: elapsedText(seconds) })}</>
}

function Rows({
  units,
  advice,
  isChosen,
  onToggle,
}: {
  units: readonly RankedUnit[]
  advice: AdviceNow
  isChosen: (id: string) => boolean
  onToggle: (id: string) => void
}) {
  const known = useCity((city) => units.map(({ id }) => city.find('unit', id)))
  return units.map((candidate, at) => {
    const unit = known[at]
    return (
      unit && (
        <AdviceRow
          key={candidate.id}
          candidate={candidate}
          unit={unit}
          standardSec={advice.recommendation?.standardSec}
          isChosen={isChosen(candidate.id)}
          onToggle={() => onToggle(candidate.id)}
        />
      )
    )
  })
}

/** What nobody can be found for; without a place nobody can be looked for at all. */
function Unmet({ unmet }: { unmet: Recommendation['unmet'] }) {
  const say = useWords()
  if (unmet.some(({ reason }) => reason === 'noPlace')) return <Warning>{say('advice.noPlace')}</Warning>
  return unmet.map(({ capability, count, reason }) => (
    <Warning key={capability}>{say(`advice.unmet.${reason}`, { count, capability })}</Warning>
  ))
}

/**
 * Whom the hub would send to a call, each to be taken in or left out, and the button that sends them. For a call that
 * has units already nobody is chosen beforehand, unless a further alarm was struck.
 */
function OpenAdvice({ incident }: { incident: Incident }) {
  const say = useWords()
  const advice = useRecommendation(incident.id)
  const isStale = useLink().state === 'notlive'
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const [showsMore, setShowsMore] = useState(false)
  const { state, recommendation, atMs } = advice
  const waits = incident.status === 'waiting'
  // A further alarm asks for more units, as a call that waits does.
  const wants = waits || (incident.alarm ?? 1) > 1
  const recommended = recommendedOf(advice)
  const others = (recommendation?.units ?? []).filter(({ rank }) => rank === null).slice(0, MORE)
  const byDefault = (id: string) => wants && recommended.some((unit) => unit.id === id)
  const isChosen = (id: string) => byDefault(id) !== touched.has(id)
  const toggle = (id: string) =>
    setTouched((before) => new Set(before.has(id) ? [...before].filter((other) => other !== id) : [...before, id]))
  const chosen = [...recommended, ...others].filter(({ id }) => isChosen(id))
  const listed = wants || showsMore ? recommended : []
  const standardSec = recommendation?.standardSec
  return (
    <section className="call-section" aria-labelledby="advice-title">
      <h3 id="advice-title" className="call-section-head">
        {say('advice.title')}
        <span className="call-aside">
          {state === 'loading' && say('advice.loading')}
          {state === 'failed' && say('advice.failed')}
          {state === 'past' && say('advice.past')}
          {state === 'ready' &&
            wants &&
            recommended.length > 0 &&
            say(isStale ? 'advice.count' : 'advice.set', { count: recommended.length })}
          {isStale && atMs !== undefined && (
            <>
              {wants && recommended.length > 0 && ' · '}
              <Age atMs={atMs} />
            </>
          )}
        </span>
        {others.length + (wants ? 0 : recommended.length) > 0 && (
          <button
            type="button"
            className="call-aside"
            aria-expanded={showsMore}
            onClick={() => setShowsMore(!showsMore)}
          >
            {say(showsMore ? 'advice.fewer' : 'advice.more')} {showsMore ? '▴' : '▾'}
          </button>
        )}
      </h3>
      {listed.length + (showsMore ? others.length : 0) > 0 && (
        <fieldset className="advice-rows" style={share('--standard', STANDARD_SHARE)} aria-label={say('advice.title')}>
          <p className="advice-heads" aria-hidden="true">
            <span className="advice-standard">{standardSec !== undefined && elapsedText(standardSec)}</span>
            <span className="advice-arrives">{say('advice.arrives')}</span>
            <span>{say('advice.why')}</span>
          </p>
          <Rows units={listed} advice={advice} isChosen={isChosen} onToggle={toggle} />
          {showsMore && <Rows units={others} advice={advice} isChosen={isChosen} onToggle={toggle} />}
        </fieldset>
      )}
      {waits && incident.firstAssignedAt !== undefined && <Warning>{say('advice.left')}</Warning>}
      {recommendation?.triage && <Warning>{say('complex.triaged', recommendation.triage)}</Warning>}
      {wants && recommendation && <Unmet unmet={recommendation.unmet} />}
      {wants && recommendation && recommendation.soon.length + recommendation.aid.length > 0 && (
        <AdviceMore incident={incident} soon={recommendation.soon} aid={recommendation.aid} />
      )}
      <DispatchButtons
        incident={incident}
        chosen={chosen}
        advice={recommendation}
        isAll={wants && touched.size === 0}
      />
      <NextAlarm incident={incident} />
    </section>
  )
}

/** A call that is over is sent nobody. */
export function Advice({ incident }: { incident: Incident }) {
  return incident.status === 'closed' ? null : <OpenAdvice incident={incident} />
}
