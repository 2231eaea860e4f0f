import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import { go, usePlace } from '../../../desk/place.ts'
import { plateToneOf } from '../../../desk/plateTone.ts'
import { useIsLastKnown } from '../../../desk/useIsLastKnown.ts'
import { useWords } from '../../../i18n/index.ts'
import { useUnconfirmed } from '../../../live/city.ts'
import { Chip } from '../../../ui/Chip.tsx'
import { LockSign } from '../../../ui/LockSign.tsx'
import { UnconfirmedSign } from '../../../ui/UnconfirmedMark.tsx'

const isMoving = (status: Unit['status']): boolean => status === 'enroute' || status === 'transporting'

/** A unit on the board: tone by its status, proposed underlined in violet; chosen by a click, let go by the next. */
export function UnitChip({ unit, isProposed, onChosen }: { unit: Unit; isProposed: boolean; onChosen?: () => void }) {
  const say = useWords()
  const isStale = useIsLastKnown(unit.id)
  const isSelected = usePlace().unit === unit.id
  const status = say(`status.${unit.status}`)
  const unconfirmed = useUnconfirmed('unit', unit.id)
  const name = isProposed ? say('board.proposedUnit', { unit: unit.callSign, status }) : `${unit.callSign} ${status}`
  const tone = plateToneOf(unit.status, isStale)
  const label = [
    name,
    ...(tone === 'stale' ? [say('board.lastKnown')] : []),
    ...(unit.lock ? [say('unit.isHeld')] : []),
  ].join(', ')
  return (
    <Chip
      kind="unit"
      tone={tone}
      marked={isProposed}
      selected={isSelected}
      aria-label={unconfirmed ? `${label}, ${say(`unconfirmed.${unconfirmed}`)}` : label}
      onClick={() => {
        go({ unit: isSelected ? undefined : unit.id })
        onChosen?.()
      }}
    >
      {isStale && isMoving(unit.status) && '›'}
      {unit.callSign}
      {unit.lock && <LockSign />}
      {unconfirmed && <UnconfirmedSign state={unconfirmed} />}
    </Chip>
  )
}
