import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { callsGoingAlong } from '@muster/shared/domain/shift/desk.ts'
import { useLang, useWords } from '../../i18n/index.ts'
import { useCity } from '../../live/city.ts'
import { useLink } from '../../live/link.ts'
import { printAddress } from '../printAddress.ts'
import { useIncidentType } from '../useCityTerms.ts'

/** What goes along with these sectors by itself: the open calls that their worker has taken. */
export function OpenCalls({ workerId, sectors }: { workerId: string; sectors: readonly string[] }) {
  const say = useWords()
  const lang = useLang()
  const typeOf = useIncidentType()
  const calls = useCity((city) => callsGoingAlong(city, workerId, sectors))
  return (
    <section aria-label={say('shift.openItems')}>
      <h3>
        {say('shift.openItems')} <span className="shift-count">{calls.length}</span>
      </h3>
      {calls.length === 0 && <p>{say('shift.noOpenItems')}</p>}
      <ul className="shift-calls">
        {calls.map(({ id, number, priority, type, place, status }) => (
          <li key={id}>
            <b>{shortNumber(number)}</b> {say(`priority.${priority}`)} {typeOf(type).name}
            <span>
              {place.address ? printAddress(place.address, lang) : say('queue.noPlace')} ·{' '}
              {say(`incidentStatus.${status}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What was typed on this machine and is still held here: it does not go along. */
export function HeldHere() {
  const say = useWords()
  const count = useLink().held
  return count > 0 && <p className="shift-held">◷ {say('shift.held', { count })}</p>
}
