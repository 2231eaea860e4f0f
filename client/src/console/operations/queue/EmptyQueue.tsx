import { useActions } from '../../../desk/actions.ts'
import { ALL_BATTALIONS, go, usePlace } from '../../../desk/place.ts'
import { useMySectors } from '../../../desk/shift/useSectors.ts'
import { useWords } from '../../../i18n/index.ts'
import { useLink } from '../../../live/link.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Kbd } from '../../../ui/Kbd.tsx'

/** What the filters hide, and the key that takes them all away. */
function Filtered() {
  const say = useWords()
  const showAll = () =>
    go({ filter: 'all', battalions: [ALL_BATTALIONS], find: undefined, folded: [] }, { replace: true })
  useActions([{ id: 'queue.showAll', key: 'Shift+c', words: 'queue.empty.showAll', run: showAll }])
  return (
    <EmptyState title={say('queue.empty.filtered')}>
      {say('queue.empty.filteredWhy')}{' '}
      <Button small kbd="Shift+C" onClick={showAll}>
        {say('queue.empty.showAll')}
      </Button>
    </EmptyState>
  )
}

/** A queue without calls: because the filters hide them, because there are none, or because the city is not here yet. */
export function EmptyQueue() {
  const say = useWords()
  const { filter, battalions, find, folded } = usePlace()
  const mine = useMySectors()
  const { state, hasCity } = useLink()
  if (!hasCity)
    return (
      <EmptyState title={say('queue.empty.unknown')}>
        {say(state === 'notlive' ? 'queue.empty.silent' : 'queue.empty.loading')}
      </EmptyState>
    )
  if (filter !== 'all' || battalions.length > 0 || mine.length > 0 || folded.length > 0 || find !== undefined)
    return <Filtered />
  return (
    <EmptyState title={say('queue.empty.none')}>
      {say('queue.empty.noneWhy')} <Kbd>N</Kbd> {say('call.new')}
    </EmptyState>
  )
}
