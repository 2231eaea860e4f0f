import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import type { IncidentType } from '@muster/shared/domain/world/world.ts'

/** The letter of a kind of incident; its shape goes with it. */
export type Group = IncidentType['group']

type Corner = readonly [x: number, y: number]

const pathOf = (corners: readonly Corner[], scale: number): string =>
  `M${corners.map(([x, y]) => `${round(x * scale)} ${round(y * scale)}`).join('L')}Z`
const round = (value: number): number => Math.round(value * 100) / 100

/** Corners of a regular polygon, the first at `fromDeg` clockwise from the top. */
const regular = (count: number, radius: number, fromDeg = 0): Corner[] =>
  Array.from({ length: count }, (_, i) => {
    const angle = ((fromDeg + (360 * i) / count) * Math.PI) / 180
    return [radius * Math.sin(angle), -radius * Math.cos(angle)]
  })

// In units of the symbol's size; chosen so that all shapes weigh the same to the eye.
const SHAPES: Readonly<Record<Exclude<Group, 'A'>, readonly Corner[]>> = {
  F: [
    [0, -0.48],
    [0.5, 0.4],
    [-0.5, 0.4],
  ],
  M: [
    [-0.37, -0.37],
    [0.37, -0.37],
    [0.37, 0.37],
    [-0.37, 0.37],
  ],
  C: regular(4, 0.5),
  H: regular(6, 0.48, 30),
  R: regular(5, 0.48).map(([x, y]): Corner => [x, y + 0.03]),
  S: [
    [-0.42, -0.34],
    [0.42, -0.34],
    [0.29, 0.35],
    [-0.29, 0.35],
  ],
}
const CIRCLE = 0.41

/** How far below the centre the letter stands, as a share of the size. */
export const LETTER_DROP: Readonly<Record<Group, number>> = { F: 0.12, M: 0, C: 0, H: 0, A: 0, R: 0.04, S: -0.02 }

/** SVG path of an incident's shape, `sizePx` over all, around 0, 0. */
export function incidentPath(group: Group, sizePx: number): string {
  if (group !== 'A') return pathOf(SHAPES[group], sizePx)
  const r = round(CIRCLE * sizePx)
  return `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`
}

const CUT_PX = 4
const ROUND_PX = 2

function roundedPath(width: number, height: number, radius: number): string {
  const [x, y] = [width / 2, height / 2]
  const [h, v] = [width - 2 * radius, height - 2 * radius]
  const turn = (dx: number, dy: number) => `a${radius} ${radius} 0 0 1 ${dx} ${dy}`
  return `M${-x + radius} ${-y}h${h}${turn(radius, radius)}v${v}${turn(-radius, radius)}h${-h}${turn(-radius, -radius)}v${-v}${turn(radius, -radius)}Z`
}

/** SVG path of a unit's plate around 0, 0: the kind is in its outline. A chief's point hangs below the height. */
export function platePath(kind: Unit['kind'], width: number, height: number): string {
  const [x, y] = [width / 2, height / 2]
  switch (kind) {
    case 'engine':
      return roundedPath(width, height, ROUND_PX)
    case 'medic':
      return roundedPath(width, height, y)
    case 'truck':
      return `M${-x + CUT_PX} ${-y}H${x}V${y - CUT_PX}L${x - CUT_PX} ${y}H${-x}V${-y + CUT_PX}Z`
    case 'rescue':
      return `M${-x} 0L${-x + CUT_PX + 2} ${-y}H${x - CUT_PX - 2}L${x} 0L${x - CUT_PX - 2} ${y}H${-x + CUT_PX + 2}Z`
    case 'chief':
      return `M${-x} ${-y}H${x}V${y - 1}L0 ${y + 4}L${-x} ${y - 1}Z`
    case 'support':
      return `M${-x + 3} ${-y}H${x - 3}L${x} ${y}H${-x}Z`
  }
}

const LETTER_PX = 7.4
const LEAST_PX = 30
const RESCUE_EXTRA_PX = 6

/** How wide a plate has to be for its call sign in 11/700, px. */
export const plateWidthPx = (kind: Unit['kind'], callSign: string): number =>
  Math.max(LEAST_PX, Math.ceil(callSign.length * LETTER_PX) + 8) + (kind === 'rescue' ? RESCUE_EXTRA_PX : 0)
