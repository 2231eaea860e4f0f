import { toneAt, waitingTime } from '../../desk/limits.ts'
import { useSettings } from '../../desk/useCityTerms.ts'
import { useWords } from '../../i18n/index.ts'
import { Card } from '../Card.tsx'
import type { WallFigures } from '../useWallFigures.ts'
import { CallLine } from './CallLine.tsx'

/** Calls that have room; those behind them are counted. */
const SHOWN = 4

/** Who waits for units, and how many beyond the limit of their priority. */
export function WaitingCard({ waiting, now }: WallFigures) {
  const say = useWords()
  const standards = useSettings()?.standards
  const timed = waiting.map((incident) => ({ incident, time: waitingTime(incident, standards) }))
  const over = timed.filter(({ time }) => toneAt(time, now) === 'over').length
  const title =
    over > 0
      ? say('wall.over', { count: over })
      : waiting.length > 0
        ? say('wall.inLimit', { count: waiting.length })
        : say('wall.nobodyWaits')
  return (
    <Card name="waiting" title={title}>
      <ul>
        {timed.slice(0, SHOWN).map(({ incident, time }) => (
          <CallLine key={incident.id} incident={incident} time={time} />
        ))}
      </ul>
      {timed.length > SHOWN && <p className="wall-more">{say('wall.more', { count: timed.length - SHOWN })}</p>}
    </Card>
  )
}
