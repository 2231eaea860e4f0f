import { runAction } from '../../desk/actions.ts'
import { later } from '../../desk/later.tsx'
import { momentText } from '../../desk/past/momentText.ts'
import { useReplay } from '../../desk/past/replay.ts'
import { usePlace } from '../../desk/place.ts'
import { useClockText } from '../../desk/useCityTerms.ts'
import { useWords } from '../../i18n/index.ts'
import { beatCityTime, liveNow, useFromNow } from '../../live/clock.ts'
import { useLink } from '../../live/link.ts'
import { IS_DRILL } from '../../live/world.ts'
import { PlayButtons } from './PlayButtons.tsx'
import { windowOf } from './windowOf.ts'
import './timebar.css'

const TimeTrack = later(async () => (await import('./TimeTrack.tsx')).TimeTrack)

/** The bar moves on in steps of this; a finer one would be less than a pixel. */
const STEP_MS = 10_000

/** `48 211`, as figures of a journal are read. */
const spaced = (figure: number): string => `${figure}`.replace(/\B(?=(\d{3})+$)/g, '\u202f')

/** Which moment is shown, the way to every other, and how far the journal has come. */
export function TimeBar() {
  const say = useWords()
  const clock = useClockText()
  const { state, head } = useLink()
  const { spanH } = usePlace()
  const { isPast } = useReplay()
  // Live, the bar moves on by steps; in the past it follows each second.
  const shown = useFromNow((at) => (isPast ? at : Math.ceil(at / STEP_MS) * STEP_MS))
  const now = Math.ceil(liveNow() / STEP_MS) * STEP_MS
  const span = windowOf(isPast ? shown : now, now, spanH)
  const hours = say('timebar.hours', { hours: spanH })
  const stopped = state === 'notlive'
  const stoppedAt = beatCityTime() === 0 ? '–' : clock(beatCityTime(), 'seconds')
  const past = isPast ? say('timebar.past', { time: momentText(shown, now) }) : undefined
  const mode = past ?? (stopped ? say('timebar.stopped', { time: stoppedAt }) : say('timebar.live'))
  const ends = (at: number) => (spanH > 8 || span.to < now ? momentText(at, now).slice(0, -3) : clock(at, 'minutes'))
  return (
    <footer className="timebar" data-stopped={stopped || undefined}>
      <b className="timebar-mode">
        <i className="dot" />
        {IS_DRILL && (isPast || stopped) && `${say('worldKind.drill')} · `}
        {IS_DRILL && !isPast && !stopped ? say('timebar.drill') : mode}
      </b>
      <PlayButtons />
      <span>{ends(span.from)}</span>
      <div className="timebar-room">
        <TimeTrack span={span} now={now} shown={isPast ? shown : now} />
      </div>
      <span>{span.to < now ? ends(span.to) : stopped ? stoppedAt : say('timebar.now')}</span>
      <button
        type="button"
        className="timebar-span"
        aria-label={`${hours} · ${say('time.span')}`}
        title={say('time.span')}
        onClick={() => runAction('time.span')}
      >
        {hours}
      </button>
      <span className="timebar-journal">{say('timebar.journal', { head: spaced(head) })}</span>
    </footer>
  )
}
