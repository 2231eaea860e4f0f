import type { City } from '@muster/shared/domain/city.ts'
import { type Closure, closesRoads } from '@muster/shared/domain/closure/closure.ts'
import { type ClosedGround, together } from './closedStretches.ts'
import { type ClosedStretch, flooded } from './closings.ts'
import type { Network } from './network.ts'

/** What turns the city's closures into closed roads. */
export type Closures = {
  /** Looks at the closures and the clock again: what is in force now, and nothing else, is closed from here on. */
  readonly settle: () => void
  /** What is closed now: the same array until that is another. */
  readonly closed: () => readonly ClosedStretch[]
}

/**
 * Keeps the network's closed roads those of the closures in force: a fold of the journal and the city's clock, so that every
 * hub closes the same for the same entry. A closure is laid along the roads once, and again when it was corrected.
 */
export function createClosures({
  city,
  cityNow,
  closedBy,
  network,
}: {
  city: Pick<City, 'all'>
  cityNow: () => number
  closedBy: (ground: ClosedGround, direction?: ClosedStretch['direction']) => readonly ClosedStretch[]
  network: Pick<Network, 'close'>
}): Closures {
  // Folded records are never changed in place: the same record lies along the same roads.
  const laid = new WeakMap<Closure, readonly ClosedStretch[]>()
  let inForce: readonly Closure[] = []
  let closed: readonly ClosedStretch[] = []

  function stretchesOf(closure: Closure): readonly ClosedStretch[] {
    const known = laid.get(closure)
    if (known) return known
    const closed = closedBy(closure.geometry, closure.direction)
    const told = closure.kind === 'flooded' ? flooded(closed) : closed
    laid.set(closure, told)
    return told
  }

  return {
    settle() {
      const now = cityNow()
      const next = [...city.all('closure')].filter((closure) => closesRoads(closure, now))
      if (next.length === inForce.length && next.every((closure, i) => closure === inForce[i])) return
      inForce = next
      closed = together(next.map(stretchesOf))
      network.close(closed)
    },
    closed: () => closed,
  }
}
