import { useMemo } from 'react'
import { useClockText } from '../desk/useCityTerms.ts'
import { useWords } from '../i18n/index.ts'
import { useCity, useNow } from '../live/city.ts'
import { beatCityTime } from '../live/clock.ts'
import { useLink } from '../live/link.ts'
import { IS_DRILL } from '../live/world.ts'
import './TimeBar.css'

const HOUR_MS = 3_600_000
const SPAN_MS = 2 * HOUR_MS
const MARK_MS = 10 * 60_000
/** The bar moves on in steps of this; a finer one would be less than a pixel. */
const STEP_MS = 10_000

/** `48 211`, as figures of a journal are read. */
const spaced = (figure: number): string => `${figure}`.replace(/\B(?=(\d{3})+$)/g, '\u202f')

/** When calls came in over the last two hours, and how far the journal has come. */
export function TimeBar() {
  const say = useWords()
  const clock = useClockText()
  const { state, head } = useLink()
  const now = Math.ceil(useNow() / STEP_MS) * STEP_MS
  const from = now - SPAN_MS
  const received = useCity((city) => [...city.all('incident')].map(({ receivedAt }) => receivedAt))
  const calls = useMemo(() => received.filter((at) => at >= from && at <= now), [received, from, now])
  const marks = Array.from({ length: SPAN_MS / MARK_MS }, (_, i) => (Math.floor(now / MARK_MS) - i) * MARK_MS)
  const share = (at: number) => `${((100 * (at - from)) / SPAN_MS).toFixed(2)}%`
  const stopped = state === 'notlive'
  const stoppedAt = clock(beatCityTime(), 'seconds')
  return (
    <footer className="timebar" data-stopped={stopped || undefined}>
      <b className="timebar-mode">
        <i className="dot" />
        {stopped ? say('timebar.stopped', { time: stoppedAt }) : say(IS_DRILL ? 'timebar.drill' : 'timebar.live')}
      </b>
      <span>{clock(from, 'minutes')}</span>
      <svg
        className="timebar-track"
        role="img"
        aria-label={say('timebar.calls', { count: calls.length, time: clock(from, 'minutes') })}
      >
        {marks
          .filter((at) => at > from)
          .map((at) => (
            <rect
              key={at}
              className="timebar-mark"
              x={share(at)}
              y={at % HOUR_MS === 0 ? 11 : 15}
              width="1"
              height={at % HOUR_MS === 0 ? 10 : 6}
            />
          ))}
        {[...new Set(calls)].map((at) => (
          <rect key={at} className="timebar-call" x={share(at)} y="5" width="1.5" height="7" />
        ))}
        <rect className="timebar-now" x="100%" y="4" width="2" height="16" transform="translate(-2)" />
      </svg>
      <span>{stopped ? stoppedAt : say('timebar.now')}</span>
      <span className="timebar-journal">{say('timebar.journal', { head: spaced(head) })}</span>
    </footer>
  )
}
