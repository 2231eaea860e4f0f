import type { Words } from '../i18n/index.ts'
import { defineLayer } from './defineLayer.ts'
import type { ClosureSpot } from './picture/closureSpots.ts'
import { dashesOf } from './picture/dashes.ts'
import type { LegendKey } from './picture/legendKey.ts'
import { levelsOf } from './picture/levels.ts'
import type { Mark } from './picture/mark.ts'
import type { Picture } from './picture/picture.ts'
import { FIXED_SPOT } from './picture/spots.ts'
import { isInView, type Pixel } from './picture/view.ts'
import { closureSign } from './sprites/closureSign.ts'
import { textSprite } from './sprites/text.ts'
import { strokeLines } from './strokeLines.ts'

const BAND = { casingPx: 8, widthPx: 4.5, dashPx: 7, gapPx: 4 } as const
const THIN = { dashPx: 3, gapPx: 4, widthPx: 2 } as const
const WATER = { gapPx: 8, widthPx: 1.2, dashPx: 11, betweenPx: 5 } as const
const EDGE_PX = 2
/** Names are read from near by. */
const NAMES_FROM = 13.5
const NAME_BELOW_PX = 17

/** `3rd St, Channel St – 16th St, flooded, until lifted`. */
const labelOf = ({ kind, state, name, reason }: ClosureSpot, say: Words): string =>
  [name, say(`closureKind.${kind}`), ...(reason === name ? [] : [reason]), say(`closure.state.${state}`)]
    .filter(Boolean)
    .join(', ')

const legendOf = ({ kind, state }: ClosureSpot): LegendKey =>
  state === 'over' ? 'roadOver' : state === 'ahead' ? 'roadAhead' : `road-${kind}`

function signOf(spot: ClosureSpot, { projector, view, colours }: Picture): Mark | undefined {
  const at = projector.toPixel(...spot.lngLat)
  if (!isInView(at, view, 40)) return undefined
  const look = { sizePx: 10, weight: 600, fill: colours.ink1, halo: colours.halo, fonts: colours.fonts } as const
  const text = view.zoom >= NAMES_FROM && spot.name !== undefined ? textSprite([{ text: spot.name, look }]) : undefined
  // A name cut by the edge reads like another name.
  const name = text && isInView(at, view, -text.width / 2) ? text : undefined
  return {
    id: `closure:${spot.id}`,
    lngLat: spot.lngLat,
    at,
    sprite: closureSign(spot, colours),
    ...(name && {
      attachments: [{ sprite: name, offset: [0, NAME_BELOW_PX] }],
      extent: { left: -name.width / 2, top: -10, right: name.width / 2, bottom: NAME_BELOW_PX + name.height / 2 },
    }),
    spots: FIXED_SPOT,
    mustShow: true,
    legend: legendOf(spot),
    pick: { kind: 'closure', id: spot.id },
    label: (say) => labelOf(spot, say),
  }
}

/** Roads and areas that cannot be driven: roads as a striped barrier, water with level strokes, each with its sign. */
export const closures = defineLayer({
  id: 'closures',
  name: 'map.layer.closures',
  isOnAtFirst: true,
  marks: (picture) => picture.scene.closures.flatMap((spot) => signOf(spot, picture) ?? []),
  ground(picture) {
    const { projector, view, colours, scene } = picture
    const shown = scene.closures.map((spot) => ({
      ...spot,
      pixels: spot.points.map(([lng, lat]): Pixel => projector.toPixel(lng, lat)),
    }))
    const lines = strokeLines(projector)
    const whole = (pixels: readonly Pixel[]) => dashesOf(pixels, view.width + view.height, 0, view)
    const inForce = shown.filter(({ state, kind }) => state === 'inForce' && kind !== 'slow')
    const barred = inForce.filter(({ isArea }) => !isArea)
    const areas = inForce.filter(({ isArea }) => isArea)
    const faint = shown.filter(({ state, kind }) => state !== 'inForce' || kind === 'slow')
    const water = areas.flatMap(({ pixels }) =>
      levelsOf(pixels, WATER.gapPx, view).flatMap(({ from, to }) =>
        dashesOf([from, to], WATER.dashPx, WATER.betweenPx, view),
      ),
    )
    const thin = (some: readonly { readonly pixels: readonly Pixel[] }[]) =>
      some.flatMap(({ pixels }) => dashesOf(pixels, THIN.dashPx, THIN.gapPx, view))
    return [
      lines('closure-water', water, colours.ink1, WATER.widthPx, 190),
      lines(
        'closure-casing',
        [...barred, ...areas].flatMap(({ pixels }) => whole(pixels)),
        colours.halo,
        BAND.casingPx,
      ),
      lines(
        'closure-edges',
        areas.flatMap(({ pixels }) => whole(pixels)),
        colours.ink1,
        EDGE_PX,
      ),
      lines(
        'closure-barriers',
        barred.flatMap(({ pixels }) => dashesOf(pixels, BAND.dashPx, BAND.gapPx, view)),
        colours.ink1,
        BAND.widthPx,
      ),
      lines('closure-faint', thin(faint.filter(({ state }) => state !== 'over')), colours.ink1, THIN.widthPx, 200),
      lines('closure-over', thin(faint.filter(({ state }) => state === 'over')), colours.amber, THIN.widthPx),
    ]
  },
})
