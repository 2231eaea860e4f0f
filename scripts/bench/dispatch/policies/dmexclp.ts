import { best, cover, gains, type Reach } from '../city/seats.ts'
import type { Policy } from '../play/policy.ts'
import { isFree, type Scene } from '../play/scene.ts'
import { closestByRoad } from './closest.ts'

/** Posts of the ambulances that can be sent, or are on their way to wait. */
const waitingAt = (scene: Scene, but: unknown): number[] =>
  scene.runners.flatMap((one) =>
    one !== but && one.crew.pool === 'ambulance' && isFree(one) && one.post !== undefined ? [one.post] : [],
  )

/**
 * Dynamic maximum expected coverage (Jagtenberg, Bhulai, van der Mei 2015): the closest by road goes; an ambulance that
 * becomes free goes to the post where it adds most to the expected coverage of those that wait. `busy`: the share of its
 * time on duty that an ambulance works.
 */
export function dmexclp(seats: readonly number[], reach: Reach, busy: number): Policy {
  return {
    ...closestByRoad('DMEXCLP', seats),
    moves(scene, freed) {
      if (freed?.crew.pool !== 'ambulance') return []
      return [{ runner: freed, post: postFor(reach, waitingAt(scene, freed), busy) }]
    },
  }
}

/** Where one more adds most to those that wait at these posts. */
export function postFor(reach: Reach, waiting: readonly number[], busy: number): number {
  const covered = new Uint8Array(reach.shares.length)
  for (const post of waiting) cover(reach, covered, post, 1)
  return best(gains(reach, covered, busy))
}
