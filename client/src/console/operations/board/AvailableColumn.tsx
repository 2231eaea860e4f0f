import { useRef, useState } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { useCity } from '../../../live/city.ts'
import { useWidth } from '../useWidth.ts'
import { availableByKind, chipsThatFit, type KindRow } from './boardOf.ts'
import { UnitChip } from './UnitChip.tsx'

/** Room that the name and the count of a kind take, px, as `board.css` lays them out. */
const LABEL_PX = 104

function Kind({ row, room, proposed }: { row: KindRow; room: number; proposed: ReadonlySet<string> }) {
  const say = useWords()
  const [isOpen, setOpen] = useState(false)
  const { kind, free, total } = row
  const fits = chipsThatFit(free, room - LABEL_PX)
  const shown = isOpen ? free : free.slice(0, fits)
  const left = free.length - shown.length
  return (
    <li className="board-kind">
      <span className="board-kind-name">{say(`board.kinds.${kind}`)}</span>
      <span className="board-kind-count">
        <b>{free.length}</b>/{total}
      </span>
      <span className="board-chips">
        {shown.map((unit) => (
          <UnitChip key={unit.id} unit={unit} isProposed={proposed.has(unit.id)} />
        ))}
        {(left > 0 || isOpen) && (
          <button
            type="button"
            className="board-more"
            aria-expanded={isOpen}
            aria-label={say('board.moreOf', { count: left, kind: say(`board.kinds.${kind}`) })}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? '▴' : `+${left}`}
          </button>
        )}
      </span>
    </li>
  )
}

/** Who could go now, by kind: `37/44` before the chips, proposed units first. */
export function AvailableColumn({ proposed }: { proposed: readonly string[] }) {
  const say = useWords()
  const body = useRef<HTMLUListElement>(null)
  const room = useWidth(body)
  const units = useCity((city) => [...city.all('unit')])
  const rows = availableByKind(units, proposed)
  const isProposed = new Set(proposed)
  const free = rows.reduce((sum, row) => sum + row.free.length, 0)
  return (
    <section className="board-column board-available" aria-labelledby="board-available">
      <h3 className="board-head" id="board-available">
        {say('board.available')} <span className="board-count">{free}</span>
      </h3>
      <ul className="board-kinds" ref={body}>
        {rows.map((row) => (
          <Kind key={row.kind} row={row} room={room} proposed={isProposed} />
        ))}
      </ul>
    </section>
  )
}
