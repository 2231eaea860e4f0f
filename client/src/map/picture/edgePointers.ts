import type { Box } from './crowd.ts'
import type { Pixel, View } from './view.ts'

/** Size of an edge pointer, CSS px. */
export const POINTER = { width: 56, height: 20 } as const
const INSET_PX = 6
const GAP_PX = 4

export type Side = 'left' | 'right' | 'top' | 'bottom'

/** Something off the view: what it is and where it would be, in px of the pane. */
export type Target = { readonly id: string; readonly at: Pixel }

/** A pointer to it: on which edge, and the upper left corner, CSS px. */
export type EdgePointer = { readonly id: string; readonly side: Side; readonly left: number; readonly top: number }

/** Where a pointer goes when its own edge is full: round the corner, never to the far side, where it would mislead. */
const ROUND_THE_CORNER: Readonly<Record<Side, readonly Side[]>> = {
  left: ['top', 'bottom'],
  right: ['top', 'bottom'],
  top: ['left', 'right'],
  bottom: ['left', 'right'],
}

/** The edge that the line from the middle of the pane to `at` crosses. */
export function sideTo([x, y]: Pixel, { width, height }: Pick<View, 'width' | 'height'>): Side {
  const [dx, dy] = [x - width / 2, y - height / 2]
  if (Math.abs(dx) * height >= Math.abs(dy) * width) return dx < 0 ? 'left' : 'right'
  return dy < 0 ? 'top' : 'bottom'
}

const overlaps = (left: number, top: number, { left: l, top: t, right: r, bottom: b }: Box): boolean =>
  left < r && left + POINTER.width > l && top < b && top + POINTER.height > t

/**
 * Lays pointers along the edges, each as near as it can be to where the line to its target leaves the pane, never over one
 * another nor over `obstacles` (buttons, legend). Targets come most urgent first; `left out` counts those without room.
 */
export function edgePointers(
  targets: readonly Target[],
  view: Pick<View, 'width' | 'height'>,
  obstacles: readonly Box[],
): { readonly pointers: readonly EdgePointer[]; readonly leftOut: number } {
  const taken = [...obstacles]
  const pointers: EdgePointer[] = []
  for (const { id, at } of targets) {
    const own = sideTo(at, view)
    const found = [own, ...ROUND_THE_CORNER[own]].map((side) => ({ side, spot: freeSpot(side, at) }))
    const first = found.find(({ spot }) => spot !== undefined)
    if (first?.spot === undefined) continue
    const { side, spot } = first
    pointers.push({ id, side, ...spot })
    taken.push({
      left: spot.left - GAP_PX,
      top: spot.top - GAP_PX,
      right: spot.left + POINTER.width + GAP_PX,
      bottom: spot.top + POINTER.height + GAP_PX,
    })
  }
  return { pointers, leftOut: targets.length - pointers.length }

  function freeSpot(side: Side, [x, y]: Pixel): { left: number; top: number } | undefined {
    const upright = side === 'left' || side === 'right'
    const step = (upright ? POINTER.height : POINTER.width) / 2 + GAP_PX / 2
    const length = upright ? view.height - POINTER.height : view.width - POINTER.width
    const wanted = upright
      ? crossing(y, x, view.height, view.width) - POINTER.height / 2
      : crossing(x, y, view.width, view.height) - POINTER.width / 2
    for (let away = 0; away <= length; away += step)
      for (const sign of away === 0 ? [1] : [1, -1]) {
        const along = Math.round(wanted + sign * away)
        if (along < INSET_PX || along > length - INSET_PX) continue
        const spot = cornerOf(side, along)
        if (!taken.some((box) => overlaps(spot.left, spot.top, box))) return spot
      }
    return undefined
  }

  /** Where the line from the middle meets the edge, along it; kept on the pane. */
  function crossing(along: number, across: number, length: number, depth: number): number {
    const half = depth / 2
    const reach = Math.abs(across - half) || 1
    const met = length / 2 + ((along - length / 2) * half) / reach
    return Math.min(length - INSET_PX - POINTER.height, Math.max(INSET_PX + POINTER.height, met))
  }

  function cornerOf(side: Side, along: number): { left: number; top: number } {
    switch (side) {
      case 'left':
        return { left: INSET_PX, top: along }
      case 'right':
        return { left: view.width - POINTER.width - INSET_PX, top: along }
      case 'top':
        return { left: along, top: INSET_PX }
      case 'bottom':
        return { left: along, top: view.height - POINTER.height - INSET_PX }
    }
  }
}
