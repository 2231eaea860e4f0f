import { useWords } from '../../i18n/index.ts'
import { Card } from '../Card.tsx'
import { percentWithin } from '../figures/reached.ts'
import type { WallFigures } from '../useWallFigures.ts'

/** Nine in ten: how response is reported in the fire service (NFPA 1710). */
const TARGET = 90
/** Fewer than this say nothing about a city. */
const FEWEST = 5
const [WIDTH, HEIGHT] = [404, 190]
/** The curve is drawn until twice the limit; what came later is above its end. */
const UNTIL = 2

/** How quickly urgent calls were reached: the share reached until each moment, the limit of their kind in the middle. */
export function ReachedCard({ shares }: WallFigures) {
  const say = useWords()
  if (shares.length < FEWEST) return <Card name="reached" title={say('wall.reachedNone')} />
  const percent = percentWithin(shares, 1)
  const x = (share: number) => (WIDTH * share) / UNTIL
  const y = (inHundred: number) => HEIGHT - (HEIGHT * inHundred) / 100
  const steps = shares
    .filter((share) => share <= UNTIL)
    .map((share, i) => `H${x(share).toFixed(1)}V${y((100 * (i + 1)) / shares.length).toFixed(1)}`)
  const title = say('wall.reached', { percent })
  return (
    <Card name="reached" title={title} of={say('wall.reachedOf', { count: shares.length, target: TARGET })}>
      <svg className="wall-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
        <line className="wall-target" x1="0" x2={WIDTH} y1={y(TARGET)} y2={y(TARGET)} />
        <line className="wall-limit" x1={x(1)} x2={x(1)} y1="0" y2={HEIGHT} />
        <path className="wall-curve" d={`M0 ${HEIGHT}${steps.join('')}H${WIDTH}`} />
        <circle className="wall-point" data-late={percent < TARGET || undefined} cx={x(1)} cy={y(percent)} r="5" />
      </svg>
      <p className="wall-axis" aria-hidden="true">
        <span>0</span>
        <span>{say('wall.halfLimit')}</span>
        <span>{say('wall.limit')}</span>
        <span>1.5 ×</span>
        <span>2 ×</span>
      </p>
    </Card>
  )
}
