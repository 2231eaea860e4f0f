import type { City } from '@muster/shared/domain/city.ts'
import { type Closure, closesRoads } from '@muster/shared/domain/closure/closure.ts'

// Folded records are never changed in place: another record is another closure, or the same one corrected.
const numbers = new WeakMap<Closure, number>()
let given = 0

function numberOf(closure: Closure): number {
  const known = numbers.get(closure)
  if (known !== undefined) return known
  given += 1
  numbers.set(closure, given)
  return given
}

/** Names what is closed at this city time: another name where other roads are, and times of driving with them. */
export const closedRoads = (city: City, nowMs: number): string =>
  [...city.all('closure')]
    .filter((closure) => closesRoads(closure, nowMs))
    .map(numberOf)
    .join()
