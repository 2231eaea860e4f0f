import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import { useWords } from '../../i18n/index.ts'
import { useLink } from '../../live/link.ts'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { UnitPlate } from '../../ui/UnitPlate.tsx'
import type { Step } from './answers.ts'
import { ReasonForm } from './ReasonForm.tsx'
import { changeText, driveText } from './texts.ts'

export type Listed = Step & {
  readonly unit: Unit
  readonly from: string
  readonly to: string
  /** People who are reached in time because of it, with all moves before it made; and those who can count on it. */
  readonly gained: number
  readonly counted: number
}

type ProposalProps = {
  readonly proposal: Listed
  readonly number: number
  readonly isSelected: boolean
  readonly isRejecting: boolean
  readonly mayAct: boolean
  readonly onSelect: () => void
  readonly onAccept: () => void
  readonly onReject: () => void
  readonly onReason: (reason: string | undefined) => void
}

/** A unit that should wait elsewhere: from where to where, what that gains, what it costs, and the two answers to it. */
export function Proposal({
  proposal,
  number,
  isSelected,
  isRejecting,
  mayAct,
  onSelect,
  onAccept,
  onReject,
  onReason,
}: ProposalProps) {
  const say = useWords()
  const isStale = useLink().state === 'notlive'
  const { unit, from, to, gained, counted, seconds, gain } = proposal
  return (
    <li className="coverage-proposal" data-selected={isSelected || undefined}>
      <button type="button" className="coverage-proposal-head" aria-pressed={isSelected} onClick={onSelect}>
        <b className="coverage-number">{number}</b>
        <UnitPlate unit={unit} tone="proposed" />
        <span className="coverage-way">
          {from} → {to}
        </span>
        <b className="coverage-gain">{changeText(gained)}</b>
      </button>
      <p>
        {gained < 0 && <Mark tone="warn" />}
        {say('coverage.costs', { drive: `${isStale ? '~' : ''}${driveText(seconds)}` })}
      </p>
      <p>{say('coverage.why', { calls: gain.toFixed(2), counted: changeText(counted) })}</p>
      {isSelected && isRejecting && (
        <ReasonForm asks={say('coverage.reason')} deed={say('coverage.reject')} isNeeded onReason={onReason} />
      )}
      {isSelected && !isRejecting && (
        <div className="coverage-deeds">
          <Button
            primary
            disabled={!mayAct}
            held={isStale}
            kbd="A"
            // The second press of a double click would accept the proposal that comes next.
            onClick={({ detail }) => detail < 2 && onAccept()}
          >
            {say('coverage.accept')}
          </Button>
          <Button disabled={!mayAct} held={isStale} kbd="X" onClick={onReject}>
            {say('coverage.rejectAsk')}
          </Button>
          <Kbd>{`ACC ${number}`}</Kbd>
        </div>
      )}
    </li>
  )
}
