import { useActions } from '../../../desk/actions.ts'
import { useReplay } from '../../../desk/past/replay.ts'
import { go } from '../../../desk/place.ts'
import { usePrintedPart } from '../../../desk/printedPart.ts'
import { useClockText } from '../../../desk/useCityTerms.ts'
import { addWords, useLang, useWords } from '../../../i18n/index.ts'
import { wordsPlan } from '../../../i18n/wordsPlan.ts'
import { useNow } from '../../../live/city.ts'
import { Button } from '../../../ui/Button.tsx'
import { Chip } from '../../../ui/Chip.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { writePlan } from '../plots.ts'
import { useAsked } from '../useAsked.ts'
import { query } from '../useCover.ts'
import { HourPosts } from './HourPosts.tsx'
import { HoursTable } from './HoursTable.tsx'
import { Finding, PlanNotes } from './PlanNotes.tsx'
import { PrintedPlan } from './PrintedPlan.tsx'
import type { Plan } from './planAnswer.ts'
import { ShiftBlocks } from './ShiftBlocks.tsx'
import { dayName } from './texts.ts'
import './plan.css'

addWords(wordsPlan)

const DAYS = [1, 2, 3, 4, 5, 6, 7]

/** A weekday planned: how many are needed in each hour, which shifts have them on duty, and where they wait. It proposes. */
export function PlanPane({
  capability,
  day: asked,
  hour: chosen,
}: {
  capability: string
  day: number | undefined
  hour: number | undefined
}) {
  const say = useWords()
  const lang = useLang()
  const { isPast } = useReplay()
  const hourNow = Number(useClockText()(useNow(), 'minutes').slice(0, 2))
  const { state, body } = useAsked<Plan>(query('plan', { capability, ...(asked && { day: `${asked}` }) }))
  // What was answered to another question is no answer.
  const plan = body?.capability === capability && (asked ?? body.day) === body.day ? body : undefined
  const day = asked ?? plan?.day
  const hour = chosen ?? hourNow
  const show = (toDay: number, toHour: number) => go({ plot: writePlan(toDay, toHour) }, { replace: true })
  /** One hour on or back, over midnight into the next day or the one before. */
  const step = (by: 1 | -1) => {
    const to = ((day ?? 1) - 1) * 24 + hour + by + 168
    show((Math.floor(to / 24) % 7) + 1, to % 24)
  }
  useActions([
    { id: 'coverage.planHour', key: ']', words: 'plan.nextHour', run: () => step(1) },
    { id: 'coverage.planHourBack', key: '[', words: 'plan.formerHour', run: () => step(-1) },
    { id: 'coverage.planDay', key: 'Shift+d', words: 'plan.nextDay', run: () => show(((day ?? 0) % 7) + 1, hour) },
  ])
  usePrintedPart(plan && { words: 'print.ofPlan', part: <PrintedPlan plan={plan} /> })
  return (
    <section className="plan" aria-label={say('coverage.view.plan')}>
      <fieldset className="plan-choices" aria-label={say('plan.days')}>
        {DAYS.map((one) => (
          <Chip key={one} kind="filter" selected={one === day} onClick={() => show(one, hour)}>
            {dayName(one, lang)}
          </Chip>
        ))}
        <Button small disabled={!plan} onClick={() => window.print()}>
          {say('plan.print')}
        </Button>
      </fieldset>
      {plan ? (
        <>
          <Finding plan={plan} />
          <HoursTable plan={plan} chosen={hour} onChoose={(one) => show(plan.day, one)} />
          <div className="plan-parts">
            <ShiftBlocks plan={plan} />
            <HourPosts plan={plan} hour={hour} />
          </div>
          <PlanNotes plan={plan} />
        </>
      ) : isPast || state === 'failed' ? (
        <EmptyState title={say('plan.failed')}>{say(isPast ? 'plan.past' : 'plan.failed.why')}</EmptyState>
      ) : (
        <p className="coverage-note" role="status">
          {say('plan.loading')}
        </p>
      )}
    </section>
  )
}
