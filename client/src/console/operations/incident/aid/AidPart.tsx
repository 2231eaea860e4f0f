import { type AidRequest, aidDueAt } from '@muster/shared/domain/incident/aid.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { mergedCalls } from '@muster/shared/domain/incident/survivor.ts'
import { useState } from 'react'
import { useActions } from '../../../../desk/actions.ts'
import { useClockText } from '../../../../desk/useCityTerms.ts'
import { addWords, termOf, useWords } from '../../../../i18n/index.ts'
import { wordsAid } from '../../../../i18n/wordsAid.ts'
import { useCity } from '../../../../live/city.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Timer } from '../../../../ui/Timer.tsx'
import { useMayHere } from '../useMayHere.ts'
import { AnswerForm } from './AnswerForm.tsx'
import '../adviceMore.css'

addWords(wordsAid)

type Listed = { readonly incidentId: string; readonly request: AidRequest }

const isOpen = ({ request: { state } }: Listed) => state === 'asked' || state === 'agreed'

/** One request: whom for what, how it stands and since when; what nobody has answered or kept in time looks so. */
function AidRow({ request, call }: { request: AidRequest; call: string | undefined }) {
  const say = useWords()
  const clock = useClockText()
  const { agency, capability, count, state, at, expectedAt, askedBy } = request
  const dueAt = aidDueAt(request)
  const facts = {
    by: askedBy,
    clock: clock(at, 'minutes'),
    due: expectedAt === undefined ? '' : clock(expectedAt, 'minutes'),
  }
  return (
    <>
      <span className="aid-what">
        <b>{termOf(agency)}</b> {say('aid.what', { count, capability })}
        {call !== undefined && state === 'asked' && <b className="advice-aid-call"> ☎ {call}</b>}
        <small>{say(`aid.${state}${expectedAt === undefined ? '' : '.due'}`, facts)}</small>
      </span>
      {dueAt !== undefined && <Timer sinceMs={at} limitSec={Math.max(1, (dueAt - at) / 1000)} />}
    </>
  )
}

/** Which neighbours were asked for help with a call, and what became of it; one key writes down the answer to what is due first. */
export function AidPart({ incident }: { incident: Incident }) {
  const say = useWords()
  const may = useMayHere()
  const [answered, setAnswered] = useState<string>()
  const listed = useCity((city) =>
    [incident, ...mergedCalls(city, incident)].flatMap(({ id, aid = [] }): readonly Listed[] =>
      aid.map((request) => ({ incidentId: id, request })),
    ),
  )
  const calls = useCity((city) => listed.map(({ request }) => city.find('agency', request.agencyId)?.aid?.call))
  const due = ({ request }: Listed) => aidDueAt(request) ?? Number.MAX_SAFE_INTEGER
  const [first] = listed.filter(isOpen).toSorted((one, other) => due(one) - due(other))
  const canAnswer = may('incident.answerAid')
  useActions(
    first
      ? [
          {
            ...{ id: 'call.answerAid', key: ':', words: 'aid.answer', command: 'incident.answerAid' },
            ...{ run: () => setAnswered(first.request.aidId), enabled: () => canAnswer },
          },
        ]
      : [],
  )
  if (listed.length === 0) return null
  return (
    <section className="call-section" aria-labelledby="aid-title">
      <h3 id="aid-title" className="call-section-head">
        {say('aid.title')}
      </h3>
      <ul className="aid-rows">
        {listed.map((one, at) => (
          <li key={one.request.aidId} data-over={!isOpen(one) || undefined}>
            <AidRow request={one.request} call={calls[at]} />
            {isOpen(one) && (
              <Button
                small
                kbd={one === first ? ':' : undefined}
                disabled={!canAnswer}
                onClick={() => setAnswered(one.request.aidId)}
              >
                {say('aid.answerShort')}
              </Button>
            )}
            {answered === one.request.aidId && <AnswerForm {...one} onDone={() => setAnswered(undefined)} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
