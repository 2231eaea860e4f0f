import type { Pixel } from './view.ts'

/** How far a plate may move away from where its unit is, CSS px. */
export const FARTHEST_PX = 60

const HERE: Pixel = [0, 0]

/** Sideways first: plates are wide, so the leader stays short and level. */
const DIRECTIONS: readonly Pixel[] = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [0.86, -0.5],
  [-0.86, -0.5],
  [0.86, 0.5],
  [-0.86, 0.5],
  [0.5, -0.86],
  [-0.5, -0.86],
  [0.5, 0.86],
  [-0.5, 0.86],
]

const RINGS_PX = [24, 36, 47, FARTHEST_PX]

/** Where a plate may stand, as offsets from its unit in CSS px: on it, then ever farther, never farther than 60 px. */
export const PLATE_SPOTS: readonly Pixel[] = [
  HERE,
  ...RINGS_PX.flatMap((radius) => DIRECTIONS.map(([x, y]): Pixel => [x * radius, y * radius])),
]

/** Where a ghost plate may stand: beside its unit first, so that the station it would leave stays in sight. */
export const GHOST_SPOTS: readonly Pixel[] = [
  ...PLATE_SPOTS.slice(1 + DIRECTIONS.length),
  ...PLATE_SPOTS.slice(0, 1 + DIRECTIONS.length),
]

/** A name of an area may stand a line or two higher or lower: it belongs to the whole of it. */
export const NAME_SPOTS: readonly Pixel[] = [HERE, [0, -14], [0, 14], [0, -28], [0, 28], [-34, 0], [34, 0]]

export const FIXED_SPOT: readonly Pixel[] = [HERE]

/** Beside a small symbol: a label of that width, CSS px, right of it, left of it, below, above. */
export const labelSpots = (width: number, gapPx: number): readonly Pixel[] => [
  [width / 2 + gapPx, 0],
  [-width / 2 - gapPx, 0],
  [0, gapPx + 6],
  [0, -gapPx - 6],
]
