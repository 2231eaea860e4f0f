import { describe, refusalOf } from '@muster/shared/commandline/describe.ts'
import type { Desk } from '@muster/shared/commandline/order.ts'
import { type Planned, plansOf } from '@muster/shared/commandline/plans.ts'
import { useWords } from '../../i18n/index.ts'
import { useTell } from './useTell.ts'

/** How many orders of a line have a place above it. */
const SHOWN = 5

function Part({ planned: { plan }, desk }: { planned: Planned; desk: Desk }) {
  const tell = useTell()
  const no = refusalOf(plan, desk)
  const told = describe(plan, desk)?.will
  return (
    <li data-refused={no !== undefined || undefined}>
      {no ? `✕ ${tell({ key: no.refused, facts: no.facts })}` : told && tell(told)}
    </li>
  )
}

/** The orders of a line of several; none of a line of one. */
export function partsOf(text: string, desk: Desk): readonly Planned[] {
  const planned = /[;；]/.test(text) ? plansOf(text, desk) : []
  return planned.length > 1 ? planned : []
}

/** What each order of a line would do, in the order in which they go out; nothing for a line of one. */
export function LineParts({ text, desk }: { text: string; desk: Desk }) {
  const say = useWords()
  const planned = partsOf(text, desk)
  if (planned.length === 0) return null
  return (
    <ol className="commandbar-parts" aria-label={say('bar.parts')}>
      {planned.slice(0, SHOWN).map((one) => (
        <Part key={one.reading.start} planned={one} desk={desk} />
      ))}
      {planned.length > SHOWN && <li>{say('bar.moreParts', { count: planned.length - SHOWN })}</li>}
    </ol>
  )
}
