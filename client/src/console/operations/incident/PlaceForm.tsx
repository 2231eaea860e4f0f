import type { Place } from '@muster/shared/domain/incident/incident.ts'
import { PREMISE_KINDS, type Premise, type PremiseKind } from '@muster/shared/domain/premise/premise.ts'
import { type FormEvent, useState } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { cityNow } from '../../../live/clock.ts'
import { send } from '../../../live/commands.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import { onEscape } from '../../../ui/onEscape.ts'

const DAY_MS = 24 * 3_600_000
/** Days that a note may be to be believed; none: until somebody strikes it. */
const DAYS = [0, 1, 7, 30, 365] as const

/** Writes down what holds for every call at a place, or changes what stands there. */
export function PlaceForm({ place, note, onDone }: { place: Place; note?: Premise; onDone: () => void }) {
  const say = useWords()
  const [kind, setKind] = useState<PremiseKind>(note?.kind ?? 'hazard')
  const [text, setText] = useState(note?.text ?? '')
  const [days, setDays] = useState(0)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const said = text.trim()
    if (said === '') return
    const validUntil = days > 0 ? Math.round(cityNow() + days * DAY_MS) : undefined
    const told = { place: note?.place ?? place, kind, text: said, validUntil }
    onDone()
    if (note) void send('premise.amend', { premiseId: note.id, metres: note.metres, ...told }, { text: said })
    else void send('premise.add', told, { text: said })
  }
  return (
    <form
      className="place-form"
      aria-label={say(note ? 'premise.amend' : 'premise.add')}
      onSubmit={submit}
      onKeyDown={onEscape(onDone)}
    >
      <select
        value={kind}
        aria-label={say('place.kind')}
        onChange={(event) => setKind(PREMISE_KINDS.find((one) => one === event.target.value) ?? 'note')}
      >
        {PREMISE_KINDS.map((one) => (
          <option key={one} value={one}>
            {say(`premiseKind.${one}`)}
          </option>
        ))}
      </select>
      <select value={days} aria-label={say('place.until')} onChange={(event) => setDays(Number(event.target.value))}>
        {DAYS.map((one) => (
          <option key={one} value={one}>
            {say(`place.days.${one}`)}
          </option>
        ))}
      </select>
      <input
        value={text}
        maxLength={1000}
        // biome-ignore lint/a11y/noAutofocus: the form was just asked for by its key.
        autoFocus
        autoComplete="off"
        aria-label={say('place.text')}
        placeholder={say('place.text')}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="ending-choice">
        {say('ending.save')} <Kbd>⏎</Kbd>
      </button>
    </form>
  )
}
