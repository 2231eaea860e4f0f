import type { Answer } from '@muster/shared/domain/incident/facts.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { protocolFor, type Question } from '@muster/shared/domain/protocol/protocol.ts'
import { visible } from '@muster/shared/words/visible.ts'
import { useState } from 'react'
import { useActions } from '../../../../desk/actions.ts'
import { useClockText, useSettings } from '../../../../desk/useCityTerms.ts'
import { useMay } from '../../../../desk/useMay.ts'
import { termOf, useWords } from '../../../../i18n/index.ts'
import { send } from '../../../../live/commands.ts'
import { Kbd } from '../../../../ui/Kbd.tsx'
import { AskedRow } from './AskedRow.tsx'
import { beside, cardOf, isKnown, openAfter, type Row } from './cardOf.ts'
import { useSentAnswers } from './useSentAnswers.ts'
import './card.css'

const HIDDEN_KEY = 'muster.card'

/** One question that is not being asked now: open, or with its answer, since when and from whom. */
function RestingRow({ row, onAsk }: { row: Row; onAsk: (() => void) | undefined }) {
  const say = useWords()
  const clock = useClockText()
  const { question, number, fact, sent } = row
  const told = sent ?? fact?.told
  return (
    <button
      type="button"
      className="card-row"
      data-known={isKnown(row) || undefined}
      disabled={!onAsk}
      title={termOf(question.text)}
      onClick={onAsk}
    >
      <span className="card-number">{number}</span>
      <span className="card-word">{termOf(told ? question.word : question.text)}</span>
      {told && <b className="card-told">{visible(termOf(told))}</b>}
      {sent ? (
        <span className="card-when">{say('card.sending')}</span>
      ) : (
        fact && (
          <span className="card-when" title={fact.by}>
            {clock(fact.at, 'seconds')}
          </span>
        )
      )}
    </button>
  )
}

/** What to ask about a call, the open questions first; `Q` and then letters and digits alone answer them. */
export function QuestionCard({ incident }: { incident: Incident }) {
  const say = useWords()
  const may = useMay()
  const card = protocolFor(useSettings(), incident.type)
  const { rows, others } = cardOf(card, incident.facts, useSentAnswers(incident.id, card))
  const [asks, setAsks] = useState<string>()
  const [isHidden, setHidden] = useState(() => localStorage.getItem(HIDDEN_KEY) === 'hidden')
  const isOpen = incident.status !== 'closed'
  const canAnswer = isOpen && card !== undefined && may('incident.answer')
  const known = rows.filter(isKnown).length

  const hide = (hidden: boolean) => {
    localStorage.setItem(HIDDEN_KEY, hidden ? 'hidden' : 'shown')
    setHidden(hidden)
  }
  const ask = (question: Question | undefined) => setAsks(question?.id)
  const begin = () => {
    hide(false)
    ask(openAfter(rows, 0) ?? card?.questions[0])
  }
  function answer({ question, number, fact }: Row, given: Answer): void {
    const said = `Q ${shortNumber(incident.number)} ${termOf(question.word)} ${given}`
    if (fact?.answer !== given)
      void send('incident.answer', { incidentId: incident.id, questionId: question.id, answer: given }, { text: said })
    ask(openAfter(rows, number))
  }
  useActions([
    {
      ...{ id: 'call.ask', key: 'q', words: 'card.ask', typed: 'Q', command: 'incident.answer' },
      ...{ run: begin, enabled: () => canAnswer },
    },
    {
      ...{ id: 'call.askHide', key: 'Shift+q', words: 'card.hide' },
      ...{ run: () => hide(!isHidden), enabled: () => canAnswer },
    },
  ])
  const shown = isOpen ? rows : rows.filter(isKnown)
  if (shown.length === 0 && others.length === 0) return null
  return (
    <section className="call-section card" aria-labelledby="card-title">
      <h3 id="card-title" className="call-section-head">
        {say('card.title')}
        {isOpen && rows.length > 0 && (
          <button type="button" className="call-aside" aria-expanded={!isHidden} onClick={() => hide(!isHidden)}>
            {say(isHidden ? 'card.show' : 'card.of', { known, count: rows.length })} <Kbd>{isHidden ? '⇧Q' : 'Q'}</Kbd>
          </button>
        )}
      </h3>
      {!(isHidden && isOpen) && (
        <ol className="card-rows">
          {shown.map((row) => {
            const { question, number } = row
            const go = {
              open: openAfter(rows, number),
              above: beside(rows, number, -1),
              below: beside(rows, number, 1),
            }
            return (
              <li key={question.id}>
                {asks === question.id && canAnswer ? (
                  <AskedRow
                    row={row}
                    onAnswer={(given) => answer(row, given)}
                    onGo={(to) => ask(to === 'out' ? undefined : to === 'open' ? go.open : (go[to] ?? question))}
                  />
                ) : (
                  <RestingRow row={row} onAsk={canAnswer ? () => ask(question) : undefined} />
                )}
              </li>
            )
          })}
          {others.map(({ asked, told }) => (
            <li key={asked.en} className="card-row" data-known>
              <span className="card-number" />
              <span className="card-word">{termOf(asked)}</span>
              <b className="card-told">{visible(termOf(told))}</b>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
