import type { BreakOff } from '@muster/shared/domain/world/responding.ts'
import { useWords } from '../../../i18n/index.ts'

const PRIORITIES = [1, 2, 3, 4, 5] as const
const STATUSES = ['dispatched', 'enroute', 'onscene'] as const
/** A rule to begin with: only who is not there yet, from a call that can wait, for life at risk. */
const BEGUN: BreakOff = { fromPriority: 3, forPriority: 1, statuses: ['dispatched', 'enroute'], leastGainSec: 60 }
const MOST_SEC = 3600

type Rule = BreakOff | undefined

/** When a unit may be taken from a lesser call for a more urgent one; never one that has a patient. */
export function BreakOffForm({ rule, onChange }: { rule: Rule; onChange: (rule: Rule) => void }) {
  const say = useWords()
  const priority = (name: 'fromPriority' | 'forPriority', of: BreakOff) => (
    <label>
      {say(`response.${name}`)}{' '}
      <select value={of[name]} onChange={({ target }) => onChange({ ...of, [name]: Number(target.value) })}>
        {PRIORITIES.map((one) => (
          <option key={one} value={one}>
            {say(`priority.${one}`)}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <fieldset className="response-rule">
      <legend>{say('response.breakOff')}</legend>
      <label className="response-whether">
        <input
          type="checkbox"
          checked={rule !== undefined}
          onChange={({ target }) => onChange(target.checked ? BEGUN : undefined)}
        />{' '}
        {say('response.mayBreakOff')}
      </label>
      {rule && (
        <>
          {priority('fromPriority', rule)}
          {priority('forPriority', rule)}
          <span className="response-statuses">
            {say('response.statuses')}
            {STATUSES.map((status) => (
              <label key={status}>
                <input
                  type="checkbox"
                  checked={rule.statuses.includes(status)}
                  onChange={({ target }) =>
                    onChange({
                      ...rule,
                      statuses: STATUSES.filter((one) =>
                        one === status ? target.checked : rule.statuses.includes(one),
                      ),
                    })
                  }
                />{' '}
                {say(`status.${status}`)}
              </label>
            ))}
          </span>
          <label>
            {say('response.leastGain')}{' '}
            <input
              inputMode="numeric"
              maxLength={4}
              value={rule.leastGainSec ?? ''}
              onChange={({ target }) => {
                const sec = Number(target.value.normalize('NFKC'))
                if (Number.isInteger(sec) && sec >= 0 && sec <= MOST_SEC)
                  onChange({ ...rule, leastGainSec: target.value === '' ? undefined : sec })
              }}
            />
          </label>
        </>
      )}
    </fieldset>
  )
}
