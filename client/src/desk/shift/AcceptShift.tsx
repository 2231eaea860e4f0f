import type { Shift } from '@muster/shared/domain/shift/shift.ts'
import { visible } from '@muster/shared/words/visible.ts'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { useClockText } from '../useCityTerms.ts'
import { OpenCalls } from './OpenCalls.tsx'
import { closeShift } from './shiftStore.ts'
import { useSending } from './useSending.ts'

/** What a colleague offers: read, then accepted by ⏎ or declined with a reason. */
export function AcceptShift({ offer }: { offer: Shift }) {
  const say = useWords()
  const clock = useClockText()
  const { ask, why, isBusy } = useSending()
  const [reason, setReason] = useState('')
  const first = useRef<HTMLDivElement>(null)
  useEffect(() => first.current?.querySelector('button')?.focus(), [])
  const accept = async (event: FormEvent) => {
    event.preventDefault()
    if (await ask('shift.accept', { from: offer.id }, `HA ${offer.from.name}`)) closeShift()
  }
  const decline = async () => {
    const input = { from: offer.id, ...(reason.trim() && { reason: reason.trim() }) }
    if (await ask('shift.decline', input, say('shift.decline'))) closeShift()
  }
  return (
    <form onSubmit={(event) => void accept(event)}>
      <h2 id="shift-title">{say('shift.offersYou', { from: offer.from.name })}</h2>
      <p>{say('shift.offeredAt', { at: clock(offer.since, 'minutes') })}</p>
      <p className="shift-sectors">{offer.sectors.join(' ') || say('shift.noSectors')}</p>
      {offer.notes && <p className="shift-notes">{visible(offer.notes)}</p>}
      <OpenCalls workerId={offer.id} sectors={offer.sectors} />
      {why && <p role="alert">{why}</p>}
      <div className="shift-buttons" ref={first}>
        <Button primary submits disabled={isBusy} kbd="⏎">
          {say('shift.accept')}
        </Button>
        <Button onClick={closeShift}>{say('shift.later')}</Button>
      </div>
      <div className="shift-buttons">
        <input
          value={reason}
          maxLength={200}
          aria-label={say('shift.declineWhy')}
          placeholder={say('shift.declineWhy')}
          onChange={({ target }) => setReason(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            void decline()
          }}
        />
        <Button disabled={isBusy} onClick={() => void decline()}>
          {say('shift.decline')}
        </Button>
      </div>
    </form>
  )
}
