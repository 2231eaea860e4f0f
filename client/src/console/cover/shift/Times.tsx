import { useMemo, useRef } from 'react'
import { downloadCsv } from '../../../desk/csvText.ts'
import { useSettings } from '../../../desk/useCityTerms.ts'
import { useWords } from '../../../i18n/index.ts'
import { useCity, useNow } from '../../../live/city.ts'
import { Button } from '../../../ui/Button.tsx'
import { elapsedText } from '../../../ui/elapsed.ts'
import { Mark } from '../../../ui/Mark.tsx'
import { Curve } from './Curve.tsx'
import { ecdfOf } from './ecdf.ts'
import { FEW, type Measure, percentWithin, type Taken, timesTaken } from './responses.ts'
import { AllTimes, Summary } from './TimesTables.tsx'
import { useRoom } from './useRoom.ts'

/** NFPA 1710 wants nine in ten within the time that it sets. */
const GOAL = 0.9
/** The picture moves on with the clock by steps of this, ms. */
const STEP_MS = 10_000
const HOUR_MS = 3_600_000

/** Calls have limits of their own: there it is the share of its limit that a time took, per cent. */
const valuesOf = (measure: Measure, taken: readonly Taken[]): readonly number[] =>
  taken.map(({ seconds, limitSec }) => (measure === 'first' ? (100 * seconds) / limitSec : seconds))

/** How soon somebody came in the past hours, against the standard: what that comes to, the distribution, and each time. */
export function Times({
  measure,
  travelSec,
  capability,
  hours,
  isTable,
}: {
  measure: Measure
  travelSec: number | undefined
  capability: string
  hours: number
  isTable: boolean
}) {
  const say = useWords()
  const now = Math.floor(useNow() / STEP_MS) * STEP_MS
  const asked = { from: now - hours * HOUR_MS, now, capability, travelSec }
  // As text, because the city is compared one level deep.
  const told = useCity((city) => JSON.stringify(timesTaken(city, measure, asked)))
  const taken: readonly Taken[] = useMemo(() => JSON.parse(told), [told])
  const picture = useRef<HTMLDivElement>(null)
  const room = useRoom(picture)
  const [urgent, other] = [taken.filter(({ isUrgent }) => isUrgent), taken.filter(({ isUrgent }) => !isUrgent)]
  const text = (value: number) => (measure === 'first' ? `${Math.round(value)} %` : elapsedText(value))
  const dispatchedSec = useSettings()?.standards.statusSec.dispatched
  // Until the hub has said what may be driven, nothing is measured by it.
  const limit = { first: 100, turnout: dispatchedSec, travel: travelSec }[measure]
  const percent = percentWithin(urgent)
  const isShort = urgent.length >= FEW && percent < 100 * GOAL
  const facts = { capability, hours, percent, count: urgent.length, limit: text(limit ?? 0), goal: 100 * GOAL }
  const finding = say(urgent.length < FEW ? 'plots.few' : `plots.finding.${measure}`, facts)
  const slowest = taken.toSorted((a, b) => b.seconds / b.limitSec - a.seconds / a.limitSec)
  const file = () =>
    downloadCsv(`muster-${measure}-${capability}`, [
      ['unit', 'call', 'priority', 'seconds', 'limit_seconds', 'still_running'],
      ...slowest.map((one) => [one.unit, one.call, one.priority, one.seconds, one.limitSec, `${one.isRunning}`]),
    ])
  return (
    <>
      <h3 className="shift-finding">
        {isShort && <Mark tone="warn" />} {finding}
      </h3>
      {isTable && <AllTimes taken={slowest} />}
      <div ref={picture} className="shift-picture" hidden={isTable}>
        {room.width > 0 && limit !== undefined && (
          <Curve
            label={finding}
            room={room}
            urgent={ecdfOf(valuesOf(measure, urgent))}
            other={ecdfOf(valuesOf(measure, other))}
            limit={limit}
            goal={GOAL}
            isShort={isShort}
            unit={measure === 'first' ? 'percent' : 'seconds'}
            text={text}
            limitText={say('plots.standard', { limit: text(limit) })}
          />
        )}
      </div>
      <Summary measure={measure} groups={{ urgent, other }} />
      <footer className="shift-foot">
        <p className="coverage-note">{say(`plots.what.${measure}`)}</p>
        <Button small disabled={taken.length === 0} onClick={file}>
          {say('plots.csv')}
        </Button>
      </footer>
    </>
  )
}
