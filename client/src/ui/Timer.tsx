import { useNow } from '../live/clock.ts'
import { useLink } from '../live/link.ts'
import { elapsedText, timerTone } from './elapsed.ts'
import { Mark } from './Mark.tsx'
import './Timer.css'

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
        <i className="timer-bar" style={{ width: `calc((100% - 8px) * ${Math.min(1, sec / limitSec)})` }} />
      )}
    </span>
  )
}
