import type { Vehicle } from '@muster/shared/domain/world/vehicle.ts'
import type { DemandField } from './demandField.ts'
import { type Network, UNREACHED } from './network.ts'

/** Rows kept: one a place that units stood at. A city of a thousand cells takes 4 kB a row. */
const ROWS_KEPT = 4096

/** A school, a hospital, a site with hazards: what is counted beside persons. */
export type CoveredPlace = { readonly id: string; readonly kind: string; readonly node: number }

/** Driving seconds from one place to each cell, then to each covered place; Infinity where no road leads there. */
export type ReachRow = Float32Array

/** Where somebody starts, and by what; without `vehicle` by what fits everywhere. */
export type Spot = { readonly node: number; readonly vehicle?: Vehicle | undefined }

/**
 * Times from places to the cells of a field, and behind them to its places, kept until the roads change:
 * most units stand where some stood before.
 */
export function createReach(network: Network, field: DemandField, places: readonly CoveredPlace[] = []) {
  const known = new Map<Network, Map<number, ReachRow>>()
  const targets = Uint32Array.from([...field.node, ...places.map(({ node }) => node)])
  let version = network.version
  let kept = 0

  function forget(): void {
    known.clear()
    kept = 0
  }

  /** A row for each of these nodes, all by one vehicle. Those not yet known are worked out together. */
  function rowsOn(roads: Network, nodes: readonly number[]): ReachRow[] {
    const rows = known.get(roads) ?? new Map<number, ReachRow>()
    const missing = [...new Set(nodes)].filter((node) => !rows.has(node))
    const found = new Map(nodes.flatMap((node) => (rows.has(node) ? [[node, rows.get(node)] as const] : [])))
    if (missing.length === 0) return nodes.flatMap((node) => found.get(node) ?? [])
    const millis = roads.table(missing, targets)
    if (kept + missing.length > ROWS_KEPT) {
      forget()
      rows.clear()
    }
    known.set(roads, rows)
    missing.forEach((node, at) => {
      const row = new Float32Array(targets.length)
      for (let cell = 0; cell < targets.length; cell++) {
        const reached = millis[at * targets.length + cell] ?? UNREACHED
        row[cell] = reached === UNREACHED ? Number.POSITIVE_INFINITY : reached / 1000
      }
      found.set(node, row)
      if (kept >= ROWS_KEPT) return
      rows.set(node, row)
      kept += 1
    })
    return nodes.map((node) => found.get(node) ?? new Float32Array(targets.length).fill(Number.POSITIVE_INFINITY))
  }

  return {
    field,
    places,
    /** A row for each of these places. */
    from(spots: readonly Spot[]): ReachRow[] {
      if (version !== network.version) forget()
      version = network.version
      const roads = spots.map(({ vehicle }) => network.for(vehicle))
      const kinds = new Set(roads)
      if (kinds.size === 1)
        return rowsOn(
          roads[0] ?? network,
          spots.map(({ node }) => node),
        )
      const rows = new Array<ReachRow>(spots.length)
      for (const kind of kinds) {
        const those = [...spots.keys()].filter((at) => roads[at] === kind)
        const found = rowsOn(
          kind,
          those.map((at) => spots[at]?.node ?? 0),
        )
        for (const [i, at] of those.entries()) rows[at] = found[i] ?? new Float32Array(targets.length)
      }
      return rows
    },
  }
}

export type Reach = ReturnType<typeof createReach>
