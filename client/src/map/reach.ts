import type { ReachOnMap } from '../desk/coverOnMap.ts'
import { sayNow } from '../i18n/index.ts'
import { defineLayer } from './defineLayer.ts'
import { dashesOf } from './picture/dashes.ts'
import type { Mark } from './picture/mark.ts'
import type { Picture } from './picture/picture.ts'
import { isInView, type Pixel } from './picture/view.ts'
import { textSprite } from './sprites/text.ts'
import { strokeLines } from './strokeLines.ts'

/** Whole, dashed, dotted: the nearer, the more of the line is there. */
const DASHES = [
  { dashPx: 4096, gapPx: 0, widthPx: 2 },
  { dashPx: 9, gapPx: 5, widthPx: 2 },
  { dashPx: 2.5, gapPx: 4, widthPx: 2 },
] as const
const CASING = { widthPx: 4.5, alpha: 150 } as const
/** An outline that is shorter has no room for its name. */
const NAMED_FROM_PX = 160

const pixelsOf = ({ projector }: Picture, line: ReachOnMap['lines'][number]): readonly Pixel[] =>
  line.map((point) => projector.toPixel(...point))

/** The minutes, at the top of the longest part of the outline that is in view: where outlines run together, none is named. */
function nameOf(picture: Picture, band: ReachOnMap): Mark | undefined {
  const { minutes, lines } = band
  const { view, projector, colours } = picture
  const longest = lines.toSorted((a, b) => b.length - a.length)[0] ?? []
  const others = (picture.cover?.reach ?? []).filter((other) => other !== band)
  const shared = new Set(others.flatMap((other) => other.lines.flat().map((point) => point.join())))
  const pixels = pixelsOf(
    picture,
    longest.filter((point) => !shared.has(point.join())),
  )
  const tops = pixels.filter((at) => isInView(at, view, -20)).toSorted((a, b) => a[1] - b[1])
  const [at] = tops
  const wide = Math.max(...tops.map(([x]) => x)) - Math.min(...tops.map(([x]) => x))
  if (!at || wide < NAMED_FROM_PX) return undefined
  const look = { sizePx: 11, weight: 700, fill: colours.ink1, halo: colours.halo, fonts: colours.fonts } as const
  return {
    id: `reach:${minutes}`,
    lngLat: projector.toLngLat(...at),
    at,
    sprite: textSprite([{ text: sayNow('map.reach', { minutes }), look }]),
    // Above its line, which would strike it through.
    spots: [[0, -10]],
    mustShow: true,
  }
}

/** Where the selected unit comes within so many minutes of driving, an outline a band. */
export const reach = defineLayer({
  id: 'reach',
  name: 'map.layer.reach',
  isOnAtFirst: true,
  marks: (picture) => (picture.cover?.reach ?? []).flatMap((band) => nameOf(picture, band) ?? []),
  ground(picture) {
    const { cover, projector, view, colours } = picture
    const lines = strokeLines(projector)
    return (cover?.reach ?? []).flatMap((band, i) => {
      const { dashPx, gapPx, widthPx } = DASHES[i] ?? DASHES[2]
      const strokes = band.lines.flatMap((line) => dashesOf(pixelsOf(picture, line), dashPx, gapPx, view))
      return [
        lines(`reach-casing-${band.minutes}`, strokes, colours.halo, CASING.widthPx, CASING.alpha),
        lines(`reach-${band.minutes}`, strokes, colours.ink1, widthPx),
      ]
    })
  },
})
