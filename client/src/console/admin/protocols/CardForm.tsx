import type { Protocol } from '@muster/shared/domain/protocol/protocol.ts'
import { useSettings } from '../../../desk/useCityTerms.ts'
import { termOf, useWords } from '../../../i18n/index.ts'
import { Button } from '../../../ui/Button.tsx'
import { freeId, movedAt, withAt, withoutAt } from './lists.ts'
import { QuestionForm } from './QuestionForm.tsx'

/** One card: for which types of incident, and its questions in the order in which they are asked. */
export function CardForm({ card, onChange }: { card: Protocol; onChange: (card: Protocol) => void }) {
  const say = useWords()
  const types = useSettings()?.incidentTypes ?? []
  const { questions } = card
  const add = () => {
    const id = freeId(
      'q',
      questions.map((question) => question.id),
    )
    const blank = { en: '', zh: '' }
    onChange({ ...card, questions: [...questions, { id, word: blank, text: blank, kind: 'yesno' }] })
  }
  return (
    <div className="protocol-card">
      <fieldset className="protocol-types">
        <legend>{say('protocols.types')}</legend>
        {types.map(({ id, name }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={card.types.includes(id)}
              onChange={({ target }) =>
                onChange({
                  ...card,
                  types: target.checked ? [...card.types, id] : card.types.filter((one) => one !== id),
                })
              }
            />{' '}
            {termOf(name)}
          </label>
        ))}
      </fieldset>
      {questions.map((question, at) => (
        <QuestionForm
          key={question.id}
          question={question}
          number={at + 1}
          onChange={(next) => onChange({ ...card, questions: withAt(questions, at, next) })}
          onMove={(step) => onChange({ ...card, questions: movedAt(questions, at, step) })}
          onRemove={() => onChange({ ...card, questions: withoutAt(questions, at) })}
        />
      ))}
      {questions.length < 20 && <Button onClick={add}>{say('protocols.addQuestion')}</Button>}
    </div>
  )
}
