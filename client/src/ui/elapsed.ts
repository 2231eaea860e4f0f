const two = (value: number): string => `${value}`.padStart(2, '0')

/** Elapsed seconds as people read them: `08:22`, from one hour on `1:23h`. Never negative. */
export function elapsedText(sec: number): string {
  const whole = Math.max(0, Math.floor(sec))
  const minutes = Math.floor(whole / 60)
  return minutes < 60 ? `${two(minutes)}:${two(whole % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}h`
}

/** Share of the limit from which a timer warns. */
export const WARN_SHARE = 0.8

/** Quiet, warning from 80 % of the limit, over from 100 %; without a limit always quiet. */
export type TimerTone = 'quiet' | 'warn' | 'over'

export function timerTone(sec: number, limitSec: number | undefined): TimerTone {
  if (limitSec === undefined || sec < WARN_SHARE * limitSec) return 'quiet'
  return sec < limitSec ? 'warn' : 'over'
}
