import type { Attachments, Holds } from '../attachments/attachments.ts'
import type { World } from './world.ts'
import type { Worlds } from './worlds.ts'

const HOUR_MS = 3_600_000

/** Whether a call of one of these worlds has a file now, be it on the board or archived. */
export function holdsIn(find: (world: string) => Promise<World | undefined>): Holds {
  return async ({ world: name, incidentId }, hash) => {
    const world = await find(name)
    if (!world) return false
    if (world.trouble()) return undefined
    const whole = await world.past.whole(world.live, incidentId)
    if (whole === 'busy') return undefined
    return (whole?.incident.attachments ?? []).some((one) => one.hash === hash)
  }
}

/** Sweeps each hour what is on no call; answers with the way to stop. */
export function sweepHourly(attachments: Attachments, worlds: Worlds, warn: (error: unknown) => void): () => void {
  const timer = setInterval(() => attachments.sweep(holdsIn(worlds.find)).catch(warn), HOUR_MS)
  return () => clearInterval(timer)
}
