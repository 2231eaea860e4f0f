import { BellOff } from 'lucide-react'
import { usePlace } from '../../desk/place.ts'
import { useWords } from '../../i18n/index.ts'
import { Mark } from '../../ui/Mark.tsx'
import { openAlarms } from './alarmDeeds.ts'
import { useSoundState } from './alarmSound.ts'
import { type Counts, useAlarms } from './alarms.ts'
import './AlarmCounts.css'

/** How many there are of each colour, with the mark that belongs to it: the same figures wherever they are shown. */
export function CountChips({ over, near, warn, silent }: Counts) {
  const say = useWords()
  const chips = [
    { tone: 'red', mark: <Mark tone="over" />, count: over, says: say('alarms.over', { count: over }) },
    { tone: 'amber', mark: <Mark tone="warn" />, count: near + warn, says: say('alarms.near', { near, warn }) },
    { tone: 'grey', mark: <i className="dot" />, count: silent, says: say('alarms.silent', { count: silent }) },
  ]
  return chips.map(({ tone, mark, count, says }) => (
    <span key={tone} className="count" data-tone={count > 0 ? tone : 'none'} title={says}>
      <span aria-hidden>
        {mark}
        {count}
      </span>
      <span className="for-readers">{says}</span>
    </span>
  ))
}

/** The counts in the strip; opens the list of what they count. */
export function AlarmCounts() {
  const say = useWords()
  const { counts } = useAlarms()
  const { alarms: isOpen = false } = usePlace()
  const state = useSoundState()
  return (
    <button type="button" className="counts" aria-expanded={isOpen} onClick={() => openAlarms(!isOpen)}>
      <span className="for-readers">{say('alarms.title')}</span>
      <CountChips {...counts} />
      {state !== 'on' && (
        <span className="counts-quiet" title={say(`alarms.sound.${state}`)}>
          <BellOff size={14} strokeWidth={1.75} aria-hidden />
          <span className="for-readers">{say(`alarms.sound.${state}`)}</span>
        </span>
      )}
    </button>
  )
}
