import { runAction } from '../../desk/actions.ts'
import { useClockText } from '../../desk/useCityTerms.ts'
import { useWords } from '../../i18n/index.ts'
import { useNow } from '../../live/city.ts'
import { liveNow } from '../../live/clock.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import './pastMark.css'

/** Beside the clock of the past: that it is not live, what time it is, and the way back. */
export function PastMark() {
  const say = useWords()
  const clock = useClockText()
  useNow()
  return (
    <span className="pastmark">
      <span>{say('replay.note', { now: clock(liveNow(), 'minutes') })}</span>
      <button type="button" onClick={() => runAction('time.live')}>
        {say('time.live')} <Kbd>Shift G</Kbd>
      </button>
    </span>
  )
}
