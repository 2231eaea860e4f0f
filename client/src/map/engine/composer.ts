import type { Layer } from '@deck.gl/core'
import { createAnnouncer } from '../../live/announcer.ts'
import type { Colours } from '../colours.ts'
import type { MapLayer } from '../defineLayer.ts'
import { draftLayers } from '../draw/draftLayers.ts'
import { layers } from '../index.ts'
import type { Box } from '../picture/crowd.ts'
import { type Pick as Picked, type Placed, pickAt } from '../picture/mark.ts'
import { EMPTY_OVERVIEW, type Overview, pointerBox, pointersOf, sameOverview, tellPlaced } from '../picture/overview.ts'
import type { Picture } from '../picture/picture.ts'
import { ringed } from '../picture/ringed.ts'
import { type Seats, settle } from '../picture/settle.ts'
import { platesOf } from '../picture/unitsInView.ts'
import { samePick } from '../picture/walk.ts'
import type { SpritePainter } from './spritePainter.ts'

type Kept = {
  readonly drawn: readonly MapLayer[]
  readonly ground: ReadonlyMap<MapLayer, readonly Layer[]>
  readonly sprites: readonly Layer[]
}

/** Makes deck's layers out of a picture, and keeps what a frame that only moves units need not make again. */
export type Composer = {
  /** Everything anew: marks get their places, and the page around the map is told what is on it. */
  readonly compose: (picture: Picture, obstacles: readonly Box[], walkedTo: Picked | undefined) => readonly Layer[]
  /** Only what lies where units are; undefined where marks move with them: then everything has to be composed. */
  readonly move: (picture: Picture) => readonly Layer[] | undefined
  readonly placed: () => readonly Placed[]
  readonly pickAt: (x: number, y: number) => Picked | undefined
  readonly overview: () => Overview
  readonly subscribe: (listener: () => void) => () => void
}

const ringIt = (mark: Placed, walkedTo: Picked | undefined, colours: Colours): Placed =>
  mark.pick && samePick(mark.pick, walkedTo) ? ringed(mark, colours) : mark

export function createComposer(painter: SpritePainter): Composer {
  const changes = createAnnouncer()
  const seats: Seats = new Map()
  let overview = EMPTY_OVERVIEW
  let placed: readonly Placed[] = []
  let kept: Kept | undefined

  const stacked = ({ drawn, ground, sprites }: Kept, picture: Picture): readonly Layer[] => [
    ...drawn.flatMap((layer) => ground.get(layer) ?? []),
    ...sprites,
    ...draftLayers(picture),
  ]

  return {
    compose(picture, obstacles, walkedTo) {
      const drawn = layers.filter(({ id }) => picture.on.has(id))
      // Drawn from the ground up, placed from the top down: see index.ts.
      const marks = drawn.toReversed().flatMap((layer) => layer.marks(picture).map((mark) => ({ mark, layer })))
      const owner = new Map(marks.map(({ mark, layer }) => [mark.id, layer]))
      const pointing = pointersOf(picture, obstacles)
      const taken = [...obstacles, ...pointing.pointers.map(pointerBox)]
      placed = settle(
        marks.map(({ mark }) => mark),
        seats,
        taken,
      ).map((mark) => ringIt(mark, walkedTo, picture.colours))
      const byLayer = Map.groupBy(placed, ({ id }) => owner.get(id))
      kept = {
        drawn,
        ground: new Map(drawn.map((layer) => [layer, layer.ground?.(picture) ?? []])),
        sprites: drawn.flatMap((layer) => painter.layersOf(layer.id, byLayer.get(layer) ?? [], picture.projector)),
      }
      const alsoShown = drawn.flatMap((layer) => layer.alsoShown?.(picture) ?? [])
      const next = { ...pointing, ...tellPlaced(placed, alsoShown) }
      if (!sameOverview(overview, next)) {
        overview = next
        changes.announce()
      }
      return stacked(kept, picture)
    },
    move(picture) {
      if (kept === undefined || picture.proposals.length > 0 || platesOf(picture) !== undefined) return undefined
      const { drawn, ground } = kept
      const moved = drawn.map(
        (layer) => [layer, (layer.liesWhereUnitsAre ? layer.ground?.(picture) : ground.get(layer)) ?? []] as const,
      )
      kept = { ...kept, ground: new Map(moved) }
      return stacked(kept, picture)
    },
    placed: () => placed,
    pickAt: (x, y) => pickAt(placed, x, y),
    overview: () => overview,
    subscribe: changes.subscribe,
  }
}
