import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { useCallWork } from '../../../desk/call/callRecord.ts'
import { toneAt } from '../../../desk/limits.ts'
import { isBlock, printAddress } from '../../../desk/printAddress.ts'
import { useIncidentType } from '../../../desk/useCityTerms.ts'
import { useLang, useWords } from '../../../i18n/index.ts'
import { useCity, useNow } from '../../../live/city.ts'
import { useLink } from '../../../live/link.ts'
import { elapsedText, timerTone } from '../../../ui/elapsed.ts'
import { Glyph } from '../../../ui/Glyph.tsx'
import { Mark } from '../../../ui/Mark.tsx'
import { UnconfirmedMark } from '../../../ui/UnconfirmedMark.tsx'
import { useNeighbourhood } from '../useNeighbourhood.ts'
import { type CallTime, callTime } from './callTime.ts'

/** The call's own time, large, with its limit beside it: no bare figure. */
function CallTimer({ time }: { time: CallTime }) {
  const say = useWords()
  const now = useNow()
  const isStale = useLink().state === 'notlive'
  const runs = 'sinceMs' in time
  const seconds = runs ? (now - time.sinceMs) / 1000 : time.tookSec
  const tone = time.phase === 'closed' ? 'quiet' : timerTone(seconds, time.limitSec)
  // What took long is told in amber; red is for what can still be acted upon.
  const shown = !runs && tone !== 'quiet' ? 'warn' : tone
  const limit = time.phase !== 'closed' && time.limitSec !== undefined ? elapsedText(time.limitSec) : undefined
  return (
    <div className="call-timer" data-tone={shown} role="timer">
      <span className="call-timer-time">
        {runs && isStale && '~'}
        {elapsedText(seconds)}
      </span>
      <span className="call-timer-limit">
        {say(`call.phase.${time.phase}`)}
        {limit !== undefined && (
          <>
            <span className="call-timer-dot"> · </span>
            <span>{say('call.limit', { limit })}</span>
          </>
        )}
      </span>
    </div>
  )
}

/** What it is, where it is, and how its time stands. */
export function CallHead({ incident }: { incident: Incident }) {
  const say = useWords()
  const lang = useLang()
  const { name, group } = useIncidentType()(incident.type)
  const neighbourhood = useNeighbourhood(incident.area?.neighbourhood)
  const standards = useCity((city) => city.find('world', WORLD_ID)?.settings?.standards)
  const assignments = useCallWork(incident)
  const time = callTime(incident, assignments, standards)
  const { place, area, status, number, alarm = 1 } = incident
  const address = place.address && printAddress(place.address, lang)
  const battalion = area?.battalion && say('call.battalion', { battalion: area.battalion })
  return (
    <header className="call-head">
      <CallGlyph status={status} group={group} time={time} />
      <div className="call-what">
        <h2 id="call-title">{say('call.title', { priority: incident.priority, type: name })}</h2>
        <p className="call-address">
          {address === undefined
            ? say('queue.noPlace')
            : place.address && isBlock(place.address)
              ? say('call.block', { address })
              : address}
        </p>
        <p className="call-area">
          {place.point === undefined && (
            <span className="call-unplaced">
              <Mark tone="warn" /> {say('call.unplaced')}{' '}
            </span>
          )}
          {alarm > 1 && <b>{say('call.alarm', { alarm })} </b>}
          <span title={number}>{[shortNumber(number), neighbourhood, battalion].filter(Boolean).join(' · ')}</span>{' '}
          <UnconfirmedMark of="incident" id={incident.id} />
        </p>
      </div>
      <CallTimer time={time} />
    </header>
  )
}

function CallGlyph({
  status,
  group,
  time,
}: {
  status: Incident['status']
  group: Parameters<typeof Glyph>[0]['group']
  time: CallTime
}) {
  const now = useNow()
  const waitingTone = 'sinceMs' in time && toneAt(time, now) === 'over' ? 'red' : 'amber'
  const tone = status === 'waiting' ? waitingTone : status === 'closed' ? 'closed' : 'grey'
  return <Glyph group={group} tone={tone} size={36} />
}
