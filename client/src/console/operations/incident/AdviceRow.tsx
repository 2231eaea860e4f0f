import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import type { RankedUnit } from '../../../desk/recommendation.ts'
import { useWords } from '../../../i18n/index.ts'
import { useLink } from '../../../live/link.ts'
import { elapsedText } from '../../../ui/elapsed.ts'
import { Mark } from '../../../ui/Mark.tsx'
import { UnitPlate } from '../../../ui/UnitPlate.tsx'
import { share } from './share.ts'

/** Where the standard's line stands on the bar: what is late has the rest of it. */
export const STANDARD_SHARE = 0.62
/** Without a standard the bar is this long, seconds. */
const BAR_SEC = 600

/** How much of its bar an arrival fills. */
const fillOf = (seconds: number, standardSec: number | undefined): number =>
  Math.min(1, standardSec === undefined ? seconds / BAR_SEC : (seconds / standardSec) * STANDARD_SHARE)

type AdviceRowProps = {
  readonly candidate: RankedUnit
  readonly unit: Unit
  readonly standardSec: number | undefined
  readonly isChosen: boolean
  readonly onToggle: () => void
}

/** A unit that could go: when it would be there, and why it; to be taken in or left out. */
export function AdviceRow({ candidate, unit, standardSec, isChosen, onToggle }: AdviceRowProps) {
  const say = useWords()
  const isStale = useLink().state === 'notlive'
  const { rank, seconds, reasons } = candidate
  const isLate = standardSec !== undefined && seconds > standardSec
  const why = reasons.map(({ code, facts }) => say(`why.${code}`, facts)).join(' · ')
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      className="advice-row"
      data-late={isLate || undefined}
      onClick={onToggle}
    >
      <span className="advice-rank">{isChosen ? (rank ?? '+') : '–'}</span>
      <UnitPlate unit={unit} tone="free" />
      <span className="advice-bar" style={share('--fill', fillOf(seconds, standardSec))} />
      <span className="advice-arrives">
        {isLate && <Mark tone="warn" />}
        {isStale && '~'}
        {elapsedText(seconds)}
      </span>
      <span className="advice-why" title={why}>
        {why}
      </span>
    </button>
  )
}
