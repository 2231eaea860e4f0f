import { useWords } from '../../i18n/index.ts'
import { Card } from '../Card.tsx'
import type { WallFigures } from '../useWallFigures.ts'

/** Battalions that have room: the thinnest. */
const SHOWN = 10
/** Less than this free is worth a look from the chair of a duty officer. */
const THIN = 0.5

/** How many units of each battalion are free, the thinnest first. */
export function BattalionsCard({ battalions }: WallFigures) {
  const say = useWords()
  const [thinnest] = battalions
  if (!thinnest) return null
  const { name, free, total } = thinnest
  const title = free < total ? say('wall.thinnest', { battalion: name, free, total }) : say('wall.allFree')
  return (
    <Card name="battalions" title={title}>
      <ul>
        {battalions.slice(0, SHOWN).map(({ name, free, total }) => (
          <li key={name} className="wall-row" data-thin={free / total < THIN || undefined}>
            <span>{name}</span>
            <i>
              <i style={{ width: `${(100 * free) / total}%` }} />
            </i>
            <b>
              {free}
              <small>/{total}</small>
            </b>
          </li>
        ))}
      </ul>
    </Card>
  )
}
