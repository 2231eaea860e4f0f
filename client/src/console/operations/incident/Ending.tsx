import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { type FormEvent, useRef, useState } from 'react'
import { useActions } from '../../../desk/actions.ts'
import { later } from '../../../desk/later.tsx'
import { useSettings } from '../../../desk/useCityTerms.ts'
import { useMay } from '../../../desk/useMay.ts'
import { termOf, useWords } from '../../../i18n/index.ts'
import { send } from '../../../live/commands.ts'
import { Button } from '../../../ui/Button.tsx'
import { onEscape } from '../../../ui/onEscape.ts'

const PRIORITIES = [1, 2, 3, 4, 5] as const

const EditCall = later(async () => (await import('./EditCall.tsx')).EditCall)

/** How urgent it is: five keys while one of them has the focus, arrows as anywhere. */
function PriorityChoice({ incident, onDone }: { incident: Incident; onDone: () => void }) {
  const say = useWords()
  const choose = (priority: number) => {
    onDone()
    if (priority !== incident.priority)
      void send(
        'incident.prioritise',
        { incidentId: incident.id, priority },
        { text: `P ${shortNumber(incident.number)} ${priority}` },
      )
  }
  return (
    <fieldset
      className="ending-choices"
      aria-label={say('ending.priority')}
      onKeyDown={(event) => {
        const priority = PRIORITIES.find((one) => String(one) === event.key)
        if (event.key === 'Escape') onDone()
        else if (priority !== undefined) choose(priority)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      {PRIORITIES.map((priority) => (
        <button
          type="button"
          key={priority}
          className="ending-choice"
          // biome-ignore lint/a11y/noAutofocus: the choice was just asked for; its keys act where the focus is.
          autoFocus={priority === incident.priority}
          aria-pressed={priority === incident.priority}
          onClick={() => choose(priority)}
        >
          {say(`priority.${priority}`)}
        </button>
      ))}
    </fieldset>
  )
}

/** How it ended: one of the usual outcomes, or in words. */
function OutcomeChoice({ incident, onDone }: { incident: Incident; onDone: () => void }) {
  const say = useWords()
  const outcomes = useSettings()?.outcomes ?? []
  const field = useRef<HTMLInputElement>(null)
  const close = (outcome: string) => {
    onDone()
    void send(
      'incident.close',
      { incidentId: incident.id, outcome },
      { text: `C ${shortNumber(incident.number)} :${outcome}` },
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const said = field.current?.value.trim()
    if (said) close(said)
  }
  return (
    <fieldset className="ending-choices" aria-label={say('ending.outcome')} onKeyDown={onEscape(onDone)}>
      {outcomes.map(({ id, name }, at) => (
        <button
          type="button"
          key={id}
          className="ending-choice"
          // biome-ignore lint/a11y/noAutofocus: the choice was just asked for; the first outcome is the usual one.
          autoFocus={at === 0}
          onClick={() => close(id)}
        >
          {termOf(name)}
        </button>
      ))}
      <form onSubmit={submit} className="ending-words">
        <input ref={field} maxLength={200} aria-label={say('ending.inWords')} placeholder={say('ending.inWords')} />
      </form>
    </fieldset>
  )
}

/** What changes or ends a call: its priority, its outcome, or opening it again. */
export function Ending({ incident }: { incident: Incident }) {
  const say = useWords()
  const may = useMay()
  const [asks, setAsks] = useState<'edit' | 'priority' | 'outcome'>()
  const done = () => setAsks(undefined)
  const isClosed = incident.status === 'closed'
  const atWork = incident.assignmentIds.length
  const canClose = may('incident.close') && !isClosed && atWork === 0
  const canPrioritise = may('incident.prioritise') && !isClosed
  const canEdit = may('incident.retype') && may('incident.place') && !isClosed
  const canReopen = may('incident.reopen') && isClosed
  const reopen = () =>
    void send('incident.reopen', { incidentId: incident.id }, { text: `RO ${shortNumber(incident.number)}` })
  useActions([
    {
      ...{ id: 'call.edit', key: 'e', words: 'ending.edit', command: 'incident.place' },
      ...{ run: () => setAsks('edit'), enabled: () => canEdit },
    },
    {
      ...{ id: 'call.priority', key: 'p', words: 'ending.priority', typed: 'P', command: 'incident.prioritise' },
      ...{ run: () => setAsks('priority'), enabled: () => canPrioritise },
    },
    {
      ...{ id: 'call.close', key: 'c', words: 'ending.close', typed: 'C', command: 'incident.close' },
      ...{ run: () => setAsks('outcome'), enabled: () => canClose },
    },
    {
      ...{ id: 'call.reopen', key: 'o', words: 'incident.reopen', typed: 'RO', command: 'incident.reopen' },
      ...{ run: reopen, enabled: () => canReopen },
    },
  ])
  return (
    <footer className="ending">
      {asks === 'edit' && <EditCall incident={incident} onDone={done} />}
      {asks === 'priority' && <PriorityChoice incident={incident} onDone={done} />}
      {asks === 'outcome' && <OutcomeChoice incident={incident} onDone={done} />}
      {isClosed ? (
        <Button kbd="O" disabled={!canReopen} onClick={reopen}>
          {say('incident.reopen')}
        </Button>
      ) : (
        <>
          <Button kbd="E" disabled={!canEdit} onClick={() => setAsks('edit')}>
            {say('ending.edit')}
          </Button>
          <Button kbd="P" disabled={!canPrioritise} onClick={() => setAsks('priority')}>
            {say('ending.priority')}
          </Button>
          <Button kbd="C" disabled={!canClose} onClick={() => setAsks('outcome')}>
            {say('ending.close')}
          </Button>
          {atWork > 0 && <span className="ending-why">{say('ending.unitsAtWork', { count: atWork })}</span>}
        </>
      )}
    </footer>
  )
}
