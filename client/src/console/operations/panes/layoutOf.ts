import type { PaneId } from '../../../desk/panes.ts'
import type { Room } from '../useRoom.ts'

/** Panes whose size can be set; the map takes what they leave. */
export type SizedPane = Exclude<PaneId, 'map'>

/** Sizes nobody has moved, px: widths, and the height of the board. */
export const DEFAULT_PX: Readonly<Record<Room, Readonly<Record<SizedPane, number>>>> = {
  wide: { queue: 480, detail: 380, board: 176 },
  middle: { queue: 400, detail: 340, board: 176 },
  narrow: { queue: 360, detail: 340, board: 36 },
}

/** The least a pane may be squeezed to and the most it may be pulled to, px. */
export const LIMITS_PX: Readonly<Record<SizedPane, { readonly min: number; readonly max: number }>> = {
  queue: { min: 300, max: 1200 },
  detail: { min: 300, max: 1200 },
  board: { min: 96, max: 800 },
}
/** Less of the map says nothing, px. */
const MAP_MIN = { width: 240, height: 160 }

export type Layout = {
  /** CSS `grid-template`. It reads the sizes from `--pane-queue`, `--pane-detail` and `--pane-board`. */
  readonly template: string
  /** Panes with an edge that can be moved. */
  readonly sized: readonly SizedPane[]
  /** The detail lies over the map, and only while something is open. */
  readonly detailIsDrawer: boolean
  /** The board is one line of counts. */
  readonly boardIsStrip: boolean
}

const sizedTrack = (pane: SizedPane): string => `minmax(${LIMITS_PX[pane].min}px, var(--pane-${pane}))`
const quoted = (cells: readonly string[]): string => `'${cells.join(' ')}'`

/** How the panes that are shown share the screen: queue at the left, map and detail above the board. */
export function layoutOf(shown: readonly PaneId[], room: Room): Layout {
  const has = (pane: PaneId): boolean => shown.includes(pane)
  const detailIsDrawer = room === 'narrow' && has('map') && has('detail')
  const above: readonly PaneId[] = (['map', 'detail'] as const).filter(
    (pane) => has(pane) && !(pane === 'detail' && detailIsDrawer),
  )
  const boardIsStrip = room === 'narrow' && has('board') && above.length > 0
  const hasRight = above.length > 0 || has('board')
  const left = has('queue') ? ['queue'] : []
  const below = above.length > 0 ? above.map(() => 'board') : ['board']

  const rows = [
    ...(above.length > 0 ? [`${quoted([...left, ...above])} minmax(${has('board') ? MAP_MIN.height : 0}px, 1fr)`] : []),
    ...(has('board')
      ? [
          `${quoted([...left, ...below])} ${above.length === 0 ? 'minmax(0, 1fr)' : boardIsStrip ? '36px' : sizedTrack('board')}`,
        ]
      : []),
    ...(hasRight ? [] : [`${quoted(left)} minmax(0, 1fr)`]),
  ]
  const rest = `minmax(${MAP_MIN.width}px, 1fr)`
  const columns = [
    ...left.map(() => (hasRight ? sizedTrack('queue') : rest)),
    ...(above.length > 0 ? above : hasRight ? ['board'] : []).map((pane) =>
      pane === 'detail' && has('map') ? sizedTrack('detail') : rest,
    ),
  ]
  const sized: SizedPane[] = []
  if (has('queue') && hasRight) sized.push('queue')
  if (has('map') && has('detail')) sized.push('detail')
  if (has('board') && above.length > 0 && !boardIsStrip) sized.push('board')
  return { template: `${rows.join(' ')} / ${columns.join(' ')}`, sized, detailIsDrawer, boardIsStrip }
}
