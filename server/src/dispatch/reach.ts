import type { DemandField } from './demandField.ts'
import { type Network, UNREACHED } from './network.ts'

/** Rows kept: one a place that units stood at. A city of a thousand cells takes 4 kB a row. */
const ROWS_KEPT = 4096

/** A school, a hospital, a site with hazards: what is counted beside persons. */
export type CoveredPlace = { readonly id: string; readonly kind: string; readonly node: number }

/** Driving seconds from one place to each cell, then to each covered place; Infinity where no road leads there. */
export type ReachRow = Float32Array

/**
 * Driving times from places to the cells of a field, and behind them to its places, kept until the roads change:
 * most units stand where some stood before.
 */
export function createReach(network: Network, field: DemandField, places: readonly CoveredPlace[] = []) {
  const rows = new Map<number, ReachRow>()
  const targets = Uint32Array.from([...field.node, ...places.map(({ node }) => node)])
  let version = network.version

  return {
    field,
    places,
    /** A row for each of these road nodes. Those not yet known are worked out together. */
    from(nodes: readonly number[]): ReachRow[] {
      if (version !== network.version) rows.clear()
      version = network.version
      const missing = [...new Set(nodes)].filter((node) => !rows.has(node))
      const found = new Map(nodes.flatMap((node) => (rows.has(node) ? [[node, rows.get(node)] as const] : [])))
      if (missing.length === 0) return nodes.flatMap((node) => found.get(node) ?? [])
      const millis = network.table(missing, targets)
      if (rows.size + missing.length > ROWS_KEPT) rows.clear()
      missing.forEach((node, at) => {
        const row = new Float32Array(targets.length)
        for (let cell = 0; cell < targets.length; cell++) {
          const reached = millis[at * targets.length + cell] ?? UNREACHED
          row[cell] = reached === UNREACHED ? Number.POSITIVE_INFINITY : reached / 1000
        }
        found.set(node, row)
        if (rows.size < ROWS_KEPT) rows.set(node, row)
      })
      return nodes.map((node) => found.get(node) ?? new Float32Array(targets.length).fill(Number.POSITIVE_INFINITY))
    },
  }
}

export type Reach = ReturnType<typeof createReach>
