import type { RoadGraph } from './roadGraph.ts'

/** A stretch of the road file that nobody may drive, in both directions or one; `isFlooded`: a boat may. */
export type ClosedStretch = {
  readonly stretch: number
  readonly direction?: 'along' | 'against'
  readonly isFlooded?: true
}

/** What is closed: stretch i along at 2i, against at 2i + 1; `flooded`: by water. */
export type Closings = { readonly shut: ReadonlySet<number>; readonly flooded: ReadonlySet<number> }

export const NOTHING_CLOSED: Closings = { shut: new Set(), flooded: new Set() }

/** Stretches as closings have them. Throws where the map has no such stretch. */
export function closingsOf({ edgeOfStretch }: Pick<RoadGraph, 'edgeOfStretch'>, stretches: Iterable<ClosedStretch>) {
  const closings = { shut: new Set<number>(), flooded: new Set<number>() }
  for (const { stretch, direction, isFlooded } of stretches) {
    if (edgeOfStretch[2 * stretch] === undefined) throw new RangeError(`no road stretch ${stretch}`)
    const halves = isFlooded ? closings.flooded : closings.shut
    if (direction !== 'against') halves.add(2 * stretch)
    if (direction !== 'along') halves.add(2 * stretch + 1)
  }
  return closings
}

/** The same, closed by water. */
export const flooded = (stretches: readonly ClosedStretch[]): readonly ClosedStretch[] =>
  stretches.map((one) => ({ ...one, isFlooded: true }))

const isSame = (one: ReadonlySet<number>, other: ReadonlySet<number>): boolean =>
  one.size === other.size && [...one].every((half) => other.has(half))

/** True where nobody's way differs between the two. */
export const areSame = (one: Closings, other: Closings): boolean =>
  isSame(one.shut, other.shut) && isSame(one.flooded, other.flooded)
