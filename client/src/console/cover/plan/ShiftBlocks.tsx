import { useWords } from '../../../i18n/index.ts'
import { countText } from '../texts.ts'
import type { Plan, ShiftBlock } from './planAnswer.ts'
import { hourText } from './texts.ts'

const HOURS = 24

/** Where a shift lies in the day: in two pieces where it goes on past midnight. */
const piecesOf = ({ startHour, hours }: ShiftBlock) => [
  { from: startHour, hours: Math.min(hours, HOURS - startHour) },
  ...(startHour + hours > HOURS ? [{ from: 0, hours: startHour + hours - HOURS }] : []),
]

/** The proposed shifts: when, how long, how many; and whether fewer unit hours could do. */
export function ShiftBlocks({ plan }: { plan: Plan }) {
  const say = useWords()
  const { blocks, unitHours, leastUnitHours } = plan.shifts
  const isOver = blocks.some(({ startHour, hours }) => startHour + hours > HOURS)
  return (
    <div className="plan-part">
      <h3 id="plan-shifts">{say('plan.shiftsTitle', { unitHours: countText(unitHours) })}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys, too. */}
      <section className="plan-scroll" aria-labelledby="plan-shifts" tabIndex={0}>
        <table className="plan-table">
          <thead>
            <tr>
              <th scope="col">{say('plan.from')}</th>
              <td className="plan-day" />
              <th scope="col">{say('plan.length')}</th>
              <th scope="col">{say('plan.units')}</th>
            </tr>
          </thead>
          <tbody>
            {blocks.map((block) => (
              <tr key={`${block.startHour} ${block.hours}`}>
                <th scope="row">
                  {say('plan.block', { from: hourText(block.startHour), to: hourText(block.startHour + block.hours) })}
                </th>
                <td className="plan-day" aria-hidden="true">
                  {piecesOf(block).map(({ from, hours }) => (
                    <i key={from} style={{ left: `${(100 * from) / HOURS}%`, width: `${(100 * hours) / HOURS}%` }} />
                  ))}
                </td>
                <td>{say('plan.lengthOf', { hours: block.hours })}</td>
                <td>
                  <b>{block.units}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {blocks.length > 0 && (
        <p className="coverage-note">
          {say(leastUnitHours === unitHours ? 'plan.least' : 'plan.leastAt', { least: countText(leastUnitHours) })}{' '}
          {isOver && say('plan.alike')}
        </p>
      )}
    </div>
  )
}
