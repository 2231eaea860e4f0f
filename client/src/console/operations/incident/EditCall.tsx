import type { Incident, Place } from '@muster/shared/domain/incident/incident.ts'
import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { type FormEvent, useState } from 'react'
import { gazetteerSoon, useGazetteer } from '../../../desk/gazetteer.ts'
import { useSettings } from '../../../desk/useCityTerms.ts'
import { termOf, useWords } from '../../../i18n/index.ts'
import { send } from '../../../live/commands.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import { onEscape } from '../../../ui/onEscape.ts'
import { newPlace, placeOf } from './newPlace.ts'
import { Warning } from './Warning.tsx'

/** Places offered below what is typed. */
const OFFERED = 4

/** Corrects what a call is and where it is; the place by the city's names, or as it was said. */
export function EditCall({ incident, onDone }: { incident: Incident; onDone: () => void }) {
  const say = useWords()
  const types = useSettings()?.incidentTypes ?? []
  const gazetteer = useGazetteer()
  const [type, setType] = useState(incident.type)
  const [address, setAddress] = useState(incident.place.address ?? '')
  const { id: incidentId, number } = incident
  const text = address.trim()
  const isMoved = text !== '' && text !== incident.place.address
  const offers = isMoved ? gazetteer.search(text, OFFERED) : []
  const move = (place: Place) =>
    void send('incident.place', { incidentId, place }, { text: `PL ${shortNumber(number)} ${place.address ?? ''}` })
  const finish = (place: Place | undefined) => {
    onDone()
    if (type !== incident.type) {
      const named = types.find(({ id }) => id === type)
      const name = named ? termOf(named.name) : type
      void send('incident.retype', { incidentId, type }, { text: `TY ${shortNumber(number)} ${name}` })
    }
    if (place) move(place)
  }
  // Typed faster than the names came: they are waited for, so that a known place is not kept as mere words.
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    finish(isMoved ? newPlace(text, await gazetteerSoon()) : undefined)
  }
  return (
    <form
      className="ending-choices edit-call"
      aria-label={say('ending.edit')}
      onSubmit={submit}
      onKeyDown={onEscape(onDone)}
    >
      <select
        value={type}
        // biome-ignore lint/a11y/noAutofocus: the form was just asked for by its key.
        autoFocus
        aria-label={say('incident.retype')}
        onChange={(event) => setType(event.target.value)}
      >
        {types.map(({ id, name }) => (
          <option key={id} value={id}>
            {termOf(name)}
          </option>
        ))}
      </select>
      <input
        value={address}
        maxLength={200}
        autoComplete="off"
        aria-label={say('incident.place')}
        placeholder={say('incident.place')}
        onChange={(event) => setAddress(event.target.value)}
      />
      {offers.map((offer) => (
        <button type="button" key={offer.name} className="ending-choice" onClick={() => finish(placeOf(offer))}>
          {offer.name}
        </button>
      ))}
      {isMoved && newPlace(text, gazetteer).point === undefined && <Warning>{say('ending.asSaid')}</Warning>}
      <button type="submit" className="ending-choice">
        {say('ending.save')} <Kbd>⏎</Kbd>
      </button>
    </form>
  )
}
