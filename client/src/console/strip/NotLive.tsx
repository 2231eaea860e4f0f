import { useWords } from '../../i18n/index.ts'
import { beatCityTime } from '../../live/clock.ts'
import { useLink } from '../../live/link.ts'
import { elapsedText } from '../../ui/elapsed.ts'
import { StillWorks } from './StillWorks.tsx'

/** From here on an age is read as minutes. */
const LONG_SEC = 100

/** How old the picture is, what to do, what waits to be sent, when the hub is tried again, and what works meanwhile. */
export function NotLive() {
  const say = useWords()
  const { ageSec, held, retryInSec } = useLink()
  const waiting = held > 0 ? say('strip.held', { count: held }) : say('strip.heldNone')
  const age = ageSec < LONG_SEC ? say('strip.age', { age: ageSec }) : say('strip.ageLong', { age: elapsedText(ageSec) })
  return (
    <>
      <b className="strip-stale">
        {beatCityTime() === 0 ? say('offline.never') : age} <span>{waiting}</span>{' '}
        <span>{retryInSec ? say('strip.retry', { seconds: retryInSec }) : say('strip.trying')}</span>
      </b>
      <StillWorks />
    </>
  )
}
