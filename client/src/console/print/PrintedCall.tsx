import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { checklistOf } from '@muster/shared/domain/incident/writing.ts'
import { notesAt } from '@muster/shared/domain/premise/notesAt.ts'
import { visible } from '@muster/shared/words/visible.ts'
import { type PastCall, ShownPast, useCallHistory, useCallWork, useMergedParts } from '../../desk/call/callRecord.ts'
import { useLineText } from '../../desk/call/lineText.ts'
import { logOf } from '../../desk/call/logOf.ts'
import { timelineOf } from '../../desk/call/timelineOf.ts'
import { workRows } from '../../desk/call/workRows.ts'
import { printAddress } from '../../desk/printAddress.ts'
import { useClockText, useIncidentType, useOutcome, useSettings } from '../../desk/useCityTerms.ts'
import { termOf, useLang, useWords } from '../../i18n/index.ts'
import { getCity } from '../../live/city.ts'
import { cityNow } from '../../live/clock.ts'
import { elapsedText } from '../../ui/elapsed.ts'
import { DrillSides, PrintedHead } from './PrintedHead.tsx'

/** A call on paper: what is known of it and its place, who was where when, what was said and done. */
export function PrintedCall({ incident, past }: { incident: Incident; past?: PastCall }) {
  const say = useWords()
  const { name } = useIncidentType()(incident.type)
  const title = say('call.title', { priority: incident.priority, type: name })
  return (
    <ShownPast value={past}>
      <main className="printed printed-call" aria-label={say('print.call')}>
        <DrillSides />
        <PrintedHead words="print.ofCall" />
        <h2>{`${title} · ${incident.number}`}</h2>
        <Facts incident={incident} />
        <Place incident={incident} />
        <Work incident={incident} />
        <Ticks incident={incident} />
        <Lines incident={incident} />
      </main>
    </ShownPast>
  )
}

function Facts({ incident }: { incident: Incident }) {
  const say = useWords()
  const lang = useLang()
  const clock = useClockText()
  const outcomeOf = useOutcome()
  const { place, area, status, since, owner, outcome, attachments = [] } = incident
  const [lng, lat] = place.point?.coordinates ?? []
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['place', place.address && printAddress(place.address, lang)],
    ['point', lng === undefined || lat === undefined ? undefined : `${lat.toFixed(5)}, ${lng.toFixed(5)}`],
    ['area', [area?.neighbourhood, area?.battalion].filter(Boolean).join(' · ')],
    ['status', `${say(`print.status.${status}`)} ${clock(since, 'minutes')}`],
    ['owner', owner?.name],
    ['outcome', outcome === undefined ? undefined : outcomeOf(outcome)],
    ['files', attachments.map((file) => visible(file.name)).join(', ')],
  ]
  const steps = timelineOf(incident, useCallWork(incident))
  return (
    <dl>
      {facts.map(
        ([fact, told]) =>
          told && (
            <Fact key={fact} name={say(`print.fact.${fact}`)}>
              {told}
            </Fact>
          ),
      )}
      {steps.map(({ step, atMs, afterSec }) => (
        <Fact key={step} name={say(`times.${step}`)}>
          {`${clock(atMs, 'seconds')}${afterSec > 0 ? ` +${elapsedText(afterSec)}` : ''}`}
        </Fact>
      ))}
    </dl>
  )
}

const Fact = ({ name, children }: { name: string; children: string }) => (
  <>
    <dt>{name}</dt>
    <dd>
      <b>{children}</b>
    </dd>
  </>
)

function Place({ incident }: { incident: Incident }) {
  const say = useWords()
  const notes = notesAt(getCity(), incident.place, cityNow())
  if (notes.length === 0) return null
  return (
    <>
      <h3>{say('place.title')}</h3>
      <ul>
        {notes.map(({ id, kind, text, by }) => (
          <li key={id} className={kind === 'hazard' ? 'printed-hazard' : undefined}>
            <b>{`${kind === 'hazard' ? '⚠ ' : ''}${say(`premiseKind.${kind}`)}`}</b> {visible(text)} · {by.name}
          </li>
        ))}
      </ul>
    </>
  )
}

function Work({ incident }: { incident: Incident }) {
  const say = useWords()
  const clock = useClockText()
  const { rows, steps } = workRows(getCity(), useCallWork(incident))
  if (rows.length === 0) return null
  return (
    <>
      <h3>{say('where.title')}</h3>
      <table>
        <thead>
          <tr>
            {(['unit', ...steps] as const).map((step) => (
              <th key={step}>{say(`where.${step}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, callSign, times, ended }) => (
            <tr key={id}>
              <td>
                <b>{callSign}</b>
              </td>
              {steps.map((step) => {
                const at = times[step]
                const why = step === 'ended' && ended !== undefined ? ` ${say(`cause.${ended}`)}` : ''
                return <td key={step}>{at === undefined ? '' : `${clock(at, 'seconds')}${why}`}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Ticks({ incident }: { incident: Incident }) {
  const say = useWords()
  const clock = useClockText()
  const items = checklistOf(useSettings(), incident.type)
  if (items.length === 0) return null
  return (
    <>
      <h3>{say('checklist.title')}</h3>
      <p>
        {items.map(({ id, name }) => {
          const at = incident.ticks?.[id]
          return (
            <span
              key={id}
            >{`${at === undefined ? '☐' : '☑'} ${termOf(name)}${at === undefined ? '' : ` ${clock(at, 'minutes')}`}　`}</span>
          )
        })}
      </p>
    </>
  )
}

function Lines({ incident }: { incident: Incident }) {
  const say = useWords()
  const clock = useClockText()
  const textOf = useLineText()
  const lines = logOf(getCity(), useCallHistory(incident) ?? [], useMergedParts(incident)).toReversed()
  return (
    <>
      <h3>{say('log.title')}</h3>
      <table>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <td>{clock(line.atMs, 'seconds')}</td>
              <td>
                {line.struck ? <s>{textOf(line)}</s> : textOf(line)}
                {line.unconfirmed && ` (${say(`unconfirmed.${line.unconfirmed}`)})`}
                {line.struck &&
                  ` (${say('log.struck', { time: clock(line.struck.atMs, 'minutes'), who: line.struck.actor })})`}
              </td>
              <td>{line.actor}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
