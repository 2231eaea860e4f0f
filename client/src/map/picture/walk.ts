import type { Pick as Picked } from './mark.ts'
import type { Pixel } from './view.ts'

/** Something that can be walked to, and where it is drawn, CSS px. */
export type Stop = { readonly pick: Picked; readonly at: Pixel }

/** A stop that lies aside counts as this much farther for each pixel that it is off the way. */
const ASIDE = 2

export const samePick = (a: Picked | undefined, b: Picked | undefined): boolean =>
  a?.kind === b?.kind && a?.id === b?.id

/**
 * Where one step in the direction `way` leads, as it is seen on the pane (y down): the nearest stop within 60 degrees of it, what lies
 * straight ahead before what lies aside. From nowhere, or from something that has left the view, the walk begins at the
 * first stop; undefined where nothing lies that way.
 */
export function walkTo(stops: readonly Stop[], from: Picked | undefined, way: Pixel): Picked | undefined {
  const here = stops.find(({ pick }) => samePick(pick, from))
  if (here === undefined) return stops[0]?.pick
  let best: Picked | undefined
  let least = Number.POSITIVE_INFINITY
  for (const { pick, at } of stops) {
    const [dx, dy] = [at[0] - here.at[0], at[1] - here.at[1]]
    const ahead = dx * way[0] + dy * way[1]
    const aside = Math.abs(dx * way[1] - dy * way[0])
    if (samePick(pick, from) || ahead <= 0 || aside > ahead * Math.sqrt(3)) continue
    const cost = ahead + ASIDE * aside
    if (cost < least) [best, least] = [pick, cost]
  }
  return best
}

/** The stop after (`step` 1) or before (-1) in the order of the list, around its end; so every stop can be reached. */
export function walkOn(stops: readonly { readonly pick: Picked }[], from: Picked | undefined, step: 1 | -1) {
  const found = stops.findIndex(({ pick }) => samePick(pick, from))
  const next = found < 0 ? (step > 0 ? 0 : -1) : found + step
  return stops.at(next % Math.max(1, stops.length))?.pick
}
