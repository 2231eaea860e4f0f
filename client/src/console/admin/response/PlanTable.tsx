import type { Need } from '@muster/shared/domain/world/responding.ts'
import { type KeyboardEvent, useState } from 'react'
import { termOf, useWords } from '../../../i18n/index.ts'
import { Mark } from '../../../ui/Mark.tsx'
import { countOf, type Level, needsAt, type Plan, withCount, withNeeds } from './plan.ts'

/** A kind of unit, and how many of them the city has of its own. */
export type Kind = { readonly capability: string; readonly own: number }

const MOST = 99
/** The row of a call of which only the place is known. No id of a type has a space. */
const PLACE_ONLY = 'place only'

const STEPS: Readonly<Record<string, readonly [rows: number, cells: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** The arrows go from figure to figure, as in any table of them; Tab leaves the table. */
function onArrow(event: KeyboardEvent<HTMLInputElement>): void {
  const step = STEPS[event.key]
  const cell = event.currentTarget.closest('td')
  const row = cell?.closest('tr')
  const rows = [...(row?.closest('tbody')?.rows ?? [])]
  if (!step || !cell || !row) return
  const [down, right] = step
  event.preventDefault()
  rows[rows.indexOf(row) + down]?.cells[cell.cellIndex + right]?.querySelector('input')?.focus()
}

type RowProps = {
  readonly name: string
  readonly kinds: readonly Kind[]
  readonly needs: readonly Need[]
  /** The figure of this row where Tab stops, by its kind of unit. */
  readonly stop: string | undefined
  readonly onStop: (capability: string) => void
  readonly onChange: (needs: Need[]) => void
}

function Row({ name, kinds, needs, stop, onStop, onChange }: RowProps) {
  const say = useWords()
  return (
    <tr>
      <th scope="row">{name}</th>
      {kinds.map(({ capability }) => {
        const count = countOf(needs, capability)
        return (
          <td key={capability}>
            <input
              inputMode="numeric"
              maxLength={2}
              tabIndex={stop === capability ? 0 : -1}
              value={count === 0 ? '' : count}
              data-any={count > 0 || undefined}
              aria-label={say('response.cell', { type: name, capability })}
              onFocus={({ target }) => {
                onStop(capability)
                target.select()
              }}
              onKeyDown={onArrow}
              onChange={({ target }) => {
                const typed = Number(target.value.normalize('NFKC'))
                if (Number.isInteger(typed) && typed >= 0 && typed <= MOST)
                  onChange(withCount(needs, capability, typed))
              }}
            />
          </td>
        )
      })}
    </tr>
  )
}

/** Whom an alarm sends, by type of incident and kind of unit; the first row is for a call of which only the place is known. */
export function PlanTable({
  plan,
  level,
  kinds,
  onChange,
}: {
  plan: Plan
  level: Level
  kinds: readonly Kind[]
  onChange: (plan: Plan) => void
}) {
  const say = useWords()
  const { incidentTypes, preAlert = [] } = plan
  const [stop, setStop] = useState<{ readonly row: string; readonly capability: string }>()
  const rows = [...(level === 1 ? [PLACE_ONLY] : []), ...incidentTypes.map(({ id }) => id)]
  // What was last at has the stop, as long as it is there; else the first figure.
  const at = stop && rows.includes(stop.row) ? stop : { row: rows[0], capability: kinds[0]?.capability }
  const stopping = (row: string) => ({
    stop: at.row === row ? at.capability : undefined,
    onStop: (capability: string) => setStop({ row, capability }),
  })
  return (
    <table className="admin-table response-table">
      <thead>
        <tr>
          <th scope="col">{say('response.type')}</th>
          {kinds.map(({ capability, own }) => (
            <th key={capability} scope="col" title={own === 0 ? say('response.none') : undefined}>
              {say('response.kind', { capability })}
              <small>
                {own === 0 && <Mark tone="warn" />} {own}
              </small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {level === 1 && (
          <Row
            {...stopping(PLACE_ONLY)}
            name={say('response.placeOnly')}
            kinds={kinds}
            needs={preAlert}
            onChange={(needs) => onChange({ ...plan, preAlert: needs.length > 0 ? needs : undefined })}
          />
        )}
        {incidentTypes.map((type) => (
          <Row
            key={type.id}
            {...stopping(type.id)}
            name={termOf(type.name)}
            kinds={kinds}
            needs={needsAt(type, level)}
            onChange={(needs) =>
              onChange({
                ...plan,
                incidentTypes: incidentTypes.map((one) => (one === type ? withNeeds(type, level, needs) : one)),
              })
            }
          />
        ))}
      </tbody>
    </table>
  )
}
