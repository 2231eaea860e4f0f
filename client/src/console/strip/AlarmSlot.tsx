import type { Alarm } from '@muster/shared/alarms/alarm.ts'
import { useActions } from '../../desk/actions.ts'
import { usePlace } from '../../desk/place.ts'
import { useWords } from '../../i18n/index.ts'
import { useCity, useNow } from '../../live/city.ts'
import { useMe } from '../../live/me.ts'
import { Mark } from '../../ui/Mark.tsx'
import { nameOf, setMuted, show, take } from './alarmDeeds.ts'
import { useRings } from './alarmSound.ts'
import { useAlarms } from './alarms.ts'
import { useAlarmPlace, useAlarmText } from './useAlarmText.ts'
import './AlarmSlot.css'

/** True where `T` belongs to the call that is open on the screen. */
function useOpenCallTakes(alarm: Alarm, myId: string | undefined): boolean {
  const { incident } = usePlace()
  return useCity((city) => {
    const isOther = incident !== undefined && !(alarm.kind === 'callOver' && incident === alarm.subject)
    const open = isOther ? city.find('incident', incident) : undefined
    return open !== undefined && open.status !== 'closed' && open.owner?.id !== myId
  })
}

/** The one reserved place for alarms: the worst of them, who has it, and what to do. Survives NOT LIVE. */
export function AlarmSlot() {
  const { first } = useAlarms()
  return first && <Slot key={first.id} alarm={first} />
}

function Slot({ alarm }: { alarm: Alarm }) {
  const say = useWords()
  const me = useMe()
  const now = useNow()
  const what = useAlarmText()(alarm, now)
  const place = useAlarmPlace(alarm.incidentId)
  const rings = useRings()
  const canTake = alarm.takenById !== me?.id && (me?.commands.includes('alarm.take') ?? false)
  const openCallTakes = useOpenCallTakes(alarm, me?.id)
  const takeIt = () => {
    show(alarm)
    take(alarm)
  }
  const muteIt = () => setMuted([alarm], true)
  useActions([
    {
      ...{ id: 'alarm.take', key: 't', words: 'action.take', typed: `T ${nameOf(alarm)}`, command: 'alarm.take' },
      ...{ run: takeIt, enabled: () => canTake && !openCallTakes },
    },
    { id: 'alarm.mute', key: 'm', words: 'action.mute', run: muteIt },
  ])
  const where = [
    place,
    alarm.takenBy === undefined ? say('alarms.nobody') : say('alarms.owner', { owner: alarm.takenBy }),
  ].filter(Boolean)
  return (
    <div className="alarm" role="alert" aria-live="off">
      {rings > 0 && <i className="alarm-ring" key={rings} aria-hidden />}
      <button type="button" className="alarm-call" title={say('alarms.open', { what })} onClick={() => show(alarm)}>
        <b>
          <Mark tone="over" /> {what}
        </b>
        <span className="alarm-where">{where.join(' · ')}</span>
      </button>
      {canTake && (
        <button type="button" className="alarm-do" onClick={takeIt}>
          {say('alarms.take')} {!openCallTakes && 'T'}
        </button>
      )}
      <button type="button" className="alarm-do" onClick={muteIt}>
        {say('alarms.mute')} M
      </button>
    </div>
  )
}
