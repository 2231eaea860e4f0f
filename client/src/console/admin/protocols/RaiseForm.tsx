import { offeredBy } from '@muster/shared/domain/incident/answers.ts'
import type { Question, Raise } from '@muster/shared/domain/protocol/protocol.ts'
import { termOf, useWords } from '../../../i18n/index.ts'
import { Button } from '../../../ui/Button.tsx'
import { withAt, withoutAt } from './lists.ts'

const PRIORITIES = [1, 2, 3, 4] as const

/** At which answer the priority rises, and to what; it never falls. */
export function RaiseForm({ question, onChange }: { question: Question; onChange: (raises: Raise[]) => void }) {
  const say = useWords()
  const { kind, raises = [] } = question
  const answers = offeredBy(question)
  const begun: Raise = kind === 'number' ? { atLeast: 1, priority: 1 } : { answer: answers[0]?.id, priority: 1 }
  const set = (at: number, raise: Raise) => onChange(withAt(raises, at, raise))
  return (
    <div className="protocol-raises">
      {raises.map((raise, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rules have no name; they are shown as they stand.
        <div key={at} className="protocol-raise">
          <span>{say('protocols.raises')}</span>
          {kind === 'number' && raise.answer === undefined ? (
            <label>
              {say('protocols.atLeast')}
              <input
                type="number"
                min={0}
                max={1_000_000}
                value={raise.atLeast ?? ''}
                onChange={({ target }) =>
                  set(at, { ...raise, atLeast: target.value === '' ? undefined : Number(target.value) })
                }
              />
            </label>
          ) : (
            <select
              aria-label={say('protocols.answer')}
              value={raise.answer}
              onChange={({ target }) => set(at, { ...raise, answer: target.value })}
            >
              {!answers.some(({ id }) => id === raise.answer) && <option value={raise.answer}>–</option>}
              {answers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {termOf(name)}
                </option>
              ))}
            </select>
          )}
          <select
            aria-label={say('protocols.to')}
            value={raise.priority}
            onChange={({ target }) => set(at, { ...raise, priority: Number(target.value) })}
          >
            {PRIORITIES.map((priority) => (
              <option key={priority} value={priority}>
                {say(`priority.${priority}`)}
              </option>
            ))}
          </select>
          <Button small aria-label={say('protocols.removeRule')} onClick={() => onChange(withoutAt(raises, at))}>
            ×
          </Button>
        </div>
      ))}
      {kind !== 'text' && raises.length < 8 && (
        <Button small onClick={() => onChange([...raises, begun])}>
          {say('protocols.addRule')}
        </Button>
      )}
    </div>
  )
}
