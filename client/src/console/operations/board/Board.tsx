import { useRef } from 'react'
import { usePlace } from '../../../desk/place.ts'
import { useWords } from '../../../i18n/index.ts'
import { useCity } from '../../../live/city.ts'
import { useUnitKeys } from '../useUnitKeys.ts'
import { AvailableColumn } from './AvailableColumn.tsx'
import type { Column } from './boardOf.ts'
import { useCardRoom } from './useCardRoom.ts'
import { WorkColumn } from './WorkColumn.tsx'
import './board.css'

const WORK: readonly Exclude<Column, 'available'>[] = ['enroute', 'onscene', 'transport', 'returning', 'out']

/**
 * Every unit of the city in the column of its status; in the view of the available ones these alone, each of them in sight.
 * `proposed`: ids that the advice or the command bar proposes. */
export function Board({ proposed }: { proposed: readonly string[] }) {
  const say = useWords()
  const { unit: selected, filter } = usePlace()
  const isFreeOnly = filter === 'available'
  const unit = useCity((city) => (selected === undefined ? undefined : city.find('unit', selected)))
  const keys = useUnitKeys(unit)
  const isProposed = new Set(proposed)
  const board = useRef<HTMLElement>(null)
  const room = useCardRoom(board)
  return (
    <section className="board" ref={board} aria-label={say('board.title')} data-view={filter} onKeyDown={keys}>
      <AvailableColumn proposed={proposed} isWhole={isFreeOnly} />
      {!isFreeOnly &&
        WORK.map((column) => <WorkColumn key={column} column={column} proposed={isProposed} room={room} />)}
    </section>
  )
}
