import type { City } from '@muster/shared/domain/city.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'

/** Nine calls in ten: how response is reported in the fire service (NFPA 1710). */
const SHARE = 0.9

/** How quickly calls of one priority got their first unit: nine in ten within `p90Sec`, of `count` calls. */
export type Pace = {
  readonly priority: number
  readonly p90Sec: number
  readonly targetSec?: number
  readonly count: number
}

/** The pace of the most urgent priority that had units assigned since `sinceMs`, city time; undefined where none had. */
export function assignmentPace(city: City, sinceMs: number): Pace | undefined {
  const seconds = new Map<number, number[]>()
  for (const { priority, receivedAt, firstAssignedAt } of city.all('incident')) {
    if (firstAssignedAt === undefined || receivedAt < sinceMs) continue
    // Sources round to the second and mix their clocks: an assignment before the call counts as at once.
    const waited = Math.max(0, (firstAssignedAt - receivedAt) / 1000)
    const known = seconds.get(priority)
    if (known) known.push(waited)
    else seconds.set(priority, [waited])
  }
  const priority = Math.min(...seconds.keys())
  const waits = seconds.get(priority)?.sort((a, b) => a - b)
  const p90Sec = waits?.[Math.ceil(waits.length * SHARE) - 1]
  if (waits === undefined || p90Sec === undefined) return undefined
  const targetSec = city.find('world', WORLD_ID)?.settings?.standards.assignSec[String(priority)]
  return { priority, p90Sec: Math.round(p90Sec), targetSec, count: waits.length }
}
