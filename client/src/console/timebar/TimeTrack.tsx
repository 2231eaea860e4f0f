import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import { beginning } from '../../desk/past/askPast.ts'
import { momentText } from '../../desk/past/momentText.ts'
import { useReplay } from '../../desk/past/replay.ts'
import { goLive, goTime, stepTime } from '../../desk/past/steps.ts'
import { usePlace } from '../../desk/place.ts'
import { useClockText } from '../../desk/useCityTerms.ts'
import { useWords } from '../../i18n/index.ts'
import { getConfirmedCity, useCity } from '../../live/city.ts'
import { elapsedText } from '../../ui/elapsed.ts'
import { marksIn, type Span } from './windowOf.ts'

const MINUTE_MS = 60_000
/** While the thumb is dragged, the city is asked for this often, ms: browsers limit how often an address may change. */
const DRAG_MS = 300
/** As near as this to the right end, now is meant, px. */
const NOW_PX = 4

/** City time of the journal's first entry, once it is needed. */
function useBeginning(isNeeded: boolean): number | undefined {
  const [at, setAt] = useState<number>()
  useEffect(() => {
    if (isNeeded) void beginning().then(setAt)
  }, [isNeeded])
  return at
}

/** When calls came in over this span, and the moment that is shown: dragged, clicked, or moved by keys. */
export function TimeTrack({ span, now, shown }: { span: Span; now: number; shown: number }) {
  const say = useWords()
  const clock = useClockText()
  const { spanH } = usePlace()
  const { isPast, state } = useReplay()
  const track = useRef<HTMLDivElement>(null)
  const [pointed, setPointed] = useState<{ readonly at: number; readonly isDown: boolean }>()
  const goneAt = useRef(0)
  const { from, to } = span
  const begun = useBeginning(getConfirmedCity().find('world', 'world') !== undefined)
  // What has left the board since is known from the past city, what came after it from the live one.
  const received = useCity((city) => [
    ...new Set(
      [city, getConfirmedCity()].flatMap((one) => [...one.all('incident')].map(({ receivedAt }) => receivedAt)),
    ),
  ])
  const calls = useMemo(() => received.filter((at) => at >= from && at <= to), [received, from, to])
  const share = (at: number) => `${((100 * (at - from)) / (to - from)).toFixed(2)}%`

  const timeAt = ({ clientX }: PointerEvent): number => {
    const { left = 0, width = 1 } = track.current?.getBoundingClientRect() ?? {}
    if (to >= now && clientX >= left + width - NOW_PX) return Number.POSITIVE_INFINITY
    const at = from + Math.min(1, Math.max(0, (clientX - left) / width)) * (to - from)
    return Math.max(at, begun ?? at)
  }
  const point = (event: PointerEvent, isDown: boolean) => {
    const at = timeAt(event)
    setPointed({ at, isDown })
    if (!isDown || performance.now() - goneAt.current < DRAG_MS) return
    goneAt.current = performance.now()
    goTime(at, { isStep: isPast })
  }
  const press = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: -1,
      ArrowDown: -1,
      ArrowRight: 1,
      ArrowUp: 1,
      PageDown: -10,
      PageUp: 10,
    }
    const minutes = steps[event.key]
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (minutes !== undefined) void (minutes < 0 || isPast ? stepTime(minutes * MINUTE_MS) : undefined)
    else if (event.key === 'Home') goTime(Math.max(from, begun ?? from), { isStep: true })
    else if (event.key === 'End') goLive()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const time = momentText(shown, now)
  const value =
    state === 'loading'
      ? say('timebar.valueLoading', { time })
      : isPast
        ? say('timebar.valuePast', { time, ago: elapsedText((now - shown) / 1000) })
        : say('timebar.valueNow', { time })
  const facts = { count: calls.length, from: clock(from, 'minutes'), to: clock(to, 'minutes') }
  return (
    <div
      ref={track}
      className="timebar-track"
      role="slider"
      tabIndex={0}
      aria-label={say('timebar.slider')}
      aria-valuemin={Math.round(Math.max(from, begun ?? from) / 1000)}
      aria-valuemax={Math.round(to / 1000)}
      aria-valuenow={Math.round(shown / 1000)}
      aria-valuetext={value}
      title={say('timebar.calls', facts)}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        goneAt.current = 0
        point(event, true)
      }}
      onPointerMove={(event) => point(event, pointed?.isDown ?? false)}
      onPointerUp={(event) => {
        if (pointed?.isDown) goTime(timeAt(event), { isStep: true })
        setPointed(undefined)
      }}
      onPointerLeave={() => pointed?.isDown || setPointed(undefined)}
      onPointerCancel={() => setPointed(undefined)}
    >
      <svg aria-hidden="true">
        {marksIn(span, spanH).map(({ at, isHour }) => (
          <rect
            key={at}
            className="timebar-mark"
            x={share(at)}
            y={isHour ? 11 : 15}
            width="1"
            height={isHour ? 10 : 6}
          />
        ))}
        {calls.map((at) => (
          <rect key={at} className="timebar-call" x={share(at)} y="5" width="1.5" height="7" />
        ))}
        {begun !== undefined && begun > from && (
          <rect className="timebar-before" x="0" y="4" width={share(Math.min(begun, to))} height="16" />
        )}
        {to >= now && <rect className="timebar-now" x="100%" y="4" width="2" height="16" transform="translate(-2)" />}
        {isPast && (
          <rect className="timebar-thumb" x={share(shown)} y="2" width="4" height="20" transform="translate(-2)" />
        )}
        {pointed && Number.isFinite(pointed.at) && (
          <rect className="timebar-pointed" x={share(pointed.at)} y="2" width="1" height="20" />
        )}
      </svg>
      {pointed && (
        <span className="timebar-tip" aria-hidden="true" style={{ left: share(Math.min(pointed.at, to)) }}>
          {Number.isFinite(pointed.at) ? clock(pointed.at, 'seconds') : say('timebar.now')}
        </span>
      )}
    </div>
  )
}
