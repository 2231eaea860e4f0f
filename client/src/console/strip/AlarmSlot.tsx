import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { useActions } from '../../desk/actions.ts'
import { go, usePlace } from '../../desk/place.ts'
import { isBlock, printAddress } from '../../desk/printAddress.ts'
import { useIncidentType } from '../../desk/useCityTerms.ts'
import { useLang, useWords } from '../../i18n/index.ts'
import { useCity, useNow } from '../../live/city.ts'
import { send } from '../../live/commands.ts'
import { useLink } from '../../live/link.ts'
import { useMe } from '../../live/me.ts'
import { elapsedText } from '../../ui/elapsed.ts'
import { Mark } from '../../ui/Mark.tsx'
import { useAlarmSound } from './alarmSound.ts'
import { mute } from './mutes.ts'
import './AlarmSlot.css'

/** A name as it stands inside a sentence: `Structure fire` → `structure fire`; `EMS …` stays. Chinese has no case. */
const inSentence = (name: string): string =>
  /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name

/** True where `T` belongs to the call that is open on the screen. */
function useOpenCallTakes(alarmId: string, myId: string | undefined): boolean {
  const { incident } = usePlace()
  return useCity((city) => {
    const open = incident === undefined || incident === alarmId ? undefined : city.find('incident', incident)
    return open !== undefined && open.status !== 'closed' && open.owner?.id !== myId
  })
}

/** The one reserved place for alarms: the worst call over its limit, who has it, and what to do. Survives NOT LIVE. */
export function AlarmSlot({ incident }: { incident: Incident }) {
  const say = useWords()
  const lang = useLang()
  const me = useMe()
  const typeOf = useIncidentType()
  const notLive = useLink().state === 'notlive'
  const elapsed = elapsedText((useNow() - incident.since) / 1000)
  const { id, owner, place, priority } = incident
  const number = shortNumber(incident.number)
  const canTake = owner?.id !== me?.id && (me?.commands.includes('incident.take') ?? false)
  const openCallTakes = useOpenCallTakes(id, me?.id)
  useAlarmSound(owner === undefined ? id : undefined)
  const take = () => {
    go({ incident: id })
    void send('incident.take', { incidentId: id }, { text: `T ${number}` })
  }
  useActions([
    {
      ...{ id: 'alarm.take', key: 't', words: 'action.take', typed: `T ${number}`, command: 'incident.take' },
      ...{ run: take, enabled: () => canTake && !openCallTakes },
    },
    { id: 'alarm.mute', key: 'm', words: 'action.mute', run: () => mute(id) },
  ])
  const address = place.address && printAddress(place.address, lang)
  const where = [
    place.address && isBlock(place.address) ? say('call.block', { address }) : address,
    owner ? say('alarm.owner', { owner: owner.name }) : say('alarm.nobody'),
  ].filter(Boolean)
  return (
    <div className="alarm" role="alert" aria-live="off">
      <button
        type="button"
        className="alarm-call"
        title={say('alarm.open', { number })}
        onClick={() => go({ incident: id })}
      >
        <b>
          <Mark tone="over" />{' '}
          {say('alarm.waiting', {
            priority,
            type: inSentence(typeOf(incident.type).name),
            timer: notLive ? `~${elapsed}` : elapsed,
          })}
        </b>
        <span className="alarm-where">{where.join(' · ')}</span>
      </button>
      {canTake && (
        <button type="button" className="alarm-do" onClick={take}>
          {say('alarm.take')} {!openCallTakes && 'T'}
        </button>
      )}
      <button type="button" className="alarm-do" onClick={() => mute(id)}>
        {say('alarm.mute')} M
      </button>
    </div>
  )
}
