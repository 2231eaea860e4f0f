import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { notesAt } from '@muster/shared/domain/premise/notesAt.ts'
import type { Premise } from '@muster/shared/domain/premise/premise.ts'
import { visible } from '@muster/shared/words/visible.ts'
import { useState } from 'react'
import { dayText } from '../../../desk/dayText.ts'
import { useSettings } from '../../../desk/useCityTerms.ts'
import { useMay } from '../../../desk/useMay.ts'
import { useWords } from '../../../i18n/index.ts'
import { useCity } from '../../../live/city.ts'
import { cityNow } from '../../../live/clock.ts'
import { send } from '../../../live/commands.ts'
import { Mark } from '../../../ui/Mark.tsx'
import { PlaceForm } from './PlaceForm.tsx'

function Note({ note }: { note: Premise }) {
  const say = useWords()
  const may = useMay()
  const timeZone = useSettings()?.timeZone ?? 'UTC'
  const [changes, setChanges] = useState(false)
  const { id: premiseId, kind, text, by, writtenAt, validUntil } = note
  const day = (at: number) => dayText(at, timeZone)
  const strike = () => void send('premise.strike', { premiseId }, { text: say('premise.strike') })
  if (changes) return <PlaceForm place={note.place} note={note} onDone={() => setChanges(false)} />
  return (
    <>
      <p className="place-text">
        <b className="place-kind">
          {kind === 'hazard' && <Mark tone="warn" />} {say(`premiseKind.${kind}`)}
        </b>{' '}
        {visible(text)}
      </p>
      <p className="place-by">
        {by.name} · {day(writtenAt)}
        {validUntil !== undefined && ` · ${say('place.validUntil', { date: day(validUntil) })}`}
        {may('premise.amend') && (
          <>
            <button type="button" className="call-link" onClick={() => setChanges(true)}>
              {say('place.change')}
            </button>
            <button type="button" className="call-link" onClick={strike}>
              {say('place.strike')}
            </button>
          </>
        )}
      </p>
    </>
  )
}

/** What is known of the place and holds for every call there, hazards first: read before anybody is sent. */
export function PlaceNotes({ incident }: { incident: Incident }) {
  const say = useWords()
  const notes = useCity((city) => notesAt(city, incident.place, cityNow()))
  if (notes.length === 0) return null
  return (
    <section className="call-section" aria-labelledby="place-title">
      <h3 id="place-title" className="call-section-head">
        {say('place.title')} <span className="call-aside">{notes.length}</span>
      </h3>
      <ul className="place-notes">
        {notes.map((note) => (
          <li key={note.id} data-kind={note.kind}>
            <Note note={note} />
          </li>
        ))}
      </ul>
    </section>
  )
}
