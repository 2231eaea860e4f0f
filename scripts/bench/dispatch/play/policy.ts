import type { Runner, Scene } from './scene.ts'
import type { Job } from './world.ts'

/** A unit is to wait at a post (index). */
export type Move = { readonly runner: Runner; readonly post: number }

type Answer<T> = T | Promise<T>

/** Who is sent, and where the others wait. It sees the scene, never what is to come. */
export type Policy = {
  readonly name: string
  /** The posts that ambulances take as they come on duty, best first; a post may stand in it more than once. */
  readonly seats: readonly number[]
  /** For each of these jobs, which open at the same second, the unit that goes. */
  send(jobs: readonly Job[], scene: Scene): Answer<readonly (Runner | undefined)[]>
  /** After each change: who is to wait elsewhere. `freed` has just become free and is else going home. */
  moves?(scene: Scene, freed: Runner | undefined): Answer<readonly Move[]>
}
