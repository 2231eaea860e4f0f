import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { useActions } from '../../../desk/actions.ts'
import type { AwaitedUnit, Recommendation } from '../../../desk/recommendation.ts'
import { useMay } from '../../../desk/useMay.ts'
import { addWords, termOf, useWords } from '../../../i18n/index.ts'
import { wordsAdvice } from '../../../i18n/wordsAdvice.ts'
import { wordsAid } from '../../../i18n/wordsAid.ts'
import { useCity } from '../../../live/city.ts'
import { Button } from '../../../ui/Button.tsx'
import { elapsedText } from '../../../ui/elapsed.ts'
import { askAid, askedFor } from './aid/askAid.ts'
import './adviceMore.css'

addWords({ ...wordsAdvice, ...wordsAid })

type Part = { readonly incident: Incident; readonly aid: Recommendation['aid'] }

/** Neighbours to be asked: by phone or radio, because their units are theirs to send. One key writes down that one is. */
function Aid({ incident, aid }: Part) {
  const say = useWords()
  const may = useMay()
  const agencies = useCity((city) => aid.map(({ agencyId }) => city.find('agency', agencyId)))
  const next = aid.find((one) => !askedFor(incident, one))
  const canAsk = next !== undefined && may('incident.requestAid')
  useActions([
    {
      ...{ id: 'call.askAid', key: ';', words: 'aid.ask', typed: 'REQ', command: 'incident.requestAid' },
      ...{ run: () => next && askAid(incident, next), enabled: () => canAsk },
    },
  ])
  return aid.map((wanted, at) => {
    const { agencyId, capability, count, lateSec } = wanted
    const agency = agencies[at]
    const asked = askedFor(incident, wanted)
    return (
      agency && (
        <p key={`${agencyId} ${capability}`} className="advice-aid">
          <span>
            {say(lateSec === undefined ? 'advice.aid' : 'advice.aid.late', {
              ...{ count, capability, agency: termOf(agency.name), late: elapsedText(lateSec ?? 0) },
            })}
            {agency.aid?.minutes !== undefined && ` · ${say('advice.aid.minutes', { minutes: agency.aid.minutes })}`}
            {agency.aid?.call && <b className="advice-aid-call"> ☎ {agency.aid.call}</b>}
          </span>
          {asked ? (
            <span>{say(`aidState.${asked.state}`)}</span>
          ) : (
            <Button
              small
              kbd={wanted === next ? ';' : undefined}
              disabled={!may('incident.requestAid')}
              aria-label={say('aid.askOf', { agency: termOf(agency.name), count, capability })}
              onClick={() => askAid(incident, wanted)}
            >
              {say('aid.askShort')}
            </Button>
          )}
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
export function AdviceMore({ incident, soon, aid }: Part & Pick<Recommendation, 'soon'>) {
  return (
    <>
      <Awaited units={soon} />
      {aid.length > 0 && <Aid incident={incident} aid={aid} />}
    </>
  )
}
