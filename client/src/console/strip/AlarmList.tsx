import { useActions } from '../../desk/actions.ts'
import { later } from '../../desk/later.tsx'
import { usePlace } from '../../desk/place.ts'
import { openAlarms } from './alarmDeeds.ts'
import { useSoundActions } from './SoundBox.tsx'

const AlarmSheet = later(async () => (await import('./AlarmSheet.tsx')).AlarmSheet)

/** The list of all alarms, in its own place below the strip: nothing else moves when it opens. */
export function AlarmList() {
  const { alarms: isOpen = false } = usePlace()
  useActions([{ id: 'alarm.list', key: '!', words: 'action.alarms', run: () => openAlarms(!isOpen) }])
  useSoundActions()
  return isOpen && <AlarmSheet />
}
