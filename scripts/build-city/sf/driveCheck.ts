import type { Facility } from '@muster/server/cities/pack.ts'
import type { Network } from '@muster/server/dispatch/network.ts'
import type { Drive } from '../calls/paceOf.ts'
import { placeOf, type SffdRow, wallClockMs } from '../calls/sffdRows.ts'
import { stationId } from './stations.ts'

/** Recorded drives against the road graph, medians in seconds. */
export type DriveFigures = { drives: number; graphSec: number; recordedSec: number; beyondGraphSec: number }

/**
 * Drives with lights and siren from a unit's own station to a place in its first-due area (elsewhere nobody knows where
 * it came from): Response to On Scene in the records beside the graph's time.
 */
export function drivesOf(rows: SffdRow[], stations: Facility[], network: Network): Drive[] {
  const { graph } = network
  const timesFrom = new Map(
    stations.map(({ id, point }) => [id, network.millisFrom(graph.snap(...point)?.node ?? 0)] as const),
  )
  return rows.flatMap((row) => {
    const [, number] = /^[ET](\d+)$/.exec(row['Unit ID'] ?? '') ?? []
    const place = placeOf(row)
    const node = place && graph.snap(...place)?.node
    const [start, end] = [wallClockMs(row['Response DtTm']), wallClockMs(row['On Scene DtTm'])]
    const urgent = row.Priority === '3' || row.Priority === 'E'
    if (!urgent || !number || Number(number) !== Number(row['Station Area'])) return []
    if (node === undefined || start === undefined || end === undefined || end <= start) return []
    return [
      {
        hour: new Date(start).getUTCHours(),
        graphSec: (timesFrom.get(stationId(Number(number)))?.[node] ?? 0) / 1000,
        recordedSec: (end - start) / 1000,
      },
    ]
  })
}

/** How the graph's times compare with those of the records. */
export const driveFigures = (drives: readonly Drive[]): DriveFigures => ({
  drives: drives.length,
  graphSec: median(drives.map(({ graphSec }) => graphSec)),
  recordedSec: median(drives.map(({ recordedSec }) => recordedSec)),
  beyondGraphSec: median(drives.map(({ graphSec, recordedSec }) => recordedSec - graphSec)),
})

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)
}
