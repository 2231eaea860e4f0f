import { useWords } from '../../i18n/index.ts'
import { useLink } from '../../live/link.ts'

/** How old the picture is, what to do, what waits to be sent, and when the hub is tried again. */
export function NotLive() {
  const say = useWords()
  const { ageSec, held, retryInSec } = useLink()
  const waiting = held > 0 ? say('strip.held', { count: held }) : say('strip.heldNone')
  return (
    <b className="strip-stale">
      {say('strip.age', { age: ageSec })} <span>{waiting}</span>{' '}
      <span>{retryInSec ? say('strip.retry', { seconds: retryInSec }) : say('strip.trying')}</span>
    </b>
  )
}
