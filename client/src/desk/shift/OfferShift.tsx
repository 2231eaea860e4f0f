import { colleagues } from '@muster/shared/domain/shift/desk.ts'
import type { Shift } from '@muster/shared/domain/shift/shift.ts'
import { type FormEvent, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { useCity } from '../../live/city.ts'
import { useMe } from '../../live/me.ts'
import { Button } from '../../ui/Button.tsx'
import { HeldHere, OpenCalls } from './OpenCalls.tsx'
import { closeShift } from './shiftStore.ts'
import { useMySectors } from './useSectors.ts'
import { useSending } from './useSending.ts'

const NOTES_MAX = 2000

/** What became of the hand-over before this one, where it was a no. */
function Former({ shift }: { shift: Shift | undefined }) {
  const say = useWords()
  if (shift?.state !== 'declined') return null
  return <p role="status">{say('shift.wasDeclined', { to: shift.to.name, reason: shift.reason ?? '—' })}</p>
}

/** Offers the shift: to whom, which sectors, what the taker has to know. The open calls are listed by themselves. */
export function OfferShift({ former }: { former: Shift | undefined }) {
  const say = useWords()
  const me = useMe()
  const mine = useMySectors()
  const others = useCity((city) => colleagues(city, me?.id))
  const [to, setTo] = useState(others[0]?.id ?? '')
  const [kept, setKept] = useState<readonly string[]>([])
  const [notes, setNotes] = useState('')
  const { ask, why, isBusy } = useSending()
  const sectors = mine.filter((id) => !kept.includes(id))
  const toggle = (id: string) => setKept(kept.includes(id) ? kept.filter((other) => other !== id) : [...kept, id])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const input = { to, sectors, ...(notes.trim() && { notes: notes.trim() }) }
    void ask('shift.handOver', input, ['HO', to, ...sectors].join(' '))
  }
  return (
    <form onSubmit={submit}>
      <h2 id="shift-title">{say('shift.handOver')}</h2>
      <Former shift={former} />
      <label>
        {say('shift.to')}
        <select value={to} required onChange={({ target }) => setTo(target.value)}>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend>{say('shift.sectors')}</legend>
        {mine.length === 0 && <p>{say('shift.noSectors')}</p>}
        {mine.map((id) => (
          <label key={id} className="shift-sector">
            <input type="checkbox" checked={!kept.includes(id)} onChange={() => toggle(id)} /> {id}
          </label>
        ))}
      </fieldset>
      <label>
        {say('shift.notes')}
        <textarea
          rows={3}
          value={notes}
          maxLength={NOTES_MAX}
          placeholder={say('shift.notesHint')}
          onChange={({ target }) => setNotes(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
          }}
        />
      </label>
      {me && <OpenCalls workerId={me.id} sectors={sectors} />}
      <HeldHere />
      {why && <p role="alert">{why}</p>}
      <div className="shift-buttons">
        <Button primary submits disabled={isBusy || to === ''} kbd="Ctrl ⏎">
          {say('shift.offer')}
        </Button>
        <Button onClick={closeShift}>{say('shift.close')}</Button>
      </div>
    </form>
  )
}
