import { metresBetween } from '@muster/server/dispatch/metresBetween.ts'
import type { Pool } from '../log/slots.ts'
import { closest } from '../play/closest.ts'
import type { Move, Policy } from '../play/policy.ts'
import type { Runner, Scene } from '../play/scene.ts'
import type { Job } from '../play/world.ts'

type Choice = (scene: Scene, job: Job, free: readonly Runner[]) => Runner | undefined

/** One job after the other: for each the best of those that are still free. */
function oneByOne(choose: Choice): Policy['send'] {
  return (jobs, scene) => {
    const taken = new Set<Runner>()
    const free = new Map<Pool, Runner[]>()
    return jobs.map((job) => {
      const all = free.get(job.pool) ?? scene.free(job.pool)
      free.set(job.pool, all)
      const runner = choose(
        scene,
        job,
        all.filter((one) => !taken.has(one)),
      )
      if (runner) taken.add(runner)
      return runner
    })
  }
}

const byRoad = oneByOne(closest)

/** As a map without roads would say. */
const byLine = oneByOne((scene, { stop }, free) => {
  const { lng, lat } = scene.world.ground.streets
  let [found, least] = [free[0], Number.POSITIVE_INFINITY]
  if (stop === undefined) return found
  for (const runner of free) {
    const at = scene.heard(runner)
    const metres = metresBetween(lng[at] ?? 0, lat[at] ?? 0, lng[stop] ?? 0, lat[stop] ?? 0)
    if (metres < least) [found, least] = [runner, metres]
  }
  return found
})

/** The closest by road goes; afterwards everybody goes home. */
export const closestByRoad = (name: string, seats: readonly number[]): Policy => ({ name, seats, send: byRoad })

/** The closest by straight line goes; afterwards everybody goes home. */
export const closestByLine = (name: string, seats: readonly number[]): Policy => ({ name, seats, send: byLine })

/** The closest by road goes; afterwards an ambulance waits at the post that it reaches soonest. */
export const nearestPost = (name: string, seats: readonly number[]): Policy => ({
  name,
  seats,
  send: byRoad,
  moves(scene, freed): Move[] {
    if (freed?.crew.pool !== 'ambulance') return []
    const { posts, times } = scene.world.ground
    const secondsTo = (post: number): number => times.seconds(freed.stop, posts[post]?.stop ?? 0)
    let post = 0
    for (let other = 1; other < posts.length; other++) if (secondsTo(other) < secondsTo(post)) post = other
    return [{ runner: freed, post }]
  },
})
