import { QUESTION_KINDS, type Question } from '@muster/shared/domain/protocol/protocol.ts'
import { termOf, useWords } from '../../../i18n/index.ts'
import { Button } from '../../../ui/Button.tsx'
import { BothLanguages } from './BothLanguages.tsx'
import { ChoicesForm } from './ChoicesForm.tsx'
import { RaiseForm } from './RaiseForm.tsx'

type Props = {
  readonly question: Question
  readonly number: number
  readonly onChange: (question: Question) => void
  readonly onMove: (step: 1 | -1) => void
  readonly onRemove: () => void
}

/** A question of another kind: what only the former kind had is gone. */
function ofKind({ id, word, text }: Question, named: string): Question {
  const kind = QUESTION_KINDS.find((one) => one === named) ?? 'yesno'
  const choices = [1, 2].map((at) => ({ id: `a${at}`, key: `${at}`, name: { en: '', zh: '' } }))
  return { id, word, text, kind, ...(kind === 'choice' && { choices }) }
}

/** One question of a card: what is asked, what it is called in short, how it is answered, and what an answer does. */
export function QuestionForm({ question, number, onChange, onMove, onRemove }: Props) {
  const say = useWords()
  const { word, text, kind, unit, choices } = question
  return (
    <fieldset className="protocol-question">
      <legend>
        {number} {termOf(word)}
      </legend>
      <BothLanguages
        label={say('protocols.text')}
        value={text}
        maxLength={160}
        onChange={(next) => onChange({ ...question, text: next })}
      />
      <BothLanguages
        label={say('protocols.word')}
        value={word}
        maxLength={24}
        onChange={(next) => onChange({ ...question, word: next })}
      />
      <div className="protocol-row">
        <label>
          {say('protocols.kind')}{' '}
          <select value={kind} onChange={({ target }) => onChange(ofKind(question, target.value))}>
            {QUESTION_KINDS.map((one) => (
              <option key={one} value={one}>
                {say(`questionKind.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <Button small aria-label={say('protocols.up', { number })} onClick={() => onMove(-1)}>
          ↑
        </Button>
        <Button small aria-label={say('protocols.down', { number })} onClick={() => onMove(1)}>
          ↓
        </Button>
        <Button small onClick={onRemove}>
          {say('protocols.removeQuestion')}
        </Button>
      </div>
      {kind === 'number' && (
        <BothLanguages
          label={say('protocols.unit')}
          value={unit ?? { en: '', zh: '' }}
          maxLength={160}
          // A number may stand alone; half a unit is one in one language only, and is told as a gap.
          onChange={({ en, zh }) => onChange({ ...question, unit: en === '' && zh === '' ? undefined : { en, zh } })}
        />
      )}
      {kind === 'choice' && (
        <ChoicesForm choices={choices ?? []} onChange={(next) => onChange({ ...question, choices: next })} />
      )}
      <RaiseForm question={question} onChange={(raises) => onChange({ ...question, raises })} />
    </fieldset>
  )
}
