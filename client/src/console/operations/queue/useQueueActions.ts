import { VIEWS } from '@muster/shared/commandline/order.ts'
import { useActions } from '../../../desk/actions.ts'
import { getPlace, go } from '../../../desk/place.ts'
import { type Sort, sortBeside, sortText } from './sorting.ts'
import { viewAfter } from './views.ts'

const sortBy = (sort: Sort | undefined) => go({ sort: sortText(sort) }, { replace: true })
const nextView = () => go({ filter: viewAfter(getPlace().filter) }, { replace: true })

/** What can be done to the queue as a whole: its views and its order. */
export function useQueueActions(sort: Sort | undefined): void {
  useActions([
    { id: 'queue.nextView', key: 'Shift+v', words: 'queue.nextView', run: nextView },
    ...VIEWS.map((view) => ({
      id: `queue.${view}`,
      words: `queue.view.${view}`,
      typed: `V ${view}`,
      run: () => go({ filter: view }, { replace: true }),
    })),
    { id: 'queue.nextSort', key: 'z', words: 'queue.nextSort', run: () => sortBy(sortBeside(sort)) },
    {
      id: 'queue.turnSort',
      key: 'Shift+z',
      words: 'queue.turnSort',
      run: () => sortBy(sort && { ...sort, isDown: !sort.isDown }),
      enabled: () => sort !== undefined,
    },
  ])
}
