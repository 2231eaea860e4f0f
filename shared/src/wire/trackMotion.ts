/** Grid of positions: 1e-5° is 1.1 m of latitude, finer than any vehicle's receiver. */
const CELLS_PER_DEG = 1e5
/** Grid of times. */
const TICK_MS = 100
/** Headings are told in steps of 1.5°; 0 is unknown. */
const HEADING_STEPS = 240
export const LAST_HEADING = HEADING_STEPS
/** Cells that must be driven before the movement itself tells the heading: over fewer the grid would tell it. */
const HEADING_CELLS = 8
/** A unit that was silent for more than so many of its intervals is expected where it was. */
const COASTS_FOR = 4

/**
 * How one unit moves, on the grid: the last position and time, the last step in both, and what was driven since the
 * heading was last known. Encoder and decoder keep the same, so that only what nobody could foresee is sent.
 */
export type Motion = {
  x: number
  y: number
  tick: number
  dx: number
  dy: number
  dTick: number
  drivenX: number
  drivenY: number
  /** 0 unknown, else 1 + steps of 1.5° clockwise from north. */
  heading: number
}

export const newMotion = (): Motion => ({
  x: 0,
  y: 0,
  tick: 0,
  dx: 0,
  dy: 0,
  dTick: 0,
  drivenX: 0,
  drivenY: 0,
  heading: 0,
})

export const cellOf = (deg: number): number => Math.round(deg * CELLS_PER_DEG)
export const degOf = (cell: number): number => cell / CELLS_PER_DEG
export const tickOf = (ms: number): number => Math.round(ms / TICK_MS)
export const msOf = (tick: number): number => tick * TICK_MS
/** Any finite number of degrees as a heading; 0 where there is none. */
export function headingOf(deg: number | undefined): number {
  if (deg === undefined || !Number.isFinite(deg)) return 0
  const steps = Math.round((deg * HEADING_STEPS) / 360) % HEADING_STEPS
  return 1 + (steps < 0 ? steps + HEADING_STEPS : steps)
}
export const headingDegOf = (heading: number): number =>
  heading === 0 ? Number.NaN : ((heading - 1) * 360) / HEADING_STEPS

/** Steps between two known headings, the shorter way round. */
export function headingApart(a: number, b: number): number {
  const apart = Math.abs(a - b)
  return Math.min(apart, HEADING_STEPS - apart)
}

/** Where the unit is expected to be at `tick` if it goes on as in its last step. */
export function foresee({ x, y, tick: before, dx, dy, dTick }: Motion, tick: number): { x: number; y: number } {
  const passed = tick - before
  if (dTick <= 0 || passed <= 0 || passed > COASTS_FOR * dTick) return { x, y }
  return { x: x + Math.round((dx * passed) / dTick), y: y + Math.round((dy * passed) / dTick) }
}

/** Moves it to where it now is, and lets the movement tell the heading. */
export function move(motion: Motion, x: number, y: number, tick: number): void {
  motion.dx = x - motion.x
  motion.dy = y - motion.y
  motion.dTick = tick - motion.tick
  motion.x = x
  motion.y = y
  motion.tick = tick
  motion.drivenX += motion.dx
  motion.drivenY += motion.dy
  if (Math.abs(motion.drivenX) + Math.abs(motion.drivenY) < HEADING_CELLS) return
  const east = motion.drivenX * Math.cos((degOf(y) * Math.PI) / 180)
  turn(motion, headingOf((Math.atan2(east, motion.drivenY) * 180) / Math.PI))
}

/** Sets the heading. */
export function turn(motion: Motion, heading: number): void {
  motion.heading = heading
  motion.drivenX = 0
  motion.drivenY = 0
}

/** Puts it somewhere without having moved there. */
export function place(motion: Motion, x: number, y: number, tick: number, heading: number): void {
  Object.assign(motion, { x, y, tick, dx: 0, dy: 0, dTick: 0, drivenX: 0, drivenY: 0, heading })
}
