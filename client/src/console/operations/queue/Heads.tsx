import { useWords } from '../../../i18n/index.ts'
import { type Column, SORTABLE, type Sort } from './sorting.ts'

/** The heads of the columns; a press sorts by one, the next from its end, the third as calls are urgent. */
export function Heads({ sort, onSort }: { sort: Sort | undefined; onSort: (by: Column) => void }) {
  const say = useWords()
  return (
    <thead>
      <tr className="queue-row queue-heads">
        <th scope="col" className="queue-glyph">
          {say('queue.head.glyph')}
        </th>
        {SORTABLE.map((column) => {
          const isBy = sort?.by === column
          const order = isBy ? (sort.isDown ? 'descending' : 'ascending') : undefined
          return (
            <th scope="col" key={column} className={`queue-${column}`} aria-sort={order ?? 'none'}>
              <button type="button" tabIndex={-1} onClick={() => onSort(column)}>
                {say(`queue.head.${column}`)}
                {order && <span aria-hidden="true">{order === 'ascending' ? '↑' : '↓'}</span>}
              </button>
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
