import type { Shift } from '@muster/shared/domain/shift/shift.ts'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { useClockText } from '../useCityTerms.ts'
import { OpenCalls } from './OpenCalls.tsx'
import { closeShift } from './shiftStore.ts'
import { useSending } from './useSending.ts'

/** An offer of the reader's own that waits: until it is accepted, everything is still in the reader's hand. */
export function OfferedShift({ offer }: { offer: Shift }) {
  const say = useWords()
  const clock = useClockText()
  const { ask, why, isBusy } = useSending()
  const withdraw = () => void ask('shift.withdraw', {}, say('shift.withdraw'))
  return (
    <div>
      <h2 id="shift-title">{say('shift.waitsFor', { to: offer.to.name, at: clock(offer.since, 'minutes') })}</h2>
      <p>{say('shift.stillYours')}</p>
      <p className="shift-sectors">{offer.sectors.join(' ') || say('shift.noSectors')}</p>
      {offer.notes && <p className="shift-notes">{offer.notes}</p>}
      <OpenCalls workerId={offer.id} sectors={offer.sectors} />
      {why && <p role="alert">{why}</p>}
      <div className="shift-buttons">
        <Button disabled={isBusy} onClick={withdraw}>
          {say('shift.withdraw')}
        </Button>
        <Button onClick={closeShift}>{say('shift.close')}</Button>
      </div>
    </div>
  )
}
