import { useLang, useWords } from '../../../i18n/index.ts'
import { getCity } from '../../../live/city.ts'
import { Finding, PlanNotes } from './PlanNotes.tsx'
import type { Plan, PlanHour } from './planAnswer.ts'
import { hourText } from './texts.ts'

/** The plan on paper: each hour's figures, the shifts, and where their units wait, hour by hour. */
export function PrintedPlan({ plan }: { plan: Plan }) {
  const say = useWords()
  const lang = useLang()
  const { hours, posts, shifts } = plan
  const rows: readonly (readonly [string, (hour: PlanHour) => string | number])[] = [
    ['plan.calls', ({ calls }) => Math.round(calls)],
    ['plan.need', ({ need }) => need ?? '–'],
    ['plan.shifts', ({ planned }) => planned.units],
    ['plan.inTime', ({ planned }) => Math.floor(100 * planned.share)],
  ]
  const used = posts.flatMap(({ id }, post) =>
    hours.some(({ planned }) => (planned.counts[post] ?? 0) > 0)
      ? [{ id, name: getCity().find('facility', id)?.name[lang] ?? id, post }]
      : [],
  )
  return (
    <>
      <Finding plan={plan} />
      <table className="printed-plan">
        <thead>
          <tr>
            <th>{say('plan.hour')}</th>
            {hours.map(({ hour }) => (
              <th key={hour}>{hour}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([words, figure]) => (
            <tr key={words}>
              <th>{`${say(words)}${words === 'plan.inTime' ? ' %' : ''}`}</th>
              {hours.map((one) => (
                <td key={one.hour}>{figure(one)}</td>
              ))}
            </tr>
          ))}
          <tr>
            <th colSpan={25}>{say('plan.byHour')}</th>
          </tr>
          {used.map(({ id, name, post }) => (
            <tr key={id}>
              <th>{name}</th>
              {hours.map(({ hour, planned }) => (
                <td key={hour}>{planned.counts[post] || ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="printed-free">
        <b>{say('plan.shiftsTitle', { unitHours: shifts.unitHours })}</b>{' '}
        {shifts.blocks
          .map(
            ({ startHour, hours: length, units }) =>
              `${units} × ${hourText(startHour)}–${hourText(startHour + length)}`,
          )
          .join(' · ')}
      </p>
      <PlanNotes plan={plan} />
    </>
  )
}
