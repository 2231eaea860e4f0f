import { useLang, useWords } from '../../../i18n/index.ts'
import { Mark } from '../../../ui/Mark.tsx'
import { countText, driveText } from '../texts.ts'
import type { Plan, PlanHour } from './planAnswer.ts'
import { dayName, percentText } from './texts.ts'

/** The share of the day's calls in time, with better posts and with those of today; where none are known each hour counts alike. */
function gainOf(hours: readonly PlanHour[]) {
  const all = hours.reduce((sum, { calls }) => sum + calls, 0)
  const shareOf = (share: (hour: PlanHour) => number) =>
    hours.reduce((sum, hour) => sum + (all > 0 ? hour.calls / all : 1 / hours.length) * share(hour), 0)
  return { moved: percentText(shareOf(({ moved }) => moved.share)), now: percentText(shareOf(({ now }) => now)) }
}

/** What the day comes to. */
export function Finding({ plan }: { plan: Plan }) {
  const say = useWords()
  const lang = useLang()
  const { capability, hours, shifts, nowUnitHours, onDuty } = plan
  const needs = hours.flatMap(({ need }) => need ?? [])
  const day = dayName(plan.day, lang, 'long')
  return (
    <header className="plan-finding">
      <h3>
        {needs.length === 0
          ? say('plan.finding.none', { day, capability })
          : say('plan.finding', {
              ...{ day, capability, least: Math.min(...needs), most: Math.max(...needs), onDuty },
              ...{ unitHours: countText(shifts.unitHours), now: countText(nowUnitHours) },
            })}
      </h3>
      {onDuty > 0 && <p>{say('plan.gain.day', gainOf(hours))}</p>}
    </header>
  )
}

/** What limits the plan, and that it only proposes. */
export function PlanNotes({ plan }: { plan: Plan }) {
  const say = useWords()
  return (
    <footer className="plan-notes">
      {plan.reasons.map(({ code, facts }) => (
        <p key={code}>
          <Mark tone="warn" /> {say(`plan.why.${code}`, facts)}
        </p>
      ))}
      <p>
        {say('plan.proposes', { drive: driveText(plan.standardSec), percent: Math.round(100 * plan.inTime) })}{' '}
        {say('plan.limits')}
      </p>
    </footer>
  )
}
