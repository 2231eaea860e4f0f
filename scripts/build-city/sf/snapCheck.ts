import type { RoadGraph } from '@muster/server/dispatch/roadGraph.ts'
import { placeOf, type SffdRow } from '../calls/sffdRows.ts'

/** How far call places lie from the nearest road node, metres, and how many have none within 1 km. */
export type SnapFigures = { calls: number; off: number; p50: number; p95: number }

/** Snaps the place of every record. */
export function snapFigures(rows: SffdRow[], graph: RoadGraph): SnapFigures {
  const snaps = rows.map((row) => graph.snap(...(placeOf(row) ?? [0, 0])))
  const metres = snaps.flatMap((snap) => (snap ? [snap.metres] : [])).sort((a, b) => a - b)
  const quantile = (share: number) => Math.round((metres[Math.floor(metres.length * share)] ?? 0) * 10) / 10
  return { calls: rows.length, off: rows.length - metres.length, p50: quantile(0.5), p95: quantile(0.95) }
}
