import { BEHAVIOUR } from '@muster/shared/alarms/alarm.ts'
import { useClockText } from '../../desk/useCityTerms.ts'
import { useWords } from '../../i18n/index.ts'
import { useNow } from '../../live/city.ts'
import { Mark } from '../../ui/Mark.tsx'
import type { Entry } from './alarmEntries.ts'
import { useAlarmPlace, useAlarmText, useLineText } from './useAlarmText.ts'

type Props = {
  readonly entry: Entry
  readonly id: string
  readonly isSelected: boolean
  readonly isMuted: boolean
  readonly onSelect: () => void
  readonly onOpen: () => void
}

/** One row: mark, priority, what it is and where, who has it or what was done about it. Acts only by the keys below. */
export function AlarmRow({ entry, id, isSelected, isMuted, onSelect, onOpen }: Props) {
  const say = useWords()
  const { line, past, group, alarms, isPart } = entry
  const [alarm] = alarms
  const now = useNow()
  const textOf = useAlarmText()
  const lineText = useLineText()
  const clock = useClockText()
  const isOne = alarms.length === 1
  const place = useAlarmPlace(isOne ? alarm.incidentId : undefined)
  const shelf = alarm.shelved
  const who = isOne && alarm.takenBy !== undefined ? say('alarms.owner', { owner: alarm.takenBy }) : ''
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox has the keys, and the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and names the active row
    <div
      role="option"
      id={id}
      aria-selected={isSelected}
      className="alarm-row"
      data-group={group}
      data-part={isPart || undefined}
      onClick={onSelect}
      onDoubleClick={onOpen}
    >
      <span className="alarm-tone" data-tone={group === 'now' && !isMuted ? BEHAVIOUR[alarm.kind].tone : 'none'}>
        <Mark tone={BEHAVIOUR[alarm.kind].tone} />
      </span>
      <b title={say('alarms.priority', { priority: alarm.priority })}>{alarm.priority}</b>
      <span className="alarm-what">{line ? lineText(line, now) : textOf(alarm, past?.goneAt ?? now)}</span>
      <span className="alarm-place">
        {group === 'shelved' && shelf
          ? say('alarms.shelfText', { by: shelf.by.name, time: clock(shelf.until, 'minutes'), reason: shelf.reason })
          : place}
      </span>
      <span className="alarm-who">
        {past
          ? `${clock(past.cameAt, 'minutes')}–${clock(past.goneAt, 'minutes')}`
          : isMuted
            ? say('alarms.mutedMark')
            : who}
      </span>
    </div>
  )
}
