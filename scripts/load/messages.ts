/** Milliseconds of the machine's monotonic clock, which is the same in all its processes. */
export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6

export type Hub = { readonly url: string; readonly key: string }

/** To a process of consoles: open so many; or tell what came, once all have the entry `head` or cannot be waited for. */
export type ToConsoles =
  | ({ readonly kind: 'open'; readonly count: number } & Hub)
  | { readonly kind: 'finish'; readonly head: number }

/** What the consoles of one process went through. */
export type ConsoleCounts = {
  readonly connectMs: readonly number[]
  /** Batches that did not continue at the last + 1. */
  readonly holes: number
  /** Connections that were lost and came again. */
  readonly reconnects: number
  readonly byes: Readonly<Record<string, number>>
  readonly snapshots: number
  readonly beats: number
  /** Heartbeats that should have come, one a second, and did not in time. */
  readonly beatsMissed: number
  readonly longestSilenceMs: number
  readonly entries: number
  readonly frames: number
  readonly frameBytes: number
  /** Consoles that did not have the last entry at the end. */
  readonly behind: number
  /** For each entry: its number, when the last console of this process had it, and how many had it as an event. */
  readonly arrivals: readonly (readonly [seq: number, lastMs: number, count: number])[]
}
export type FromConsoles =
  | { readonly kind: 'opened' }
  | { readonly kind: 'counts'; readonly counts: ConsoleCounts }
  | { readonly kind: 'failed'; readonly why: string }

/** To the process that asks: begin, with these rates a second, until `seconds` have passed. */
export type ToAskers = Hub & {
  readonly seconds: number
  readonly people: number
  readonly commands: number
  readonly incidents: number
  readonly positions: number
  readonly readers: number
}

/** One question and its answer. `startedMs`: see monotonicMs; `status` 0: no answer. `seq`: the entry of a command. */
export type Asked = {
  readonly what: 'command' | 'incidents' | 'positions' | 'portal'
  readonly startedMs: number
  readonly ms: number
  readonly status: number
  readonly seq?: number
  readonly code?: string
  /** Items of a feed that were taken. */
  readonly accepted?: number
}
export type FromAskers =
  | { readonly kind: 'asked'; readonly asked: readonly Asked[]; readonly late: number }
  | { readonly kind: 'failed'; readonly why: string }
