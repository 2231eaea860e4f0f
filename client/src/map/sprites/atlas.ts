import type { Sprite } from './sprite.ts'

/** Where a sprite lies in the atlas, device px, as deck's IconLayer reads it. The anchor is the middle. */
export type Frame = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly mask: boolean
}

const SIDE_PX = 1024
/** Room around each sprite, device px, so that linear filtering never mixes in a neighbour. */
const GUTTER_PX = 2

/** One picture with all sprites that are in use, drawn as they are first needed. */
export type Atlas = {
  readonly canvas: HTMLCanvasElement
  /** Makes sure that a sprite is drawn. False: the atlas is full and has to be cleared. */
  readonly hold: (sprite: Sprite) => boolean
  readonly frames: () => Readonly<Record<string, Frame>>
  /** True once after something was drawn: the texture has to be sent again. */
  readonly takeChanged: () => boolean
  /** Forgets all sprites: another theme, other fonts, or no room. */
  readonly clear: () => void
}

/** An empty atlas; `ratio`: device pixels to a CSS pixel. */
export function createAtlas(ratio: number): Atlas {
  const canvas = document.createElement('canvas')
  canvas.width = SIDE_PX * Math.ceil(ratio)
  canvas.height = canvas.width
  // Read back on every upload, so it is kept in main memory.
  const ink = canvas.getContext('2d', { willReadFrequently: true })
  let frames: Record<string, Frame> = {}
  let shelf = { x: GUTTER_PX, y: GUTTER_PX, height: 0 }
  let changed = true

  function roomFor(width: number, height: number): { x: number; y: number } | undefined {
    if (shelf.x + width + GUTTER_PX > canvas.width)
      shelf = { x: GUTTER_PX, y: shelf.y + shelf.height + GUTTER_PX, height: 0 }
    if (shelf.y + height + GUTTER_PX > canvas.height) return undefined
    const { x, y } = shelf
    shelf = { x: x + width + GUTTER_PX, y, height: Math.max(shelf.height, height) }
    return { x, y }
  }

  return {
    canvas,
    hold(sprite) {
      if (frames[sprite.key] !== undefined) return true
      // Even sizes put the middle between two pixels, where the map's own rounding puts it too.
      const width = 2 * Math.ceil((sprite.width * ratio) / 2)
      const height = 2 * Math.ceil((sprite.height * ratio) / 2)
      const room = roomFor(width, height)
      if (room === undefined || ink === null) return false
      ink.save()
      ink.setTransform(ratio, 0, 0, ratio, room.x + width / 2, room.y + height / 2)
      sprite.draw(ink)
      ink.restore()
      frames[sprite.key] = { ...room, width, height, mask: false }
      changed = true
      return true
    },
    frames: () => frames,
    takeChanged() {
      const was = changed
      changed = false
      return was
    },
    clear() {
      ink?.clearRect(0, 0, canvas.width, canvas.height)
      frames = {}
      shelf = { x: GUTTER_PX, y: GUTTER_PX, height: 0 }
      changed = true
    },
  }
}
