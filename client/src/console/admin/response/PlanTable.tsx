import type { Need } from '@muster/shared/domain/world/responding.ts'
import type { KeyboardEvent } from 'react'
import { termOf, useWords } from '../../../i18n/index.ts'
import { Mark } from '../../../ui/Mark.tsx'
import { countOf, type Level, needsAt, type Plan, withCount, withNeeds } from './plan.ts'

/** A kind of unit, and how many of them the city has of its own. */
export type Kind = { readonly capability: string; readonly own: number }

const MOST = 99

/** The arrows go from row to row in a column, as in any table of figures. */
function onArrow(event: KeyboardEvent<HTMLInputElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const cell = event.currentTarget.closest('td')
  const row = cell?.closest('tr')
  if (step === 0 || !cell || !row) return
  const rows = [...(row.closest('tbody')?.rows ?? [])]
  const next = rows[rows.indexOf(row) + step]?.cells[cell.cellIndex]?.querySelector('input')
  event.preventDefault()
  next?.focus()
}

type RowProps = {
  readonly name: string
  readonly kinds: readonly Kind[]
  readonly needs: readonly Need[]
  readonly onChange: (needs: Need[]) => void
}

function Row({ name, kinds, needs, onChange }: RowProps) {
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
              value={count === 0 ? '' : count}
              data-any={count > 0 || undefined}
              aria-label={say('response.cell', { type: name, capability })}
              onFocus={({ target }) => target.select()}
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
            name={say('response.placeOnly')}
            kinds={kinds}
            needs={preAlert}
            onChange={(needs) => onChange({ ...plan, preAlert: needs.length > 0 ? needs : undefined })}
          />
        )}
        {incidentTypes.map((type) => (
          <Row
            key={type.id}
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
