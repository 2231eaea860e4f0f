import type { Colours } from '../colours.ts'
import { ringSprite } from '../sprites/glyph.ts'
import type { Placed } from './mark.ts'

/** Room between what is ringed and its ring; it also lies outside the ring of a selection. Px. */
const ROOM_PX = 5
const LINE_PX = 2.5

/** The mark with the ring of the keyboard around it: dark by day and light by night, wider than any other ring. */
export function ringed(mark: Placed, { ink1, land }: Colours): Placed {
  const { left, right, top, bottom } = mark.extent ?? {
    left: -mark.sprite.width / 2,
    right: mark.sprite.width / 2,
    top: -mark.sprite.height / 2,
    bottom: mark.sprite.height / 2,
  }
  const radius = Math.ceil(Math.max(right, bottom, -left, -top)) + ROOM_PX
  const ring = (colour: string, linePx: number) => ({
    sprite: ringSprite(colour, radius, linePx),
    offset: [0, 0] as const,
    under: true,
  })
  return { ...mark, attachments: [ring(land, LINE_PX + 3), ring(ink1, LINE_PX), ...(mark.attachments ?? [])] }
}
