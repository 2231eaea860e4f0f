import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { type FormEvent, useRef, useState } from 'react'
import { useActions } from '../../../desk/actions.ts'
import { useWords } from '../../../i18n/index.ts'
import { send } from '../../../live/commands.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import { useMayHere } from './useMayHere.ts'

/** Writes a note into the log; what was typed stays until the hub has it. */
export function NoteForm({ incident }: { incident: Incident }) {
  const say = useWords()
  const may = useMayHere()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const note = async (event: FormEvent) => {
    event.preventDefault()
    const said = text.trim()
    if (said === '') return
    setText('')
    const outcome = await send(
      'incident.note',
      { incidentId: incident.id, text: said },
      { text: `R ${shortNumber(incident.number)} ${said}` },
    )
    if (outcome.kind === 'refused' || outcome.kind === 'failed') setText((typed) => typed || said)
  }
  useActions([
    {
      ...{ id: 'call.note', key: 'r', words: 'log.note', typed: 'R', command: 'incident.note' },
      run: () => field.current?.focus(),
      enabled: () => may('incident.note'),
    },
  ])
  if (!may('incident.note')) return null
  return (
    <form className="log-note" onSubmit={(event) => void note(event)}>
      <input
        ref={field}
        value={text}
        maxLength={4000}
        aria-label={say('log.note')}
        placeholder={say('log.note')}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <Kbd>R</Kbd>
    </form>
  )
}
