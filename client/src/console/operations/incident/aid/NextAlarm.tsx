import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { highestAlarm } from '@muster/shared/domain/incident/responsePlan.ts'
import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { useActions } from '../../../../desk/actions.ts'
import { useMay } from '../../../../desk/useMay.ts'
import { addWords, useWords } from '../../../../i18n/index.ts'
import { wordsAid } from '../../../../i18n/wordsAid.ts'
import { useCity } from '../../../../live/city.ts'
import { send } from '../../../../live/commands.ts'
import { Button } from '../../../../ui/Button.tsx'
import '../adviceMore.css'

addWords(wordsAid)

/** Strikes the next alarm, where the city has a plan for it: who is missing then is recommended. */
export function NextAlarm({ incident }: { incident: Incident }) {
  const say = useWords()
  const may = useMay()
  const highest = useCity((city) => highestAlarm(city, incident))
  const next = (incident.alarm ?? 1) + 1
  const canStrike = next <= highest && may('incident.alarm')
  const strike = () =>
    void send(
      'incident.alarm',
      { incidentId: incident.id, alarm: next },
      { text: `AL ${shortNumber(incident.number)} ${next}` },
    )
  useActions([
    {
      ...{ id: 'call.nextAlarm', key: '^', words: 'alarmLevel.next', typed: 'AL', command: 'incident.alarm' },
      ...{ run: strike, enabled: () => canStrike },
    },
  ])
  if (highest === 1) return null
  return (
    <p className="advice-aid">
      <span>{say('alarmLevel.at', { alarm: next - 1, highest })}</span>
      {next <= highest && (
        <Button small kbd="^" disabled={!canStrike} onClick={strike}>
          {say('alarmLevel.to', { alarm: next })}
        </Button>
      )}
    </p>
  )
}
