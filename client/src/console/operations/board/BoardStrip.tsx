import { useState } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { useCity } from '../../../live/city.ts'
import { COLUMNS, type Column, unitsIn } from './boardOf.ts'
import { UnitChip } from './UnitChip.tsx'
import './board.css'

const NAMES = Object.keys(COLUMNS).filter((name): name is Column => name in COLUMNS)

function Count({ column, isOpen, onToggle }: { column: Column; isOpen: boolean; onToggle: () => void }) {
  const say = useWords()
  const count = useCity((city) => unitsIn(city, column).length)
  return (
    <button type="button" className="strip-count" aria-expanded={isOpen} onClick={onToggle}>
      {say(`board.${column}`)} <b>{count}</b>
    </button>
  )
}

function Units({
  column,
  proposed,
  onChosen,
}: {
  column: Column
  proposed: ReadonlySet<string>
  onChosen: () => void
}) {
  const units = useCity((city) => unitsIn(city, column))
  return (
    <div className="strip-units">
      {units.map((unit) => (
        <UnitChip key={unit.id} unit={unit} isProposed={proposed.has(unit.id)} onChosen={onChosen} />
      ))}
    </div>
  )
}

/** The board where there is no room for it: how many units stand where; a count opens its units above it. */
export function BoardStrip({ proposed }: { proposed: readonly string[] }) {
  const say = useWords()
  const [open, setOpen] = useState<Column>()
  return (
    <section className="board-strip" aria-label={say('board.title')}>
      {open && <Units column={open} proposed={new Set(proposed)} onChosen={() => setOpen(undefined)} />}
      {NAMES.map((column) => (
        <Count
          key={column}
          column={column}
          isOpen={open === column}
          onToggle={() => setOpen(open === column ? undefined : column)}
        />
      ))}
    </section>
  )
}
