import { VIEWS } from '@muster/shared/commandline/order.ts'
import { go, usePlace } from '../../../desk/place.ts'
import { useWords } from '../../../i18n/index.ts'
import { useCity } from '../../../live/city.ts'
import { useLink } from '../../../live/link.ts'
import { Chip } from '../../../ui/Chip.tsx'
import { unitsIn } from '../board/boardOf.ts'
import type { Queue } from './queueOf.ts'

/** The views that every dispatcher knows, each with how much it would show. */
export function ViewChips({ counts }: { counts: Queue['counts'] }) {
  const say = useWords()
  const { filter } = usePlace()
  const { hasCity } = useLink()
  const available = useCity((city) => unitsIn(city, 'available').length)
  const count: Readonly<Partial<Record<(typeof VIEWS)[number], number>>> = { ...counts, available }
  return VIEWS.map((view) => (
    <Chip
      key={view}
      kind="filter"
      selected={filter === view}
      title={say(`queue.view.${view}`)}
      onClick={() => go({ filter: view }, { replace: true })}
    >
      {say(`queue.filter.${view}`)}{' '}
      {count[view] !== undefined && <b className="queue-view-count">{hasCity ? count[view] : '–'}</b>}
    </Chip>
  ))
}
