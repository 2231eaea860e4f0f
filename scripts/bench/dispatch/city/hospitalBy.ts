import type { Ground } from './ground.ts'

const hospitalOf = new WeakMap<Ground, Map<number, number>>()

/** The hospital that is soonest reached from a stop. */
export function hospitalBy(ground: Ground, stop: number): number {
  const known = hospitalOf.get(ground) ?? new Map<number, number>()
  hospitalOf.set(ground, known)
  const found = known.get(stop)
  if (found !== undefined) return found
  const by = (hospital: number): number => ground.times.seconds(stop, hospital)
  const nearest = ground.hospitals.reduce((best, one) => (by(one) < by(best) ? one : best), ground.hospitals[0] ?? stop)
  known.set(stop, nearest)
  return nearest
}
