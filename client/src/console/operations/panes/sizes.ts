import { useSyncExternalStore } from 'react'
import { createAnnouncer } from '../../../live/announcer.ts'
import type { Room } from '../useRoom.ts'
import { DEFAULT_PX, LIMITS_PX, type SizedPane } from './layoutOf.ts'

type Sizes = Readonly<Record<SizedPane, number>>

const SIZES_KEY = 'muster.panes'
const nameOf = (room: Room, pane: SizedPane): string => `${room}.${pane}`

/** A size inside its limits. */
export const bounded = (pane: SizedPane, px: number): number =>
  Math.round(Math.min(LIMITS_PX[pane].max, Math.max(LIMITS_PX[pane].min, px)))

/** What was moved on this machine, by `wide.queue`; what a browser kept may be anything. */
function kept(): Readonly<Record<string, number>> {
  try {
    const told: unknown = JSON.parse(localStorage.getItem(SIZES_KEY) ?? '{}')
    if (typeof told !== 'object' || told === null) return {}
    return Object.fromEntries(Object.entries(told).filter(([, px]) => typeof px === 'number' && Number.isFinite(px)))
  } catch {
    return {}
  }
}

const changes = createAnnouncer()
let moved = kept()
let sizes: Readonly<Record<Room, Sizes>> = {
  wide: sizesIn('wide'),
  middle: sizesIn('middle'),
  narrow: sizesIn('narrow'),
}

function sizesIn(room: Room): Sizes {
  const size = (pane: SizedPane): number => {
    const px = moved[nameOf(room, pane)]
    return px === undefined ? DEFAULT_PX[room][pane] : bounded(pane, px)
  }
  return { queue: size('queue'), detail: size('detail'), board: size('board') }
}

/** Sizes of the panes in this room, px, as moved on this machine. */
export const useSizes = (room: Room): Sizes => useSyncExternalStore(changes.subscribe, () => sizes[room])

/** Keeps a pane's size on this machine, for screens as wide as this one; nothing: as it is drawn. */
export function keepSize(room: Room, pane: SizedPane, px: number | undefined): void {
  const { [nameOf(room, pane)]: _, ...others } = moved
  moved = px === undefined ? others : { ...others, [nameOf(room, pane)]: bounded(pane, px) }
  localStorage.setItem(SIZES_KEY, JSON.stringify(moved))
  sizes = { ...sizes, [room]: sizesIn(room) }
  changes.announce()
}
