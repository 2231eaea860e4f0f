import type { Question } from '@muster/shared/domain/protocol/protocol.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button } from '../../../ui/Button.tsx'
import { BothLanguages } from './BothLanguages.tsx'
import { freeId, withAt, withoutAt } from './lists.ts'

type Choices = NonNullable<Question['choices']>

/** The answers to choose from, each with the one key that gives it. */
export function ChoicesForm({ choices, onChange }: { choices: Choices; onChange: (choices: Choices) => void }) {
  const say = useWords()
  const add = () =>
    onChange([
      ...choices,
      {
        id: freeId(
          'a',
          choices.map(({ id }) => id),
        ),
        key: '',
        name: { en: '', zh: '' },
      },
    ])
  return (
    <div className="protocol-choices">
      {choices.map((choice, at) => (
        <div key={choice.id} className="protocol-choice">
          <input
            className="protocol-key"
            aria-label={say('protocols.key')}
            value={choice.key}
            maxLength={1}
            onChange={({ target }) => onChange(withAt(choices, at, { ...choice, key: target.value.toLowerCase() }))}
          />
          <BothLanguages
            label={say('protocols.answerNumber', { number: at + 1 })}
            value={choice.name}
            maxLength={160}
            onChange={(name) => onChange(withAt(choices, at, { ...choice, name }))}
          />
          <Button small aria-label={say('protocols.removeAnswer')} onClick={() => onChange(withoutAt(choices, at))}>
            ×
          </Button>
        </div>
      ))}
      {choices.length < 12 && (
        <Button small onClick={add}>
          {say('protocols.addAnswer')}
        </Button>
      )}
    </div>
  )
}
