import { roundResidents } from '@muster/shared/geo/residents.ts'
import { sayNow, type Words } from '../i18n/index.ts'
import { defineLayer } from './defineLayer.ts'
import { dashesOf } from './picture/dashes.ts'
import { hatchOf } from './picture/hatch.ts'
import type { Mark } from './picture/mark.ts'
import type { OutlineSpot } from './picture/outlineSpots.ts'
import type { Picture } from './picture/picture.ts'
import { NAME_SPOTS } from './picture/spots.ts'
import { isInView } from './picture/view.ts'
import { textSprite } from './sprites/text.ts'
import { strokeLines } from './strokeLines.ts'

const LINE_PX = 2
const CASING_PX = 5
const HATCH = { gapPx: 9, linePx: 1, alpha: 150 } as const
/** A perimeter is dashed, what is dangerous is hatched, a line is neither: told apart without any colour. */
const PERIMETER = { dashPx: 12, gapPx: 5 } as const
/** The names of drawings are read from near by. */
const NAMES_FROM = 11

const shownIn = ({ scene, selectedIncidentId }: Picture): readonly OutlineSpot[] =>
  scene.outlines.filter(({ isOver, incidentId }) => !isOver || incidentId === selectedIncidentId)

const pixelsOf = ({ points, isArea }: OutlineSpot, { projector }: Picture) => {
  const pixels = points.map(([lng, lat]) => projector.toPixel(lng, lat))
  const [first] = pixels
  return { pixels, closed: isArea && first ? [...pixels, first] : pixels }
}

/** `Hazard area 231`, and below it who lives inside. */
function linesOf({ kind, number, label, residents }: OutlineSpot, say: Words): readonly string[] {
  const name = [say('map.outline.name', { kind, number }), ...(label ? [label] : [])].join(' · ')
  return residents === undefined ? [name] : [name, say('map.residents', { count: told(residents) })]
}
const told = (count: number): string => roundResidents(count).toLocaleString('en')

function nameOf(outline: OutlineSpot, { projector, view, colours }: Picture): Mark | undefined {
  const at = projector.toPixel(...outline.lngLat)
  if (view.zoom < NAMES_FROM || !isInView(at, view, 40)) return undefined
  const look = { fill: colours.ink1, halo: colours.halo, fonts: colours.fonts } as const
  return {
    id: `outline:${outline.id}`,
    lngLat: outline.lngLat,
    at,
    sprite: textSprite(
      linesOf(outline, sayNow).map((text, i) => ({
        text,
        look: { ...look, sizePx: i === 0 ? 11 : 10, weight: i === 0 ? 700 : 500 },
      })),
    ),
    spots: NAME_SPOTS,
    mustShow: true,
    legend: outline.kind,
    pick: { kind: 'outline', id: outline.id },
    label: (say) => linesOf(outline, say).join(', '),
  }
}

/** What was drawn for incidents: perimeters dashed, hazard areas hatched, lines plain; with who lives inside. */
export const outlines = defineLayer({
  id: 'outlines',
  name: 'map.layer.outlines',
  isOnAtFirst: true,
  marks: (picture) => shownIn(picture).flatMap((outline) => nameOf(outline, picture) ?? []),
  alsoShown: (picture) => shownIn(picture).map(({ kind }) => kind),
  ground(picture) {
    const { projector, view, colours } = picture
    const shown = shownIn(picture).map((outline) => ({ ...outline, ...pixelsOf(outline, picture) }))
    const lines = strokeLines(projector)
    const whole = shown.flatMap(({ closed }) => dashesOf(closed, view.width + view.height, 0, view))
    const edges = shown.flatMap(({ kind, closed }) =>
      kind === 'perimeter'
        ? dashesOf(closed, PERIMETER.dashPx, PERIMETER.gapPx, view)
        : dashesOf(closed, view.width + view.height, 0, view),
    )
    const hatch = shown.flatMap(({ kind, pixels }) => (kind === 'hazard' ? hatchOf(pixels, HATCH.gapPx, view) : []))
    return [
      lines('outline-hatch', hatch, colours.ink1, HATCH.linePx, HATCH.alpha),
      lines('outline-casing', whole, colours.halo, CASING_PX, 180),
      lines('outline-edges', edges, colours.ink1, LINE_PX),
    ]
  },
})
