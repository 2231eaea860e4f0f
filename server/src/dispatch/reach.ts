import type { DemandField } from './demandField.ts'
import { type Network, UNREACHED } from './network.ts'

/** Rows kept: one a place that units stood at. A city of a thousand cells takes 4 kB a row. */
const ROWS_KEPT = 4096

/** Driving seconds from one place to each cell; Infinity where no road leads there. */
export type ReachRow = Float32Array

/** Driving times from places to the cells of a field, kept until the roads change: most units stand where some stood before. */
export function createReach(network: Network, field: DemandField) {
  const rows = new Map<number, ReachRow>()
  let version = network.version

  return {
    field,
    /** A row for each of these road nodes. Those not yet known are worked out together. */
    from(nodes: readonly number[]): ReachRow[] {
      if (version !== network.version) rows.clear()
      version = network.version
      const missing = [...new Set(nodes)].filter((node) => !rows.has(node))
      const found = new Map(nodes.flatMap((node) => (rows.has(node) ? [[node, rows.get(node)] as const] : [])))
      if (missing.length === 0) return nodes.flatMap((node) => found.get(node) ?? [])
      const millis = network.table(missing, field.node)
      if (rows.size + missing.length > ROWS_KEPT) rows.clear()
      missing.forEach((node, at) => {
        const row = new Float32Array(field.count)
        for (let cell = 0; cell < field.count; cell++) {
          const reached = millis[at * field.count + cell] ?? UNREACHED
          row[cell] = reached === UNREACHED ? Number.POSITIVE_INFINITY : reached / 1000
        }
        found.set(node, row)
        if (rows.size < ROWS_KEPT) rows.set(node, row)
      })
      return nodes.map((node) => found.get(node) ?? new Float32Array(field.count).fill(Number.POSITIVE_INFINITY))
    },
  }
}

export type Reach = ReturnType<typeof createReach>
