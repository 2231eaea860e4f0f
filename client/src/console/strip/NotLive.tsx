import { useWords } from '../../i18n/index.ts'
import { useLink } from '../../live/link.ts'

/** How old the picture is, what to do, and what waits to be sent. */
export function NotLive() {
  const say = useWords()
  const { ageSec, held } = useLink()
  const waiting = held > 0 ? say('strip.held', { count: held }) : say('strip.heldNone')
  return (
    <b className="strip-stale">
      {say('strip.age', { age: ageSec })} <span>{waiting}</span>
    </b>
  )
}
