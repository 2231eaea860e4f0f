import { useNow } from '../live/clock.ts'
import { useLink } from '../live/link.ts'
import { elapsedText, timerTone } from './elapsed.ts'
import { Mark } from './Mark.tsx'
import './Timer.css'

const BAR_STEPS = 50

/** A share of the limit in steps of less than a pixel: a bar that looks the same is not drawn anew. */
const barShare = (share: number): number => Math.floor(BAR_STEPS * Math.min(1, share)) / BAR_STEPS

/**
 * Time since `sinceMs` (city time, epoch ms), its share of the limit as a bar. It goes on counting when not live, with a
 * `~`. `large`: the call's own timer.
 */
export function Timer({ sinceMs, limitSec, large = false }: { sinceMs: number; limitSec?: number; large?: boolean }) {
  const sec = Math.max(0, (useNow() - sinceMs) / 1000)
  const { state } = useLink()
  const tone = timerTone(sec, limitSec)
  return (
    <span className="timer" role="timer" data-tone={tone} data-large={large || undefined}>
      {tone !== 'quiet' && <Mark tone={tone} />}
      {state === 'notlive' && '~'}
      {elapsedText(sec)}
      {limitSec !== undefined && tone !== 'over' && (
        <i className="timer-bar" style={{ scale: `${barShare(sec / limitSec)} 1` }} />
      )}
    </span>
  )
}
