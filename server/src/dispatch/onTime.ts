import { driveSec, type Tuning } from './tuning.ts'

/** Standard normal distribution: nine of ten lie below. */
const Z90 = 1.2816
/**
 * In how many seconds nine of ten get there, of whom half take `turnoutSec` and `driveSec`: both scatter by themselves, so
 * that what each adds is joined as the sides of a right angle.
 */
export function p90Of(
  {
    turnoutSec,
    turnoutP90Sec,
    driveSec,
  }: { readonly turnoutSec: number; readonly turnoutP90Sec: number; readonly driveSec: number },
  { driveSpread }: Pick<Tuning, 'driveSpread'>,
): number {
  const late = Math.hypot(turnoutP90Sec - turnoutSec, driveSec * (Math.exp(Z90 * driveSpread) - 1))
  return turnoutSec + driveSec + late
}

/** The normal distribution's integral, within 1.5e-7 (Abramowitz and Stegun 7.1.26). */
function normal(z: number): number {
  const t = 1 / (1 + 0.3275911 * (Math.abs(z) / Math.SQRT2))
  const series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  const half = 1 - series * Math.exp((-z * z) / 2)
  return z >= 0 ? (1 + half) / 2 : (1 - half) / 2
}

const STEP_SEC = 2
const tables = new Map<number, Float32Array>()

/** Chances of keeping a standard by estimated seconds, in steps; from the table's end on there is none. */
function tableOf(standardSec: number, spread: number): Float32Array {
  // A spread is below 8.
  const key = standardSec * 8 + spread
  const known = tables.get(key)
  if (known) return known
  const table = Float32Array.from({ length: Math.ceil((standardSec * 3) / STEP_SEC) }, (_, step) =>
    normal(Math.log(standardSec / Math.max(1, step * STEP_SEC)) / spread),
  )
  tables.set(key, table)
  return table
}

/** The chance that a drive of so many estimated seconds keeps the standard. */
export const chanceOf = (
  seconds: number,
  standardSec: number,
  { weighedSpread }: Pick<Tuning, 'weighedSpread'>,
): number => tableOf(standardSec, weighedSpread)[Math.max(0, seconds / STEP_SEC) | 0] ?? 0

/** The same for the roads' seconds to each cell; none where they are without end. */
export function chancesOf(roadSec: ArrayLike<number>, tuning: Tuning, standardSec: number): Float32Array {
  const table = tableOf(standardSec, tuning.weighedSpread)
  const chances = new Float32Array(roadSec.length)
  for (let cell = 0; cell < chances.length; cell++) {
    const road = roadSec[cell] ?? Number.POSITIVE_INFINITY
    chances[cell] = Number.isFinite(road) ? (table[Math.max(0, driveSec(tuning, road) / STEP_SEC) | 0] ?? 0) : 0
  }
  return chances
}
