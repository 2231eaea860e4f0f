import { FeedsDot } from '../console/strip/FeedsDot.tsx'
import { LinkDot } from '../console/strip/LinkDot.tsx'
import { useClockText } from '../desk/useCityTerms.ts'
import { useWords } from '../i18n/index.ts'
import { beatCityTime } from '../live/clock.ts'
import { useLink } from '../live/link.ts'
import { IS_DRILL } from '../live/world.ts'

/** How fresh everything above is. */
export function WallFoot({ attribution }: { attribution: string }) {
  const say = useWords()
  const clock = useClockText()
  const { state } = useLink()
  return (
    <footer className="wall-foot" data-notlive={state === 'notlive' || undefined}>
      {state === 'notlive' ? (
        <b>{say('timebar.stopped', { time: clock(beatCityTime(), 'seconds') })}</b>
      ) : (
        <>
          <b>{say(IS_DRILL ? 'wall.drill' : 'timebar.live')}</b>
          <LinkDot />
          <FeedsDot />
        </>
      )}
      <span className="wall-source">{attribution}</span>
    </footer>
  )
}
