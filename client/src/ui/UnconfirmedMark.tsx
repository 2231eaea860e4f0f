import { useWords } from '../i18n/index.ts'
import { useUnconfirmed } from '../live/city.ts'
import type { Unconfirmed } from '../live/overlay/overlay.ts'
import './UnconfirmedMark.css'

/** The sign of what is shown before the journal tells of it: a broken ring on its way, a clock where it waits. */
export function UnconfirmedSign({ state }: { state: Unconfirmed }) {
  const say = useWords()
  const words = say(`unconfirmed.${state}`)
  return (
    <svg className="unconfirmed" data-state={state} width="11" height="11" viewBox="-5.5 -5.5 11 11" role="img">
      <title>{words}</title>
      <circle r="4.2" />
      {state === 'held' && <path d="M0 -2.4V0H2" />}
    </svg>
  )
}

/** That sign for one thing; nothing where all of it that is shown is confirmed. */
export function UnconfirmedMark({ of, id }: { of: 'incident' | 'unit'; id: string }) {
  const state = useUnconfirmed(of, id)
  return state && <UnconfirmedSign state={state} />
}
