import { ALL_BATTALIONS, go, usePlace } from '../../../desk/place.ts'
import { useMySectors } from '../../../desk/shift/useSectors.ts'
import { useWords } from '../../../i18n/index.ts'
import { useLink } from '../../../live/link.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Kbd } from '../../../ui/Kbd.tsx'

/** A queue without calls: because the filters hide them, or because there are none. Says nothing before the city is here. */
export function EmptyQueue() {
  const say = useWords()
  const { filter, battalions, find } = usePlace()
  const mine = useMySectors()
  if (useLink().state === 'connecting') return null
  if (filter !== 'all' || battalions.length > 0 || mine.length > 0 || find !== undefined)
    return (
      <EmptyState title={say('queue.empty.filtered')}>
        {say('queue.empty.filteredWhy')}{' '}
        <Button
          small
          onClick={() => go({ filter: 'all', battalions: [ALL_BATTALIONS], find: undefined }, { replace: true })}
        >
          {say('queue.empty.showAll')}
        </Button>
      </EmptyState>
    )
  return (
    <EmptyState title={say('queue.empty.none')}>
      {say('queue.empty.noneWhy')} <Kbd>N</Kbd> {say('call.new')}
    </EmptyState>
  )
}
