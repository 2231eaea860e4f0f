import { randomUUID } from 'node:crypto'
import type { Asking } from './asking.ts'
import type { FreeUnit } from './readCity.ts'

/** About 30 km/h, in degrees a second: nothing that a hub would call too fast. */
const STEP_DEG = 0.00007

/** Two sources: another desk that passes incidents on, and a fleet that says where it is. */
export function createSources({
  asking,
  units,
  cityNow,
}: {
  asking: Asking
  units: readonly FreeUnit[]
  cityNow: () => number
}) {
  const run = randomUUID().slice(0, 8)
  let reported = 0
  let moved = 0

  return {
    /** One incident of another desk. */
    report: () => {
      reported += 1
      const at = units[(reported * 7) % Math.max(1, units.length)]
      return asking.feed('incidents', {
        ...{ id: `load-${run}-${reported}`, type: 'alarm', priority: 4, receivedAt: cityNow() },
        point: { type: 'Point', coordinates: [at?.lng ?? -122.42, at?.lat ?? 37.77] },
      })
    },
    /** So many positions in one body; each unit walks to and fro near its station. */
    move: (count: number) => {
      moved += 1
      const at = cityNow()
      const walked = STEP_DEG * Math.abs((moved % 40) - 20)
      const items = Array.from({ length: Math.min(count, units.length) }, (_, i) => units[i]).flatMap((unit) =>
        unit ? [{ unitId: unit.id, point: { type: 'Point', coordinates: [unit.lng + walked, unit.lat] }, at }] : [],
      )
      return asking.feed('positions', items)
    },
  }
}
