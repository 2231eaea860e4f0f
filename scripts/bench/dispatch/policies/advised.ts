import type { Policy } from '../play/policy.ts'
import type { Runner, Scene } from '../play/scene.ts'
import { CAPABILITY, type Job } from '../play/world.ts'
import type { Advisor, Asking, Place, Situation } from './advisor.ts'

/** Tells the scene as the contract's situation. `zone` makes a moment of the city's wall clock, in seconds. */
function situationOf(scene: Scene, zone: (wallSec: number) => string, freed?: Runner): Situation {
  const { ground, closures } = scene.world
  const { lng, lat } = ground.streets
  const placeOf = (stop: number): Place => ({ type: 'Point', coordinates: [lng[stop] ?? 0, lat[stop] ?? 0] })
  const idOf = (post: number | undefined): string | undefined => (post === undefined ? post : ground.posts[post]?.id)
  return {
    time: zone(scene.now),
    units: scene.runners.flatMap((runner) => {
      const { crew, status, home, post } = runner
      if (status === 'off') return []
      return {
        ...{ id: crew.id, capabilities: crew.capabilities, point: placeOf(scene.heard(runner)), status },
        ...{ home: idOf(home), post: idOf(post) },
      }
    }),
    freedUnitId: freed?.crew.id,
    posts: ground.posts.map(({ id, stop }) => ({ id, point: placeOf(stop) })),
    closures,
  }
}

/**
 * Does what an advisor says: it is told the situation and the needs, and sees nothing else. `moves`: whether somebody is
 * moved, or who.
 */
export function advised(
  name: string,
  seats: readonly number[],
  advisor: Advisor,
  { zone, moves }: { readonly zone: (wallSec: number) => string; readonly moves: boolean | readonly string[] },
): Policy {
  const byId = (scene: Scene) => new Map(scene.runners.map((runner) => [runner.crew.id, runner]))
  return {
    name,
    seats,
    async send(jobs, scene) {
      const calls = Map.groupBy(jobs, ({ callId }) => callId)
      const asked = [...calls].map(([id, own]) => askingOf(id, own, scene))
      const { incidents } = await advisor.recommend(situationOf(scene, zone), asked)
      const runners = byId(scene)
      const taken = new Set<Runner>()
      const sent = new Map<Job, Runner>()
      for (const [id, own] of calls) {
        const units = incidents.find((one) => one.id === id)?.units ?? []
        const chosen = units.flatMap((unit) => (unit.rank === null ? [] : (runners.get(unit.id) ?? [])))
        for (const job of own) {
          const runner = chosen.find((one) => one.crew.pool === job.pool && !taken.has(one))
          if (!runner) continue
          taken.add(runner)
          sent.set(job, runner)
        }
      }
      return jobs.map((job) => sent.get(job))
    },
    ...(moves && {
      async moves(scene: Scene, freed: Runner | undefined) {
        const answer = await advisor.moves(situationOf(scene, zone, freed), moves === true ? undefined : moves)
        const runners = byId(scene)
        return answer.moves.flatMap(({ unitId, postId }) => {
          const runner = runners.get(unitId)
          const post = scene.world.ground.posts.findIndex(({ id }) => id === postId)
          return runner && post >= 0 ? [{ runner, post }] : []
        })
      },
    }),
  }
}

function askingOf(id: string, jobs: readonly Job[], scene: Scene): Asking {
  const { lng, lat } = scene.world.ground.streets
  const [first] = jobs
  const stop = first?.stop
  const pools = Map.groupBy(jobs, ({ pool }) => pool)
  return {
    id,
    point: stop === undefined ? null : { type: 'Point', coordinates: [lng[stop] ?? 0, lat[stop] ?? 0] },
    type: first?.type ?? 'other',
    priority: Math.min(...jobs.map(({ priority }) => priority)),
    needs: [...pools].map(([pool, own]) => ({ capability: CAPABILITY[pool], count: own.length })),
  }
}
