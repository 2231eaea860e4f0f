import { useWords } from '../../i18n/index.ts'
import { signOut } from '../../live/me.ts'
import { Button } from '../../ui/Button.tsx'
import { HeldHere } from './OpenCalls.tsx'
import { closeShift, openShift } from './shiftStore.ts'
import { useMySectors } from './useSectors.ts'
import { useSending } from './useSending.ts'

/** Before a session ends with sectors in hand: what is to become of them. Nothing of it happens by itself. */
export function SignOutSheet() {
  const say = useWords()
  const sectors = useMySectors()
  const { ask, why, isBusy } = useSending()
  const leave = async () => {
    if (await ask('shift.leave', { sectors }, ['OFF', ...sectors].join(' '))) await signOut()
  }
  return (
    <div>
      <h2 id="shift-title">{say('shift.stillInHand', { sectors: sectors.join(' ') })}</h2>
      <p>{say('shift.beforeYouGo')}</p>
      <HeldHere />
      {why && <p role="alert">{why}</p>}
      <div className="shift-buttons">
        <Button primary onClick={openShift}>
          {say('shift.handOver')}
        </Button>
        <Button disabled={isBusy} onClick={() => void leave()}>
          {say('shift.leaveAndGo')}
        </Button>
        <Button onClick={() => void signOut()}>{say('shift.keepAndGo')}</Button>
        <Button onClick={closeShift}>{say('shift.stay')}</Button>
      </div>
    </div>
  )
}
