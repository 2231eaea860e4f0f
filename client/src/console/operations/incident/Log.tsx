import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { type FormEvent, useRef, useState } from 'react'
import { useActions } from '../../../desk/actions.ts'
import { useClockText } from '../../../desk/useCityTerms.ts'
import { useWords } from '../../../i18n/index.ts'
import { getCity, useHistory } from '../../../live/city.ts'
import { send } from '../../../live/commands.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import { useMay } from '../useMay.ts'
import { LineText } from './LineText.tsx'
import { logOf } from './logOf.ts'

/** Writes a note into the log; what was typed stays until the hub has it. */
function NoteForm({ incident }: { incident: Incident }) {
  const say = useWords()
  const may = useMay()
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

/** What was said and done about a call, newest first. Lines that radios and vehicles wrote by themselves are hidden. */
export function Log({ incident }: { incident: Incident }) {
  const say = useWords()
  const clock = useClockText()
  const history = useHistory('incident', incident.id)
  const [showsSystem, setShowsSystem] = useState(false)
  const toggle = () => setShowsSystem(!showsSystem)
  useActions([{ id: 'call.system', key: 'y', words: 'log.toggle', run: toggle }])
  const lines = history && logOf(getCity(), history)
  const shown = lines?.filter(({ isSystem }) => showsSystem || !isSystem)
  return (
    <section className="call-section" aria-labelledby="log-title">
      <h3 id="log-title" className="call-section-head">
        {say('log.title')}
        <button type="button" className="call-aside" aria-pressed={showsSystem} onClick={toggle}>
          {say(showsSystem ? 'log.systemShown' : 'log.systemHidden')} <Kbd>Y</Kbd>
        </button>
      </h3>
      <NoteForm incident={incident} />
      {shown === undefined ? (
        <p className="log-loading">{say('log.loading')}</p>
      ) : (
        <ol className="log-lines">
          {shown.map((line) => (
            <li key={line.key} data-system={line.isSystem || undefined}>
              <time dateTime={new Date(line.atMs).toISOString()}>{clock(line.atMs, 'seconds')}</time>
              <span>
                <LineText line={line} />
                {line.actor !== '' && <span className="log-actor"> · {line.actor}</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
