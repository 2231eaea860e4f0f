import { type Network, UNREACHED } from './network.ts'
import type { Reach } from './reach.ts'
import type { Situation } from './situation.ts'
import { createStandings } from './standing.ts'
import { driveSec, type Tuning } from './tuning.ts'

/** A school, a hospital, a site with hazards: what is counted beside persons. */
export type CoveredPlace = { readonly id: string; readonly kind: string; readonly node: number }

/** `seconds`: driving time of the nearest unit, null where none can come; `units`: how many are there within the standard. */
export type CoveredCell = {
  readonly id: string
  readonly point: { readonly type: 'Point'; readonly coordinates: readonly [number, number] }
  readonly persons: number
  readonly seconds: number | null
  readonly units: number
}

/**
 * Who is reached within so many seconds by what is free now. `expected`: persons times the chance that one of the units
 * which reach them is free, all being busy for the same share of time.
 */
export type Coverage = {
  readonly capability: string
  readonly seconds: number
  readonly units: number
  readonly persons: number
  readonly reached: number
  readonly expected: number
  readonly cells: readonly CoveredCell[]
  readonly places: readonly { readonly id: string; readonly kind: string; readonly seconds: number | null }[]
}

/** Works out anew whom the free units of a situation reach, cell by cell. Driving seconds, without turn-out. */
export function coverage(
  {
    network,
    reach,
    tuning,
    places,
  }: { network: Network; reach: Reach; tuning: Tuning; places: readonly CoveredPlace[] },
  situation: Situation,
  { capability, seconds }: { capability: string; seconds: number },
): Coverage {
  const { field } = reach
  const nodes = createStandings({ network, tuning }, situation).flatMap(({ unit, node, waitSec }) =>
    waitSec === 0 && node !== undefined && unit.capabilities.includes(capability) ? [node] : [],
  )
  const rows = reach.from(nodes)
  const toPlaces = network.table(
    nodes,
    places.map(({ node }) => node),
  )
  const drive = (road: number | undefined): number => driveSec(tuning, road ?? Number.POSITIVE_INFINITY)
  const cells = field.id.map((id, cell): CoveredCell => {
    let nearest = Number.POSITIVE_INFINITY
    let units = 0
    for (const row of rows) {
      const own = drive(row[cell])
      if (own < nearest) nearest = own
      if (own <= seconds) units += 1
    }
    return {
      id,
      point: { type: 'Point', coordinates: [field.lng[cell] ?? 0, field.lat[cell] ?? 0] },
      persons: Math.round(field.persons[cell] ?? 0),
      seconds: wholeOrNull(nearest),
      units,
    }
  })
  const sum = (persons: (cell: CoveredCell) => number): number =>
    Math.round(cells.reduce((total, cell) => total + persons(cell), 0))
  return {
    capability,
    seconds,
    units: nodes.length,
    persons: sum(({ persons }) => persons),
    reached: sum(({ persons, units }) => (units > 0 ? persons : 0)),
    expected: sum(({ persons, units }) => persons * (1 - tuning.busy ** units)),
    cells,
    places: places.map(({ id, kind }, place) => {
      const nearest = nodes.reduce((least, _node, at) => {
        const millis = toPlaces[at * places.length + place] ?? UNREACHED
        return millis === UNREACHED ? least : Math.min(least, drive(millis / 1000))
      }, Number.POSITIVE_INFINITY)
      return { id, kind, seconds: wholeOrNull(nearest) }
    }),
  }
}

const wholeOrNull = (seconds: number): number | null => (Number.isFinite(seconds) ? Math.round(seconds) : null)
