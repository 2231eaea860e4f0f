import type { Cursor, Entry } from '../kernel/entry.ts'
import type { HistoryLine, PlainState } from '../kernel/state.ts'

/** What a console says first, and again after a cut or a hole: where it stands (J5) and which fold it runs. */
export type Resume = { readonly world: string; readonly after: Cursor | null; readonly fold: number }

/** The whole board, at `seq`. */
export type Snapshot = Cursor & { readonly state: PlainState }

/**
 * Entries `from`…`to` as this client's visibility class sees them (V1); those of which it sees nothing are left out and
 * counted in the range: `to - from + 1 - entries.length` were skipped. Continues at the last + 1. `hash`: the state's hash
 * at `to` as the class sees it (kernel/stateHash.ts), told every 1,000 entries and with a catch-up (J12).
 */
export type EventBatch = {
  readonly from: number
  readonly to: number
  readonly link: string
  readonly entries: readonly Entry[]
  readonly hash?: string
}

/** A console's state at `seq` has another hash than the hub told: it takes a snapshot, and says so (J12). */
export type Differs = { readonly seq: number; readonly hash: string }

/** Each second, so that silence is noticed (V3). `cityTime` is the city's clock now, epoch ms; `rate` how fast it runs. */
export type Heartbeat = { readonly head: number; readonly cityTime: number; readonly rate: number }

/** Asks for the detail of one thing; the answer is its history so far, later lines follow from the events. */
export type Open = { readonly aggregate: string; readonly id: string }
/** It cannot be told now, and why; asked again after so many seconds, perhaps. */
export type Refused = Open & { readonly code: 'too_many'; readonly seconds: number }
export type Detail = Open & { readonly seq: number; readonly history: readonly HistoryLine[] }

/** What this client looks at: tracks outside are left out. `null`: everything. West, south, east, north, degrees. */
export type View = readonly [number, number, number, number] | null

export type ServerToClient = {
  snapshot: (snapshot: Snapshot) => void
  events: (batch: EventBatch) => void
  /** Binary track frame, layout in trackFrame.ts. */
  tracks: (frame: Uint8Array | ArrayBuffer) => void
  heartbeat: (beat: Heartbeat) => void
  detail: (detail: Detail) => void
  refused: (no: Refused) => void
  /** The client's fold is too old: fetch the page again. */
  reload: (wants: { readonly fold: number }) => void
  /** Why the hub ends this connection: `expired`, `revoked`, `slow`, `unknown_world`. */
  bye: (why: { readonly code: string }) => void
}

export type ClientToServer = {
  resume: (hello: Resume) => void
  open: (what: Open) => void
  view: (view: View) => void
  differs: (what: Differs) => void
}

/** How old a heartbeat may be before the console says NOT LIVE, ms (V3). */
export const NOT_LIVE_AFTER_MS = 3000

/** How old a position may be before it is marked stale, seconds (V3). */
export const STALE_POSITION_SEC = 120
