import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { useRef } from 'react'
import { useActions } from '../../../desk/actions.ts'
import type { LogLine } from '../../../desk/call/logOf.ts'
import { useClockText } from '../../../desk/useCityTerms.ts'
import { useWords } from '../../../i18n/index.ts'
import { send } from '../../../live/commands.ts'
import { UnconfirmedSign } from '../../../ui/UnconfirmedMark.tsx'
import { useMayHere } from './useMayHere.ts'

/** What a line says; what is struck stays to be read, with who struck it and when. */
function Said({ line, text }: { line: LogLine; text: string }) {
  const say = useWords()
  const clock = useClockText()
  const { struck, actor, from } = line
  return (
    <span>
      {from && (
        <span className="log-from" title={say('merged.from', { number: from.number })}>
          {shortNumber(from.number)}
        </span>
      )}
      {struck ? <s>{text}</s> : text}
      {line.unconfirmed && (
        <>
          {' '}
          <UnconfirmedSign state={line.unconfirmed} />
        </>
      )}
      {actor !== '' && <span className="log-actor"> · {actor}</span>}
      {struck && (
        <span className="log-struck">
          {' '}
          {say('log.struck', { time: clock(struck.atMs, 'minutes'), who: struck.actor })}
        </span>
      )}
    </span>
  )
}

/** The lines of a log. A note can be struck where it stands: by its button, or by key and then ⏎ at the one that is meant. */
export function LogLines({
  incident,
  lines,
  textOf,
}: {
  incident: Incident
  lines: readonly LogLine[]
  textOf: (line: LogLine) => string
}) {
  const say = useWords()
  const may = useMayHere()
  const clock = useClockText()
  const list = useRef<HTMLOListElement>(null)
  const buttons = () => [...(list.current?.querySelectorAll('button') ?? [])]
  const mayStrike = may('incident.strike')
  const strike = ({ noteSeq, from }: LogLine) =>
    void send(
      'incident.strike',
      { incidentId: (from ?? incident).id, noteSeq },
      { text: `${say('incident.strike')} ${shortNumber((from ?? incident).number)}` },
    )
  const move = (step: number) => {
    const all = buttons()
    const at = all.findIndex((one) => one.matches(':focus'))
    all[Math.max(0, Math.min(all.length - 1, at + step))]?.focus()
  }
  useActions([
    {
      ...{ id: 'call.strike', key: 's', words: 'incident.strike', command: 'incident.strike' },
      run: () => buttons()[0]?.focus(),
      enabled: () => mayStrike && lines.some(({ noteSeq, struck }) => noteSeq !== undefined && !struck),
    },
  ])
  return (
    <ol
      ref={list}
      className="log-lines"
      onKeyDown={(event) => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
        if (step === undefined) return
        move(step)
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      {lines.map((line) => (
        <li key={line.key} data-system={line.isSystem || undefined}>
          <time dateTime={new Date(line.atMs).toISOString()}>{clock(line.atMs, 'seconds')}</time>
          <Said line={line} text={textOf(line)} />
          {mayStrike && line.noteSeq !== undefined && !line.struck && (
            <button
              type="button"
              className="log-strike"
              title={say('incident.strike')}
              aria-label={say('log.strikeThis', { text: textOf(line) })}
              onClick={() => strike(line)}
            >
              ✕
            </button>
          )}
        </li>
      ))}
    </ol>
  )
}
