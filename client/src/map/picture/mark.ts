import type { LngLat } from '@muster/shared/kernel/measure.ts'
import type { Lang, Words } from '../../i18n/index.ts'
import type { Sprite } from '../sprites/sprite.ts'
import type { Box } from './crowd.ts'
import type { LegendKey } from './legendKey.ts'
import type { Pixel } from './view.ts'

/** What a click on a mark chooses. */
export type Pick = {
  readonly kind: 'incident' | 'cluster' | 'unit' | 'station' | 'outline' | 'closure'
  readonly id: string
}

/** How a mark is called, in the words and the language of whoever asks. */
export type Label = (say: Words, lang: Lang) => string

/** A sprite that goes where its mark goes: nib, ring, age. Offset in CSS px from the mark's centre, y down. */
export type Attachment = {
  readonly sprite: Sprite
  readonly offset: Pixel
  /** Degrees clockwise. */
  readonly turnDeg?: number
  readonly under?: boolean
}

/** Something that wants a place on the map. */
export type Mark = {
  readonly id: string
  readonly lngLat: LngLat
  /** The pixel of `lngLat` in the present view. */
  readonly at: Pixel
  readonly sprite: Sprite
  readonly attachments?: readonly Attachment[]
  /** What it covers, CSS px about its centre; without it, its sprite. */
  readonly extent?: Box
  /** Offsets of its centre from `at`, in the order in which they are tried; the first that is free is taken. */
  readonly spots: readonly Pixel[]
  /** True: drawn even where no spot is free, on the one that covers least. False: left out there. */
  readonly mustShow: boolean
  /** Colour of the line from where it is to where it had to move; without it no line. */
  readonly leader?: string
  readonly pick?: Pick
  /** Which line of the legend explains it. */
  readonly legend?: LegendKey
  /** What the list for screen readers calls it; only marks with a pick are listed. */
  readonly label?: Label
}

/** A mark with the place it got: `offset` from `at`, CSS px. */
export type Placed = Mark & { readonly offset: Pixel }

/** What a placed mark covers on the pane. */
export function boxOf({ at, sprite, extent }: Mark, [dx, dy]: Pixel): Box {
  const [x, y] = [at[0] + dx, at[1] + dy]
  if (extent === undefined) {
    const { width, height } = sprite
    return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 }
  }
  return { left: x + extent.left, top: y + extent.top, right: x + extent.right, bottom: y + extent.bottom }
}

/** Fingers and mice miss: a mark is hit this far around its middle at least, px. */
const TARGET_PX = 12

/** What is chosen by a press at this pixel of the pane: the mark that was placed first lies on top. */
export const pickAt = (placed: readonly Placed[], x: number, y: number): Pick | undefined =>
  placed.find((mark) => {
    const { left, right, top, bottom } = boxOf(mark, mark.offset)
    const [middleX, middleY] = [mark.at[0] + mark.offset[0], mark.at[1] + mark.offset[1]]
    const isInside = x >= left && x <= right && y >= top && y <= bottom
    return mark.pick && (isInside || (Math.abs(x - middleX) <= TARGET_PX && Math.abs(y - middleY) <= TARGET_PX))
  })?.pick
