import type { Coverage } from './coverage.ts'
import { type Network, UNREACHED } from './network.ts'
import type { Reach } from './reach.ts'
import { busyOf, driveSec, type Tuning } from './tuning.ts'

/** The same figures worked out anew from nothing but where the free units are, road node by unit: what every update must come to. */
export function plainCoverage(
  parts: { network: Network; reach: Reach; tuning: Tuning },
  nodes: readonly number[],
  { capability, seconds }: { capability: string; seconds: number },
): Coverage {
  const { network, reach, tuning } = parts
  const { field, places } = reach
  const rows = reach.from(nodes.map((node) => ({ node })))
  const toPlaces = network.table(
    nodes,
    places.map(({ node }) => node),
  )
  const least = (all: readonly number[]): number | null => {
    const nearest = Math.min(...all)
    return Number.isFinite(nearest) ? Math.round(nearest) : null
  }
  const cells = field.id.map((id, cell) => {
    const drives = rows.map((row) => driveSec(tuning, row[cell] ?? Number.POSITIVE_INFINITY))
    return {
      id,
      point: { type: 'Point' as const, coordinates: [field.lng[cell] ?? 0, field.lat[cell] ?? 0] as [number, number] },
      persons: Math.round(field.persons[cell] ?? 0),
      seconds: least(drives),
      units: drives.filter((drive) => drive <= seconds).length,
    }
  })
  const sum = (persons: (cell: (typeof cells)[number]) => number): number =>
    Math.round(cells.reduce((total, cell) => total + persons(cell), 0))
  return {
    capability,
    seconds,
    units: nodes.length,
    persons: sum(({ persons }) => persons),
    reached: sum(({ persons, units }) => (units > 0 ? persons : 0)),
    expected: sum(({ persons, units }) => persons * (1 - busyOf(tuning, capability) ** units)),
    cells,
    places: places.map(({ id, kind }, place) => ({
      id,
      kind,
      seconds: least(
        nodes.map((_, at) => {
          const millis = toPlaces[at * places.length + place] ?? UNREACHED
          return millis === UNREACHED ? Number.POSITIVE_INFINITY : driveSec(tuning, millis / 1000)
        }),
      ),
    })),
  }
}
