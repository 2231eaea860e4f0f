import type { Vehicle } from '@muster/shared/domain/world/vehicle.ts'
import type { Network } from './network.ts'
import type { Reach, ReachRow, Spot } from './reach.ts'
import type { Situation } from './situation.ts'
import { createStandings } from './standing.ts'
import { busyOf, driveSec, type Tuning } from './tuning.ts'

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

type Parts = {
  readonly network: Network
  readonly reach: Reach
  readonly tuning: Tuning
}

/** What is asked of the free units. `busy`: the share of time for which each is away, where it is not the usual one. */
export type CoverageAsked = { readonly capability: string; readonly seconds: number; readonly busy?: number }

/**
 * Whom the free units reach, kept as they come and go. One that comes or goes costs a look at each cell, and at the other
 * nodes for the cells to which it was the nearest: the more units, the fewer those are. Kept are the roads' own seconds, in
 * rows that all questions share; what they come to as a drive, without turn-out, is told.
 */
export function createCoverage(
  { network, reach, tuning }: Parts,
  { capability, seconds, busy = busyOf(tuning, capability) }: CoverageAsked,
) {
  const { field, places } = reach
  const targets = field.count + places.length
  const spotOf = new Map<string, Spot>()
  const rows = new Map<string, { readonly row: ReachRow; units: number }>()
  const nearest = new Float32Array(targets).fill(Number.POSITIVE_INFINITY)
  const units = new Uint16Array(field.count)
  /** A chance that at least one of so many is free. */
  const oneFree: number[] = [0]
  let version = network.version

  function count(row: ReachRow, by: 1 | -1): void {
    for (let cell = 0; cell < field.count; cell++)
      if (driveSec(tuning, row[cell] ?? Number.POSITIVE_INFINITY) <= seconds) units[cell] = (units[cell] ?? 0) + by
  }

  function add(spot: Spot, row = reach.from([spot])[0]): void {
    const key = keyOf(spot)
    let known = rows.get(key)
    if (!known && row) {
      known = { row, units: 0 }
      rows.set(key, known)
      for (let at = 0; at < targets; at++) nearest[at] = Math.min(nearest[at] ?? 0, known.row[at] ?? 0)
    }
    if (!known) return
    known.units += 1
    count(known.row, 1)
  }

  function take(spot: Spot): void {
    const key = keyOf(spot)
    const gone = rows.get(key)
    if (!gone) return
    gone.units -= 1
    count(gone.row, -1)
    if (gone.units > 0) return
    rows.delete(key)
    const others = [...rows.values()]
    for (let at = 0; at < targets; at++)
      if (gone.row[at] === nearest[at])
        nearest[at] = others.reduce((least, { row }) => Math.min(least, row[at] ?? least), Number.POSITIVE_INFINITY)
  }

  /** These units alone are free: their rows are found together, and nothing that was counted before is taken back. */
  function begin(free: readonly (readonly [unitId: string, spot: Spot])[]): void {
    version = network.version
    spotOf.clear()
    rows.clear()
    nearest.fill(Number.POSITIVE_INFINITY)
    units.fill(0)
    const found = reach.from(free.map(([, spot]) => spot))
    for (const [at, [unitId, spot]] of free.entries()) {
      spotOf.set(unitId, spot)
      add(spot, found[at])
    }
  }

  /** With other roads every row is another. */
  function keepUp(): void {
    if (version !== network.version) begin([...spotOf])
  }

  /** A unit is free at this road node; with none it is not free. */
  function set(unitId: string, node: number | undefined, vehicle?: Vehicle): void {
    const before = spotOf.get(unitId)
    if (before?.node === node && before?.vehicle === vehicle) return
    keepUp()
    if (before) take(before)
    spotOf.delete(unitId)
    if (node === undefined) return
    const spot = { node, vehicle }
    spotOf.set(unitId, spot)
    add(spot)
  }

  const driveTo = (at: number): number | null => wholeOrNull(driveSec(tuning, nearest[at] ?? Number.POSITIVE_INFINITY))

  function figures(): Coverage {
    keepUp()
    for (let free = oneFree.length; free <= spotOf.size; free++) oneFree.push(1 - busy ** free)
    let [persons, reached, expected] = [0, 0, 0]
    const cells = field.id.map((id, cell): CoveredCell => {
      const here = { persons: Math.round(field.persons[cell] ?? 0), units: units[cell] ?? 0 }
      persons += here.persons
      if (here.units > 0) reached += here.persons
      expected += here.persons * (oneFree[here.units] ?? 0)
      return {
        id,
        point: { type: 'Point', coordinates: [field.lng[cell] ?? 0, field.lat[cell] ?? 0] },
        persons: here.persons,
        seconds: driveTo(cell),
        units: here.units,
      }
    })
    return {
      ...{ capability, seconds, units: spotOf.size },
      ...{ persons, reached, expected: Math.round(expected) },
      cells,
      places: places.map(({ id, kind }, place) => ({ id, kind, seconds: driveTo(field.count + place) })),
    }
  }

  return {
    set,
    figures,
    /** The figures of a situation that is told in full: what differs from the one before it is worked out. */
    of(situation: Situation): Coverage {
      const free = new Map(
        createStandings({ network, tuning }, situation).flatMap(({ unit, vehicle, node, waitSec }) =>
          waitSec === 0 && node !== undefined && unit.capabilities.includes(capability)
            ? [[unit.id, { node, vehicle }]]
            : [],
        ),
      )
      const stay = [...free].filter(([unitId, { node, vehicle }]) => {
        const before = spotOf.get(unitId)
        return before?.node === node && before.vehicle === vehicle
      }).length
      // Another city, or other roads: what was kept for whoever asked before is no help.
      if (version !== network.version || 2 * stay < Math.max(free.size, spotOf.size)) begin([...free])
      for (const unitId of [...spotOf.keys()]) if (!free.has(unitId)) set(unitId, undefined)
      for (const [unitId, { node, vehicle }] of free) set(unitId, node, vehicle)
      return figures()
    },
  }
}

const keyOf = ({ node, vehicle }: Spot): string => `${node} ${vehicle ?? ''}`

const wholeOrNull = (seconds: number): number | null => (Number.isFinite(seconds) ? Math.round(seconds) : null)

/** Different questions whose standing is kept. */
const MOST_KEPT = 8

/** Answers each situation from the one before it, for each capability and standard that is asked for. */
export function createCoverages() {
  const kept = new Map<string, { readonly tuning: Tuning; readonly coverage: ReturnType<typeof createCoverage> }>()
  return (parts: Parts, situation: Situation, asked: CoverageAsked): Coverage => {
    const question = `${asked.capability} ${asked.seconds} ${asked.busy ?? ''}`
    const known = kept.get(question)
    const { tuning } = parts
    const one = known?.tuning === tuning ? known : { tuning, coverage: createCoverage(parts, asked) }
    kept.delete(question)
    kept.set(question, one)
    const [oldest] = kept.keys()
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    return one.coverage.of(situation)
  }
}
