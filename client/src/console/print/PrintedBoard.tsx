import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { useActions } from '../../desk/actions.ts'
import { printAddress } from '../../desk/printAddress.ts'
import { useClockText, useIncidentType, useSettings } from '../../desk/useCityTerms.ts'
import { termOf, useLang, useWords } from '../../i18n/index.ts'
import { getCity } from '../../live/city.ts'
import { cityNow } from '../../live/clock.ts'
import { getLink } from '../../live/link.ts'
import { dateText } from '../strip/dateText.ts'
import { freeUnits, type OpenCall, openCalls } from './openCalls.ts'
import { usePrinting } from './usePrinting.ts'
import './print.css'

/** The board on paper: what the browser prints, from whatever screen, live or not. */
export function PrintedBoard() {
  const isPrinting = usePrinting()
  useActions([{ id: 'print', key: '$mod+p', words: 'action.print', run: () => window.print() }])
  return isPrinting ? <Sheet /> : null
}

const COLUMNS = ['number', 'priority', 'kind', 'place', 'received', 'status', 'units', 'owner'] as const

function Sheet() {
  const say = useWords()
  const city = getCity()
  const calls = openCalls(city)
  const free = freeUnits(city)
  return (
    <section className="printed" aria-label={say('print.title')}>
      <Head />
      <table>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column}>{say(`print.head.${column}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {calls.map((call) => (
            <Row key={call.incident.id} {...call} />
          ))}
        </tbody>
      </table>
      {calls.length === 0 && <p>{say('print.none')}</p>}
      <p className="printed-free">
        <b>{say('print.free', { count: free.length })}</b> {free.join(' · ')}
      </p>
    </section>
  )
}

/** Which city, which world, when, and how old what stands below already was. */
function Head() {
  const say = useWords()
  const lang = useLang()
  const clock = useClockText()
  const settings = useSettings()
  const { state, ageSec, head } = getLink()
  const kind = getCity().find('world', WORLD_ID)?.kind ?? 'live'
  const now = cityNow()
  const when = `${dateText(now, settings?.timeZone ?? 'UTC', lang)} ${clock(now, 'seconds')}`
  return (
    <header>
      <h1>{say('print.of', { city: settings ? termOf(settings.name) : say('app.name') })}</h1>
      <p>
        {kind !== 'live' && <strong>{say(`worldKind.${kind}`)}</strong>}
        <strong>{say(state === 'live' ? 'print.live' : 'print.notLive', { age: ageSec })}</strong>
        <span>{say('print.asOf', { when, head })}</span>
      </p>
    </header>
  )
}

function Row({ incident, units }: OpenCall) {
  const say = useWords()
  const lang = useLang()
  const clock = useClockText()
  const { name } = useIncidentType()(incident.type)
  const { number, priority, place, receivedAt, status, since, owner } = incident
  const [lng, lat] = place.point ? place.point.coordinates : []
  const coordinates = lng === undefined || lat === undefined ? '' : `${lat.toFixed(5)}, ${lng.toFixed(5)}`
  return (
    <tr>
      <td>
        <b>{shortNumber(number)}</b>
      </td>
      <td>{priority}</td>
      <td>{name}</td>
      <td>{place.address ? printAddress(place.address, lang) : coordinates || say('queue.noPlace')}</td>
      <td>{clock(receivedAt, 'minutes')}</td>
      <td>{`${say(`print.status.${status}`)} ${clock(since, 'minutes')}`}</td>
      <td>
        {units.map(({ callSign, status: at, since: from }) => (
          <span key={callSign}>{`${callSign} ${say(`queue.short.${at}`)} ${clock(from, 'minutes')}`}</span>
        ))}
      </td>
      <td>{owner?.name}</td>
    </tr>
  )
}
