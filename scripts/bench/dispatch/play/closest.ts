import type { Runner, Scene } from './scene.ts'
import type { Job } from './world.ts'

/** The unit that is soonest there by road, as far as places are heard; of equals the one that came on duty first. */
export function closest(scene: Scene, { stop }: Job, free: readonly Runner[]): Runner | undefined {
  const { times } = scene.world.ground
  let [best, least] = [free[0], Number.POSITIVE_INFINITY]
  if (stop === undefined) return best
  for (const runner of free) {
    const seconds = times.seconds(scene.heard(runner), stop)
    if (seconds < least) [best, least] = [runner, seconds]
  }
  return best
}
