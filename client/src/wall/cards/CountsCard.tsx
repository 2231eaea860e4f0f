import { useWords } from '../../i18n/index.ts'
import type { WallFigures } from '../useWallFigures.ts'

/** Three figures to be read from across the room. */
export function CountsCard({ waiting, active, today }: WallFigures) {
  const say = useWords()
  return (
    <section className="wall-card wall-counts" aria-label={say('wall.counts')}>
      <p data-waiting={waiting.length > 0 || undefined}>
        <b>{waiting.length}</b> {say('wall.waiting')}
      </p>
      <p>
        <b>{active}</b> {say('wall.active')}
      </p>
      <p>
        <b>{today}</b> {say('wall.today')}
      </p>
    </section>
  )
}
