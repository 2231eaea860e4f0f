import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { useRef, useState } from 'react'
import { useActions } from '../../../desk/actions.ts'
import { useCallHistory, useMergedParts } from '../../../desk/call/callRecord.ts'
import { useLineText } from '../../../desk/call/lineText.ts'
import { type LogLine, logOf } from '../../../desk/call/logOf.ts'
import { useWords } from '../../../i18n/index.ts'
import { getCity } from '../../../live/city.ts'
import { useLink } from '../../../live/link.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import { LogLines } from './LogLines.tsx'
import { NoteForm } from './NoteForm.tsx'

/** What of the log is shown, and what the key goes on to: without what radios wrote, all of it, notes alone. */
const VIEWS = ['news', 'all', 'notes'] as const
type View = (typeof VIEWS)[number]

const isIn: Readonly<Record<View, (line: LogLine) => boolean>> = {
  news: ({ isSystem }) => !isSystem,
  all: () => true,
  notes: ({ noteSeq }) => noteSeq !== undefined,
}

/** What was said and done about a call, newest first, to be searched. Lines that radios wrote by themselves are hidden. */
export function Log({ incident }: { incident: Incident }) {
  const say = useWords()
  const textOf = useLineText()
  const history = useCallHistory(incident)
  const parts = useMergedParts(incident)
  const isLive = useLink().state !== 'notlive'
  const search = useRef<HTMLInputElement>(null)
  const [view, setView] = useState<View>('news')
  const [sought, setSought] = useState('')
  const turn = () => setView((now) => VIEWS[(VIEWS.indexOf(now) + 1) % VIEWS.length] ?? 'news')
  useActions([
    { id: 'call.system', key: 'y', words: 'log.turn', run: turn },
    { id: 'call.search', key: 'v', words: 'log.search', run: () => search.current?.focus() },
  ])
  const query = sought.trim().toLowerCase()
  const lines = history && logOf(getCity(), history, parts)
  const isSought = (line: LogLine) => query === '' || `${textOf(line)} ${line.actor}`.toLowerCase().includes(query)
  const shown = lines?.filter((line) => isIn[view](line) && isSought(line))
  return (
    <section className="call-section" aria-labelledby="log-title">
      <h3 className="call-section-head">
        {/* The section is called by this alone, not by what is typed beside it. */}
        <span id="log-title">{say('log.title')}</span>
        <input
          ref={search}
          className="log-search"
          type="search"
          value={sought}
          maxLength={200}
          aria-label={say('log.search')}
          placeholder={say('log.search')}
          onChange={(event) => setSought(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            setSought('')
            event.currentTarget.blur()
          }}
        />
        <button type="button" className="call-aside" title={say('log.turn')} onClick={turn}>
          {say(`log.view.${view}`)} <Kbd>Y</Kbd>
        </button>
      </h3>
      <NoteForm incident={incident} />
      {shown === undefined ? (
        <p className="log-loading">{say(isLive ? 'log.loading' : 'log.notLive')}</p>
      ) : shown.length === 0 ? (
        <p className="log-loading">{say('log.nothing')}</p>
      ) : (
        <LogLines incident={incident} lines={shown} textOf={textOf} />
      )}
    </section>
  )
}
