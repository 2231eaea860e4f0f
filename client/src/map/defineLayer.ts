import type { Layer } from '@deck.gl/core'
import type { Mark, Placed } from './picture/mark.ts'
import type { Picture } from './picture/picture.ts'

/** One layer of the map: what it wants placed, and what it draws beneath the placed marks (lines, dots). */
export type MapLayer = {
  readonly id: string
  /** Key of its name in the layers menu. */
  readonly name: string
  /** False: off until someone switches it on. */
  readonly isOnAtFirst: boolean
  readonly marks: (picture: Picture) => readonly Mark[]
  readonly ground?: (picture: Picture, placed: readonly Placed[]) => readonly Layer[]
}

/** Declares a layer; a function, so that its parts are checked where they are written. */
export const defineLayer = (layer: MapLayer): MapLayer => layer
