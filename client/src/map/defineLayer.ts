import type { Layer } from '@deck.gl/core'
import type { LegendKey } from './picture/legendKey.ts'
import type { Mark } from './picture/mark.ts'
import type { Picture } from './picture/picture.ts'

/** One layer of the map: what it wants placed, and what it draws beneath all placed marks (lines, dots). */
export type MapLayer = {
  readonly id: string
  /** Key of its name in the layers menu. */
  readonly name: string
  /** False: off until someone switches it on. */
  readonly isOnAtFirst: boolean
  readonly marks: (picture: Picture) => readonly Mark[]
  /** What it shows without marks, for the legend. */
  readonly alsoShown?: (picture: Picture) => readonly LegendKey[]
  readonly ground?: (picture: Picture) => readonly Layer[]
  /** Its ground is made anew when units have moved, though nothing else has changed. */
  readonly liesWhereUnitsAre?: boolean
}

/** Declares a layer; a function, so that its parts are checked where they are written. */
export const defineLayer = (layer: MapLayer): MapLayer => layer
