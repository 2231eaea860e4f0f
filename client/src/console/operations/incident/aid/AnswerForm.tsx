import type { AidRequest } from '@muster/shared/domain/incident/aid.ts'
import { type FormEvent, useRef } from 'react'
import { termOf, useWords } from '../../../../i18n/index.ts'
import { liveNow } from '../../../../live/clock.ts'
import { send } from '../../../../live/commands.ts'
import { Kbd } from '../../../../ui/Kbd.tsx'
import { onEscape } from '../../../../ui/onEscape.ts'

/** Nobody promises to come later than this, minutes. */
const LATEST_MIN = 1440

type Answer = { readonly incidentId: string; readonly request: AidRequest; readonly onDone: () => void }

/** What the neighbour said: in how many minutes it is there, or another answer. */
export function AnswerForm({ incidentId, request: { aidId, agency, state }, onDone }: Answer) {
  const say = useWords()
  const minutes = useRef<HTMLInputElement>(null)
  const answer = (next: AidRequest['state'], expectedAt?: number) => {
    onDone()
    const text = `${termOf(agency)}: ${say(`aidState.${next}`)}`
    void send('incident.answerAid', { incidentId, aidId, state: next, expectedAt }, { text })
  }
  const agree = (event: FormEvent) => {
    event.preventDefault()
    const typed = minutes.current?.value ?? ''
    answer('agreed', typed === '' ? undefined : Math.round(liveNow() + Number(typed) * 60_000))
  }
  return (
    <form className="aid-answer" aria-label={say('aid.answer')} onSubmit={agree} onKeyDown={onEscape(onDone)}>
      <input
        ref={minutes}
        type="number"
        inputMode="numeric"
        min={0}
        max={LATEST_MIN}
        // biome-ignore lint/a11y/noAutofocus: the form was just asked for by its key.
        autoFocus
        aria-label={say('aid.minutes')}
        placeholder={say('aid.minutes')}
      />
      <button type="submit" className="ending-choice">
        {say('aid.say.agreed')} <Kbd>⏎</Kbd>
      </button>
      {(['arrived', 'declined', 'withdrawn'] as const)
        .filter((next) => next !== 'declined' || state === 'asked')
        .map((next) => (
          <button type="button" key={next} className="ending-choice" onClick={() => answer(next)}>
            {say(`aid.say.${next}`)}
          </button>
        ))}
    </form>
  )
}
