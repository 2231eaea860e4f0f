import { useClockText } from '../../desk/useCityTerms.ts'
import { useWords } from '../../i18n/index.ts'
import { Card } from '../Card.tsx'
import type { WallFigures } from '../useWallFigures.ts'

const HOUR_MS = 3_600_000
const [WIDTH, HEIGHT] = [404, 120]
const STEP = WIDTH / 24

/** Calls received in each hour of the day, this one unfinished and drawn so. */
export function HoursCard({ hours, from }: WallFigures) {
  const say = useWords()
  const clock = useClockText()
  const most = Math.max(...hours)
  if (most === 0) return <Card name="hours" title={say('wall.hoursNone')} />
  const busiest = hours.indexOf(most)
  const title = say('wall.hours', { time: clock(from + busiest * HOUR_MS, 'minutes'), count: most })
  return (
    <Card name="hours" title={title} of={say('wall.hoursOf')}>
      <svg className="wall-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
        {hours.map((count, hour) => {
          const height = (HEIGHT * count) / most
          const [x, isNow] = [hour * STEP + 1.5, hour === hours.length - 1]
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: the hour is what it is.
              key={hour}
              className="wall-bar"
              data-now={isNow || undefined}
              x={x}
              y={HEIGHT - height}
              width={STEP - 3}
              height={height}
            />
          )
        })}
      </svg>
      <p className="wall-axis" aria-hidden="true">
        <span>00</span>
        <span>06</span>
        <span>12</span>
        <span>18</span>
        <span>24</span>
      </p>
    </Card>
  )
}
