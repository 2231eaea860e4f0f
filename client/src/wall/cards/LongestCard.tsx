import { useWords } from '../../i18n/index.ts'
import { Card } from '../Card.tsx'
import type { WallFigures } from '../useWallFigures.ts'
import { CallLine } from './CallLine.tsx'

const SHOWN = 5

/** The crews that have used most of the time of their status. */
export function LongestCard({ longest }: WallFigures) {
  const say = useWords()
  const over = longest.filter(({ share }) => share >= 1).length
  const title = over > 0 ? say('wall.longestOver', { count: over }) : say('wall.longestNone')
  return (
    <Card name="longest" title={title}>
      <ul>
        {longest.slice(0, SHOWN).map(({ incident, time }) => (
          <CallLine key={incident.id} incident={incident} time={time} />
        ))}
      </ul>
    </Card>
  )
}
