import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { printAddress } from '../../desk/printAddress.ts'
import { getPrintedPart, type PrintedPart } from '../../desk/printedPart.ts'
import { useClockText, useIncidentType } from '../../desk/useCityTerms.ts'
import { addWords, useLang, useWords } from '../../i18n/index.ts'
import { wordsPrint } from '../../i18n/wordsPrint.ts'
import { getCity } from '../../live/city.ts'
import { freeUnits, type OpenCall, openCalls } from './openCalls.ts'
import { PrintedCall } from './PrintedCall.tsx'
import { DrillSides, PrintedHead } from './PrintedHead.tsx'
import { shownCall } from './shownCall.ts'

addWords(wordsPrint)

/** The call that is open, or what the screen has for paper, else the board. */
export function PrintedSheets() {
  const call = shownCall()
  const shown = getPrintedPart()
  return call ? <PrintedCall {...call} /> : shown ? <PartSheet {...shown} /> : <BoardSheet />
}

function PartSheet({ words, part }: PrintedPart) {
  const say = useWords()
  return (
    <main className="printed" aria-label={say('print.part')}>
      <DrillSides />
      <PrintedHead words={words} />
      {part}
    </main>
  )
}

const COLUMNS = ['number', 'priority', 'kind', 'place', 'received', 'status', 'units', 'owner'] as const

/** Every open call and who is free, on paper. */
function BoardSheet() {
  const say = useWords()
  const city = getCity()
  const calls = openCalls(city)
  const free = freeUnits(city)
  return (
    <main className="printed" aria-label={say('print.title')}>
      <DrillSides />
      <PrintedHead words="print.of" />
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
    </main>
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
