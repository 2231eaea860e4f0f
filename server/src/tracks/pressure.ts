/** How hard this process is pressed: `thin` positions first, `shed` them where that is not enough (J9). */
export type Pressure = 'none' | 'thin' | 'shed'

/** A tick so late means that commands wait as long: positions make room … */
const THIN_AT_MS = 100
/** … and at this they are left out altogether. */
const SHED_AT_MS = 400
/** Ticks in time before positions have their room again: else they would come and go with every burst. */
const CALM_TICKS = 4

/** Weighs how late each tick comes: `lateMs` of the newest. What it answers holds until the next. */
export function createPressure() {
  let pressure: Pressure = 'none'
  let calm = 0

  return {
    weigh(lateMs: number): void {
      calm = lateMs < THIN_AT_MS ? calm + 1 : 0
      if (lateMs >= SHED_AT_MS) pressure = 'shed'
      else if (lateMs >= THIN_AT_MS && pressure === 'none') pressure = 'thin'
      else if (calm >= CALM_TICKS) pressure = 'none'
    },
    now: (): Pressure => pressure,
  }
}
