import { answerNamed } from '@muster/shared/commandline/answers.ts'
import { offeredBy } from '@muster/shared/domain/incident/answers.ts'
import type { Answer } from '@muster/shared/domain/incident/facts.ts'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { termOf, useWords } from '../../../../i18n/index.ts'
import { Kbd } from '../../../../ui/Kbd.tsx'
import { Warning } from '../Warning.tsx'
import type { Row } from './cardOf.ts'
import { useKeptInView } from './useKeptInView.ts'

type Moves = {
  readonly onAnswer: (answer: Answer) => void
  /** To the next open question, the one above or below, or out of the card. */
  readonly onGo: (to: 'open' | 'above' | 'below' | 'out') => void
}

/** A letter or digit that is no answer here does nothing: elsewhere on the screen it might close the call. */
const isWritten = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  /^[\p{L}\p{N}]$/u.test(key) && !ctrlKey && !metaKey && !altKey

const GOES = { Enter: 'open', ArrowUp: 'above', ArrowDown: 'below', Escape: 'out' } as const

/** The question that is being asked: one letter answers it; numbers and words are typed, and ⏎ goes on. */
export function AskedRow({ row, onAnswer, onGo }: { row: Row } & Moves) {
  const say = useWords()
  const { question, number, fact } = row
  const { kind, text, unit } = question
  const isTyped = kind === 'number' || kind === 'text'
  const group = useRef<HTMLFieldSetElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(isTyped && fact && fact.answer !== 'unknown' ? `${fact.answer}` : '')
  const [isMisfit, setMisfit] = useState(false)
  useEffect(() => {
    const part = field.current ?? group.current
    part?.focus()
  }, [])
  useKeptInView(group)

  function enter(): void {
    const said = typed.trim()
    const answer = said === '' ? undefined : kind === 'text' && said.length > 1 ? said : answerNamed(said, question)
    if (said === '') onGo('open')
    else if (answer === undefined && kind === 'text') onAnswer(said)
    else if (answer === undefined) setMisfit(true)
    else onAnswer(answer)
  }
  function press(event: KeyboardEvent<HTMLFieldSetElement>): void {
    if (event.nativeEvent.isComposing) return
    const inField = event.target === field.current
    const go = Object.entries(GOES).find(([key]) => key === event.key)?.[1]
    const offered = isWritten(event) && offeredBy(question).find(({ key }) => key === event.key.toLowerCase())
    if (go === 'open' && event.target instanceof HTMLButtonElement) return
    if (go === 'open' && inField) enter()
    else if (go) onGo(go)
    else if (inField || !isWritten(event)) return
    else if (offered) onAnswer(offered.id)
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <fieldset ref={group} className="card-asked" tabIndex={-1} aria-label={termOf(text)} onKeyDown={press}>
      <p className="card-question">
        <span className="card-number">{number}</span> {termOf(text)}
      </p>
      <div className="card-answers">
        {isTyped && (
          <>
            <input
              ref={field}
              value={typed}
              maxLength={kind === 'number' ? 12 : 200}
              inputMode={kind === 'number' ? 'decimal' : 'text'}
              aria-label={termOf(text)}
              aria-invalid={isMisfit || undefined}
              autoComplete="off"
              onChange={(event) => {
                setTyped(event.target.value)
                setMisfit(false)
              }}
            />
            {unit && <span className="card-unit">{termOf(unit)}</span>}
          </>
        )}
        {offeredBy(question).map(({ id, key, name }) => (
          <button
            type="button"
            key={id}
            className="card-answer"
            aria-pressed={fact?.answer === id}
            onClick={() => onAnswer(id)}
          >
            {termOf(name)} <Kbd>{key.toUpperCase()}</Kbd>
          </button>
        ))}
      </div>
      {isMisfit && <Warning>{say('card.notANumber')}</Warning>}
    </fieldset>
  )
}
