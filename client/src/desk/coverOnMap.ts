import type { LngLat } from '@muster/shared/kernel/measure.ts'

/** A cell whose people are reached too late: `band` 0 to 3 by how much, `isFaint` where few live. */
export type CoverCell = {
  readonly ring: readonly LngLat[]
  readonly band: number
  readonly isFaint: boolean
}

/** A unit that should wait elsewhere, with its place in the list of proposals. */
export type CoverMove = { readonly unitId: string; readonly number: number; readonly to: LngLat }

/** Where the selected unit comes within so many minutes: outlines that close. */
export type ReachOnMap = { readonly minutes: number; readonly lines: readonly (readonly LngLat[])[] }

/** What the coverage screen wants drawn. `mended`: edges around the cells that the moves bring inside the standard. */
export type CoverOnMap = {
  readonly cells: readonly CoverCell[]
  readonly mended: readonly (readonly [LngLat, LngLat])[]
  readonly moves: readonly CoverMove[]
  readonly reach: readonly ReachOnMap[]
  /** Roads that are thought closed. */
  readonly closed: readonly (readonly LngLat[])[]
}
