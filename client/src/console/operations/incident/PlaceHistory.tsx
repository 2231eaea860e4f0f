import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { useRef, useState } from 'react'
import { useActions } from '../../../desk/actions.ts'
import { dayText } from '../../../desk/dayText.ts'
import { go } from '../../../desk/place.ts'
import { useIncidentType, useOutcome, useSettings } from '../../../desk/useCityTerms.ts'
import { useMay } from '../../../desk/useMay.ts'
import { useWords } from '../../../i18n/index.ts'
import { askHub } from '../../../live/hub.ts'
import { Button } from '../../../ui/Button.tsx'
import { PlaceForm } from './PlaceForm.tsx'
import { useMayHere } from './useMayHere.ts'

/** Calls told at once, the newest; and how far around the point they lie. */
const MOST = 20
const METRES = 60

type Told = { readonly incidents: readonly { readonly incident: Incident }[]; readonly isWhole: boolean }

/** The question for what happened at a place before; undefined where nobody knows where that is. */
function questionOf({ point, address }: Incident['place']): string | undefined {
  const limit = `limit=${MOST}`
  if (point) return `history?near=${point.coordinates.join(',')}&metres=${METRES}&${limit}`
  return address && address.trim().length > 1 ? `history?address=${encodeURIComponent(address)}&${limit}` : undefined
}

function Rows({ told, except }: { told: Told; except: string }) {
  const say = useWords()
  const typeOf = useIncidentType()
  const outcomeOf = useOutcome()
  const timeZone = useSettings()?.timeZone ?? 'UTC'
  const others = told.incidents.map(({ incident }) => incident).filter(({ id }) => id !== except)
  if (others.length === 0) return <p className="log-loading">{say('place.noCalls')}</p>
  return (
    <>
      <ol className="place-calls">
        {others.map(({ id, number, type, outcome, receivedAt }) => (
          <li key={id}>
            <button type="button" onClick={() => go({ incident: id, unit: undefined })}>
              <time dateTime={new Date(receivedAt).toISOString()}>{dayText(receivedAt, timeZone)}</time>
              <b>{number}</b>
              <span>
                {[typeOf(type).name, outcome !== undefined && outcomeOf(outcome)].filter(Boolean).join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {!told.isWhole && <p className="log-loading">{say('place.more')}</p>}
    </>
  )
}

/** What happened here before, asked for when it is wanted; and the way to write down what holds for this place. */
export function PlaceHistory({ incident }: { incident: Incident }) {
  const say = useWords()
  const may = useMay()
  const mayHere = useMayHere()
  const [told, setTold] = useState<Told | string>()
  const [writes, setWrites] = useState(false)
  const asked = useRef(0)
  const question = questionOf(incident.place)
  const mayAsk = question !== undefined && may('incident.note')
  const mayWrite = question !== undefined && mayHere('premise.add')
  const toggle = async () => {
    const mine = ++asked.current
    if (told !== undefined) return setTold(undefined)
    if (question === undefined) return
    setTold(say('place.asking'))
    const reply = await askHub<Told>(question)
    if (asked.current === mine) setTold(reply.ok ? reply.body : reply.problem.detail || say('call.callerUnread'))
  }
  useActions([
    { id: 'call.history', key: 'h', words: 'place.history', run: () => void toggle(), enabled: () => mayAsk },
    {
      ...{ id: 'call.placeNote', key: 'w', words: 'premise.add', command: 'premise.add' },
      run: () => setWrites(true),
      enabled: () => mayWrite,
    },
  ])
  if (!mayAsk && !mayWrite) return null
  return (
    <section className="call-section" aria-labelledby="history-title">
      <h3 id="history-title" className="call-section-head">
        {say('place.this')}
      </h3>
      <div className="call-buttons">
        {mayAsk && (
          <Button small kbd="H" aria-expanded={told !== undefined} onClick={() => void toggle()}>
            {say('place.history')}
          </Button>
        )}
        {mayWrite && (
          <Button small kbd="W" onClick={() => setWrites(true)}>
            {say('premise.add')}
          </Button>
        )}
      </div>
      {writes && <PlaceForm place={incident.place} onDone={() => setWrites(false)} />}
      {typeof told === 'string' && (
        <p className="log-loading" role="status">
          {told}
        </p>
      )}
      {typeof told === 'object' && <Rows told={told} except={incident.id} />}
    </section>
  )
}
