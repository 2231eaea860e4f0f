import type { ReactNode } from 'react'
import { useWords } from '../../../i18n/index.ts'

/** Rows of figures with their last ten minutes. */
export function TrendTable({ children }: { children: ReactNode }) {
  const say = useWords()
  return (
    <table className="admin-table watch-trends">
      <thead>
        <tr>
          <th scope="col">{say('trend.figure')}</th>
          <th scope="col" className="admin-number">
            {say('trend.now')}
          </th>
          <th scope="col" className="admin-number">
            {say('trend.highest')}
          </th>
          <th scope="col">{say('trend.minutes')}</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}
