import { driveSec, type Tuning } from './tuning.ts'

/**
 * How far real drives scatter about an estimate: standard deviation of the logarithm of recorded over estimated seconds.
 * A drive of 240 s then takes up to 240 × e^(1.2816 σ) in nine cases of ten.
 */
export const DRIVE_SPREAD = 0.3

/** 90 of 100 drives take no longer, s. */
export const p90Of = (seconds: number): number => seconds * Math.exp(1.2816 * DRIVE_SPREAD)

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
function tableOf(standardSec: number): Float32Array {
  const known = tables.get(standardSec)
  if (known) return known
  const table = Float32Array.from({ length: Math.ceil((standardSec * 3) / STEP_SEC) }, (_, step) =>
    normal(Math.log(standardSec / Math.max(1, step * STEP_SEC)) / DRIVE_SPREAD),
  )
  tables.set(standardSec, table)
  return table
}

/** The chance that a drive of so many estimated seconds keeps the standard. */
export const chanceOf = (seconds: number, standardSec: number): number =>
  tableOf(standardSec)[Math.max(0, seconds / STEP_SEC) | 0] ?? 0

/** The same for the roads' seconds to each cell; none where they are without end. */
export function chancesOf(roadSec: ArrayLike<number>, tuning: Tuning, standardSec: number): Float32Array {
  const chances = new Float32Array(roadSec.length)
  for (let cell = 0; cell < chances.length; cell++) {
    const road = roadSec[cell] ?? Number.POSITIVE_INFINITY
    chances[cell] = Number.isFinite(road) ? chanceOf(driveSec(tuning, road), standardSec) : 0
  }
  return chances
}
