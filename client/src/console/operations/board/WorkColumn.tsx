import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { useState } from 'react'
import { statusTime } from '../../../desk/limits.ts'
import { go } from '../../../desk/place.ts'
import { useWords } from '../../../i18n/index.ts'
import { useCity } from '../../../live/city.ts'
import { useLink } from '../../../live/link.ts'
import { Timer } from '../../../ui/Timer.tsx'
import { type Column, unitsIn } from './boardOf.ts'
import { UnitChip } from './UnitChip.tsx'

function Card({ unit, isProposed }: { unit: Unit; isProposed: boolean }) {
  const call = useCity((city) => (unit.incidentId ? city.find('incident', unit.incidentId) : undefined))
  const time = useCity((city) => statusTime(unit, city.find('world', WORLD_ID)?.settings?.standards))
  return (
    <li className="board-card">
      <UnitChip unit={unit} isProposed={isProposed} />
      {call && (
        <button type="button" className="board-call" onClick={() => go({ incident: call.id })}>
          {shortNumber(call.number)}
        </button>
      )}
      {unit.status === 'outofservice' ? (
        <span className="board-reason">{unit.reason}</span>
      ) : (
        <Timer sinceMs={time.sinceMs} limitSec={time.limitSec} />
      )}
    </li>
  )
}

function Cards({ units, proposed }: { units: readonly Unit[]; proposed: ReadonlySet<string> }) {
  return (
    <ul className="board-cards">
      {units.map((unit) => (
        <Card key={unit.id} unit={unit} isProposed={proposed.has(unit.id)} />
      ))}
    </ul>
  )
}

/**
 * Units in one part of their work, who is longest in it first. What has no room opens above the head. `room`: cards that
 * stand below it.
 */
export function WorkColumn({
  column,
  proposed,
  room,
}: {
  column: Exclude<Column, 'available'>
  proposed: ReadonlySet<string>
  room: number
}) {
  const say = useWords()
  const { hasCity } = useLink()
  const [isOpen, setOpen] = useState(false)
  const units = useCity((city) => unitsIn(city, column))
  const left = units.length - room
  return (
    <section
      className={`board-column board-${column}`}
      aria-labelledby={`board-${column}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return
        setOpen(false)
        event.stopPropagation()
      }}
    >
      <h2 className="board-head" id={`board-${column}`}>
        {say(`board.${column}`)}
        <span className="board-count">
          {left > 0 && (
            <button type="button" className="board-more" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {isOpen ? '▴' : `+${left} ▾`}
            </button>
          )}{' '}
          {hasCity ? units.length : '–'}
        </span>
      </h2>
      <Cards units={units.slice(0, room)} proposed={proposed} />
      {isOpen && (
        <div className="board-rest">
          <Cards units={units.slice(room)} proposed={proposed} />
        </div>
      )}
    </section>
  )
}
