import { layers } from '../index.ts'

/** A line of the layers menu. Street names are the basemap's, all others are layers of `index.ts`. */
export type Switch = { readonly id: string; readonly name: string; readonly isOnAtFirst: boolean }

/** Topmost first, as one sees them. */
export const SWITCHES: readonly Switch[] = [
  ...layers.toReversed(),
  { id: 'streets', name: 'map.layer.streets', isOnAtFirst: true },
]

/** What is on, when these have been switched away from how they are at first. */
export const layersOn = (switchedAway: readonly string[]): ReadonlySet<string> =>
  new Set(SWITCHES.filter(({ id, isOnAtFirst }) => isOnAtFirst !== switchedAway.includes(id)).map(({ id }) => id))

/** The list after one more press of that switch. */
export const switched = (switchedAway: readonly string[], id: string): readonly string[] =>
  switchedAway.includes(id) ? switchedAway.filter((other) => other !== id) : [...switchedAway, id]
