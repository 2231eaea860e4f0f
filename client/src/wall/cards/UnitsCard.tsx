import { useWords } from '../../i18n/index.ts'
import { Card } from '../Card.tsx'
import { STATE_NAMES } from '../figures/unitFigures.ts'
import type { WallFigures } from '../useWallFigures.ts'

/** How many units there are in each state, as one bar and as figures. */
export function UnitsCard({ states }: WallFigures) {
  const say = useWords()
  const total = STATE_NAMES.reduce((sum, name) => sum + states[name], 0)
  if (total === 0) return <Card name="units" title={say('wall.unitsNone')} />
  return (
    <Card name="units" title={say('wall.units', { free: states.available, total })}>
      <div className="wall-parts" aria-hidden="true">
        {STATE_NAMES.map((name) => (
          <i key={name} data-state={name} style={{ flexGrow: states[name] }} />
        ))}
      </div>
      <ul className="wall-states">
        {STATE_NAMES.map((name) => (
          <li key={name} data-state={name}>
            <b>{states[name]}</b>
            {say(`board.${name}`)}
          </li>
        ))}
      </ul>
    </Card>
  )
}
