import type { AwaitedUnit, Recommendation } from '../../../desk/recommendation.ts'
import { addWords, termOf, useWords } from '../../../i18n/index.ts'
import { wordsAdvice } from '../../../i18n/wordsAdvice.ts'
import { useCity } from '../../../live/city.ts'
import { elapsedText } from '../../../ui/elapsed.ts'
import './adviceMore.css'

addWords(wordsAdvice)

/** Neighbours to be asked: by phone or radio, because their units are theirs to send. */
function Aid({ aid }: { aid: Recommendation['aid'] }) {
  const say = useWords()
  const agencies = useCity((city) => aid.map(({ agencyId }) => city.find('agency', agencyId)))
  return aid.map(({ agencyId, capability, count, lateSec }, at) => {
    const agency = agencies[at]
    return (
      agency && (
        <p key={`${agencyId} ${capability}`} className="advice-soon">
          {say(lateSec === undefined ? 'advice.aid' : 'advice.aid.late', {
            ...{ count, capability, agency: termOf(agency.name), late: elapsedText(lateSec ?? 0) },
          })}
          {agency.aid?.call && ` · ${agency.aid.call}`}
        </p>
      )
    )
  })
}

/** Whom it may be worth to wait for: no button, because who is at work cannot be sent. */
function Awaited({ units }: { units: readonly AwaitedUnit[] }) {
  const say = useWords()
  const signs = useCity((city) =>
    units.flatMap(({ id, than = '' }) => [id, than].map((one) => city.find('unit', one)?.callSign ?? one)),
  )
  return units.map(({ id, freeInSec, seconds, than, soonerSec }, at) => (
    <p key={id} className="advice-soon">
      {say(than === undefined ? 'advice.soon' : 'advice.soon.than', {
        unit: signs[2 * at],
        minutes: Math.max(1, Math.round(freeInSec / 60)),
        there: elapsedText(seconds),
        than: signs[2 * at + 1],
        sooner: elapsedText(soonerSec ?? 0),
      })}
    </p>
  ))
}

/** What the advice says beyond whom to send now: whom to wait for, and whom to ask. */
export function AdviceMore({ soon, aid }: Pick<Recommendation, 'soon' | 'aid'>) {
  return (
    <>
      <Awaited units={soon} />
      <Aid aid={aid} />
    </>
  )
}
