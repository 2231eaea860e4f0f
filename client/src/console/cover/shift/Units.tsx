import { UNIT_STATUSES, type UnitStatus } from '@muster/shared/domain/unit/status.ts'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { downloadCsv } from '../../../desk/csvText.ts'
import { go, usePlace } from '../../../desk/place.ts'
import { useClockText } from '../../../desk/useCityTerms.ts'
import { useWords } from '../../../i18n/index.ts'
import { getCity, useCity, useNow } from '../../../live/city.ts'
import { Button } from '../../../ui/Button.tsx'
import { elapsedText } from '../../../ui/elapsed.ts'
import { ROW_PX, StatusPiece, StripRow } from './StripRow.tsx'
import { type Strip, stripsOf } from './strips.ts'
import { useRoom } from './useRoom.ts'
import { useUnitTimes } from './useUnitTimes.ts'

/** What stands left and right of a strip, px, as shift.css lays it out. */
const SIDES_PX = 64 + 48 + 24
/** The strips grow by steps of this, ms. */
const STEP_MS = 10_000
const HOUR_MS = 3_600_000
/** Rows drawn above and below those that are seen. */
const BEYOND = 4
const NOTHING = { from: 0, to: 0, units: [] }

const shareOf = ({ atWorkMs }: Strip, spanMs: number): string =>
  `${Math.round((100 * atWorkMs) / Math.max(1, spanMs))}\u00a0%`

function Legend({ shown, hasMoves }: { shown: ReadonlySet<UnitStatus>; hasMoves: boolean }) {
  const say = useWords()
  return (
    <ul className="strip-legend" aria-label={say('plots.legend')}>
      {UNIT_STATUSES.filter((status) => shown.has(status)).map((status) => (
        <li key={status}>
          <svg width="20" height={ROW_PX} aria-hidden="true">
            <StatusPiece status={status} x={0} width={20} letter={say(`plots.letter.${status}`)} />
          </svg>
          {say(`status.${status}`)}
        </li>
      ))}
      {hasMoves && (
        <li>
          <svg width="12" height={ROW_PX} aria-hidden="true">
            <path className="strip-move" d="M6 4l5 8l-5 8l-5 -8z" />
          </svg>
          {say('plots.moved')}
        </li>
      )}
    </ul>
  )
}

function UnitsTable({ strips, spanMs }: { strips: readonly Strip[]; spanMs: number }) {
  const say = useWords()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys, too.
    <section className="shift-scroll" aria-label={say('plots.units')} tabIndex={0}>
      <table className="shift-table">
        <caption className="for-readers">{say('plots.units')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('plots.unit')}</th>
            <th scope="col">{say('plots.statusNow')}</th>
            <th scope="col">{say('plots.calls')}</th>
            <th scope="col">{say('plots.atWork')}</th>
            <th scope="col">{say('plots.share')}</th>
            <th scope="col">{say('plots.out')}</th>
            <th scope="col">{say('plots.moves')}</th>
          </tr>
        </thead>
        <tbody>
          {strips.map((strip) => (
            <tr key={strip.unit.id}>
              <th scope="row">{strip.unit.callSign}</th>
              <td>{say(`status.${strip.unit.status}`)}</td>
              <td>{strip.calls}</td>
              <td>{elapsedText(strip.atWorkMs / 1000)}</td>
              <td>{shareOf(strip, spanMs)}</td>
              <td>{strip.outMs > 0 ? elapsedText(strip.outMs / 1000) : '–'}</td>
              <td>{strip.moves.length || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Axis({ from, to, xOf }: { from: number; to: number; xOf: (at: number) => number }) {
  const clock = useClockText()
  const every = to - from > 12 * HOUR_MS ? 4 * HOUR_MS : to - from > 3 * HOUR_MS ? HOUR_MS : HOUR_MS / 4
  const first = Math.ceil(from / every) * every
  const marks = Array.from({ length: Math.max(0, Math.floor((to - first) / every) + 1) }, (_, i) => first + i * every)
  return (
    <svg className="strip-axis" width="100%" height="18" aria-hidden="true">
      {marks.map((at) => (
        <text key={at} x={64 + 12 + xOf(at)} y={12}>
          {clock(at, 'minutes')}
        </text>
      ))}
    </svg>
  )
}

/** The strips, those in view alone: arrows walk from unit to unit, Enter selects one. */
function Strips({ strips, from, to }: { strips: readonly Strip[]; from: number; to: number }) {
  const say = useWords()
  const { unit: selected } = usePlace()
  const box = useRef<HTMLDivElement>(null)
  const { width, height } = useRoom(box)
  const [top, setTop] = useState(0)
  const [active, setActive] = useState(0)
  const wide = Math.max(0, width - SIDES_PX)
  const xOf = (at: number) => ((at - from) / (to - from)) * wide
  const first = Math.max(0, Math.floor(top / ROW_PX) - BEYOND)
  const seen = strips.slice(first, Math.ceil((top + height) / ROW_PX) + BEYOND)
  const at = Math.min(active, strips.length - 1)
  function keys(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = {
      ...{ ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: strips.length - 1 },
      ...{ PageDown: at + 10, PageUp: at - 10 },
    }
    const step = steps[event.key]
    const chosen = strips[at]?.unit.id
    if (step !== undefined) {
      const next = Math.max(0, Math.min(strips.length - 1, step))
      setActive(next)
      const [above, below] = [next * ROW_PX, (next + 1) * ROW_PX - height]
      if (box.current) box.current.scrollTop = Math.max(below, Math.min(above, box.current.scrollTop))
    } else if (event.key === 'Enter') go({ unit: selected === chosen ? undefined : chosen })
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <Axis from={from} to={to} xOf={xOf} />
      <div
        ref={box}
        className="strips"
        role="listbox"
        tabIndex={0}
        aria-label={say('plots.units')}
        aria-activedescendant={strips[at] ? `strip-${strips[at].unit.id}` : undefined}
        onKeyDown={keys}
        onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}
      >
        <div role="presentation" style={{ height: strips.length * ROW_PX }}>
          {seen.map((strip, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys.
            <div
              key={strip.unit.id}
              id={`strip-${strip.unit.id}`}
              className="strip-row"
              role="option"
              tabIndex={-1}
              aria-selected={strip.unit.id === selected}
              aria-setsize={strips.length}
              aria-posinset={first + i + 1}
              data-active={first + i === at || undefined}
              style={{ top: (first + i) * ROW_PX }}
              onClick={() => {
                setActive(first + i)
                go({ unit: selected === strip.unit.id ? undefined : strip.unit.id })
              }}
            >
              <StripRow strip={strip} xOf={xOf} width={wide} share={shareOf(strip, to - from)} />
            </div>
          ))}
        </div>
      </div>
    </>
  )
}

/** What each unit did in the past hours, strip by strip, and how much of them it was at work. */
export function Units({ capability, hours, isTable }: { capability: string; hours: number; isTable: boolean }) {
  const say = useWords()
  const clock = useClockText()
  const { told = NOTHING, hasFailed } = useUnitTimes(hours)
  const now = Math.ceil(useNow() / STEP_MS) * STEP_MS
  // A journal that is younger than these hours is drawn over what it tells of.
  const from = told === NOTHING ? now - hours * HOUR_MS : Math.max(now - hours * HOUR_MS, told.from)
  const units = useCity((city) => [...city.all('unit')])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the units are what of the city the strips are made of.
  const strips = useMemo(() => stripsOf(getCity(), told, capability, from, now), [units, told, capability, from, now])
  const shown = new Set(strips.flatMap(({ pieces }) => pieces.map(({ status }) => status)))
  const work = strips.reduce((sum, { atWorkMs }) => sum + atWorkMs, 0)
  const percent = Math.round((100 * work) / Math.max(1, strips.length * (now - from)))
  const [busiest] = strips.toSorted((a, b) => b.atWorkMs - a.atWorkMs)
  const facts = { capability, percent, from: clock(from, 'minutes'), count: strips.length }
  const most = busiest && { unit: busiest.unit.callSign, share: shareOf(busiest, now - from) }
  const file = () =>
    downloadCsv(`muster-units-${capability}`, [
      ['unit', 'from', 'to', 'status', 'call'],
      ...strips.flatMap(({ unit, pieces }) =>
        pieces.map((piece) => [
          ...[unit.callSign, new Date(piece.from).toISOString(), new Date(piece.to).toISOString()],
          ...[piece.status, piece.call ?? ''],
        ]),
      ),
    ])
  if (told === NOTHING)
    return <p className="coverage-note">{say(hasFailed ? 'plots.units.failed' : 'plots.units.loading')}</p>
  return (
    <>
      <h3 className="shift-finding">
        {say('plots.finding.units', facts)} {most && work > 0 && say('plots.finding.busiest', most)}
      </h3>
      {isTable ? <UnitsTable strips={strips} spanMs={now - from} /> : <Strips strips={strips} from={from} to={now} />}
      {!isTable && <Legend shown={shown} hasMoves={strips.some(({ moves }) => moves.length > 0)} />}
      <footer className="shift-foot">
        <p className="coverage-note">{say('plots.what.units', { from: clock(from, 'minutes') })}</p>
        <Button small onClick={file}>
          {say('plots.csv')}
        </Button>
      </footer>
    </>
  )
}
