import { useIncidentType } from '../../desk/useCityTerms.ts'
import { useWords } from '../../i18n/index.ts'
import { Glyph } from '../../ui/Glyph.tsx'
import { Card } from '../Card.tsx'
import type { WallFigures } from '../useWallFigures.ts'

/** As many as have room below the other cards. */
const SHOWN = 5

/** What the day's calls were, the commonest first. */
export function KindsCard({ kinds, today }: WallFigures) {
  const say = useWords()
  const typeOf = useIncidentType()
  const [first] = kinds
  if (!first) return null
  const percent = Math.round((100 * first.count) / today)
  return (
    <Card name="kinds" title={say('wall.kinds', { percent, kind: typeOf(first.type).name })}>
      <ul>
        {kinds.slice(0, SHOWN).map(({ type, count }) => {
          const { name, group } = typeOf(type)
          return (
            <li key={type} className="wall-row">
              <Glyph group={group} tone="grey" size={20} />
              <span>{name}</span>
              <i>
                <i style={{ width: `${(100 * count) / first.count}%` }} />
              </i>
              <b>{count}</b>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
