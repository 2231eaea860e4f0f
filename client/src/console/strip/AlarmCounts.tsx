import { useWords } from '../../i18n/index.ts'
import { Mark } from '../../ui/Mark.tsx'
import type { Alarms } from './alarms.ts'
import './AlarmCounts.css'

/** How many calls wait, by colour, with the mark that belongs to it. */
export function AlarmCounts({ over, near, muted }: Alarms) {
  const say = useWords()
  const counts = [
    { tone: 'red', mark: <Mark tone="over" />, count: over, words: 'alarm.over' },
    { tone: 'amber', mark: <Mark tone="warn" />, count: near, words: 'alarm.near' },
    { tone: 'grey', mark: <i className="dot" />, count: muted, words: 'alarm.muted' },
  ]
  return (
    <ul className="counts" aria-label={say('alarm.label')}>
      {counts.map(({ tone, mark, count, words }) => (
        <li key={tone} data-tone={count > 0 ? tone : 'none'} title={say(words, { count })}>
          <span aria-hidden>
            {mark}
            {count}
          </span>
          <span className="for-readers">{say(words, { count })}</span>
        </li>
      ))}
    </ul>
  )
}
