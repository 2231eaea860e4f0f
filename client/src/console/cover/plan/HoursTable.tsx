import type { KeyboardEvent } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { Mark } from '../../../ui/Mark.tsx'
import type { Plan, PlanHour } from './planAnswer.ts'

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 }

/** The hours of the day as columns: bars of what is needed and what the shifts have on duty, with the figures below. */
export function HoursTable({
  plan,
  chosen,
  onChoose,
}: {
  plan: Plan
  chosen: number
  onChoose: (hour: number) => void
}) {
  const say = useWords()
  const { hours, onDuty } = plan
  const most = Math.max(1, onDuty, ...hours.map(({ need, planned }) => Math.max(need ?? 0, planned.units)))
  const heightOf = (units: number) => ({ height: `${(100 * units) / most}%` })
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const by = STEPS[event.key]
    if (by === undefined) return
    event.preventDefault()
    const to = (chosen + by + hours.length) % hours.length
    onChoose(to)
    event.currentTarget.querySelectorAll('button')[to]?.focus()
  }
  const isShort = ({ need }: PlanHour, name: string): boolean => name === 'need' && (need ?? 0) > onDuty
  const row = (name: string, figure: (hour: PlanHour) => number | string) => (
    <tr>
      <th scope="row" title={say(`plan.${name}.what`)}>
        {say(`plan.${name}`)}
      </th>
      {hours.map((one) => (
        <td key={one.hour} data-chosen={one.hour === chosen || undefined} data-short={isShort(one, name) || undefined}>
          {figure(one)}
          {isShort(one, name) && <span className="for-readers">{say('plan.short')}</span>}
        </td>
      ))}
    </tr>
  )
  return (
    <table className="plan-hours">
      <caption className="for-readers">{say('plan.hours')}</caption>
      <thead>
        <tr onKeyDown={press}>
          <th scope="col">
            <span className="plan-bars">
              <b style={{ bottom: `${(100 * onDuty) / most}%` }}>{say('plan.onDuty', { units: onDuty })}</b>
            </span>
            {say('plan.hour')}
          </th>
          {hours.map((one) => (
            <th key={one.hour} scope="col" data-chosen={one.hour === chosen || undefined}>
              <button
                type="button"
                aria-pressed={one.hour === chosen}
                tabIndex={one.hour === chosen ? 0 : -1}
                onClick={() => onChoose(one.hour)}
              >
                <span className="plan-bars">
                  <i data-of="need" data-short={isShort(one, 'need') || undefined} style={heightOf(one.need ?? 0)} />
                  <i data-of="shifts" style={heightOf(one.planned.units)} />
                  <i data-of="onDuty" style={{ bottom: `${(100 * onDuty) / most}%` }} />
                  {isShort(one, 'need') && <Mark tone="warn" />}
                </span>
                {one.hour}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {row('need', ({ need }) => need ?? '–')}
        {row('shifts', ({ planned }) => planned.units)}
        {row('calls', ({ calls }) => Math.round(calls))}
      </tbody>
    </table>
  )
}
