import type { Vehicle } from '@muster/shared/domain/world/vehicle.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import type { CoveredCell } from './coverage.ts'
import type { Network } from './network.ts'
import type { Reach } from './reach.ts'
import { driveSec, type Tuning } from './tuning.ts'

/** Where the bands end, s of driving: 4 and 8 min are NFPA 1710's, 12 min is what comes from the next district. */
const BANDS_SEC = [240, 480, 720] as const

/** Whom somebody at one place reaches: cell by cell, and how many people within each band. */
export type Isochrone = {
  readonly persons: number
  readonly within: readonly { readonly seconds: number; readonly persons: number }[]
  readonly cells: readonly Omit<CoveredCell, 'units'>[]
}

/** Driving seconds by a kind of vehicle, without turn-out, from a place to each cell on the roads as they are now; undefined where no road is near. */
export function isochrone(
  { network, reach, tuning }: { network: Network; reach: Reach; tuning: Tuning },
  place: LngLat,
  vehicle?: Vehicle,
): Isochrone | undefined {
  const snap = network.graph.snap(place[0], place[1])
  const [row] = snap ? reach.from([{ node: snap.node, vehicle }]) : []
  if (!row) return undefined
  const { field } = reach
  const cells = field.id.map((id, cell) => {
    const seconds = driveSec(tuning, row[cell] ?? Number.POSITIVE_INFINITY)
    return {
      id,
      point: { type: 'Point', coordinates: [field.lng[cell] ?? 0, field.lat[cell] ?? 0] },
      persons: Math.round(field.persons[cell] ?? 0),
      seconds: Number.isFinite(seconds) ? Math.round(seconds) : null,
    } as const
  })
  const sum = (some: typeof cells) => some.reduce((persons, cell) => persons + cell.persons, 0)
  return {
    persons: sum(cells),
    within: BANDS_SEC.map((seconds) => ({
      seconds,
      persons: sum(cells.filter((cell) => cell.seconds !== null && cell.seconds <= seconds)),
    })),
    cells,
  }
}
