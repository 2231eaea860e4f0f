/** Where consoles connect: the hub, or the bound that only emits. */
export type Side = 'muster' | 'bare'

/** Opens `count` consoles in a process of consoles. */
export type Connect = { readonly side: Side; readonly url: string; readonly cookie: string; readonly count: number }

/** All consoles of a process that were asked for follow. */
export type Connected = { readonly kind: 'connected'; readonly side: Side }

/** The last console of this process has this entry. `atNs`: the machine's monotonic clock, the same for all processes. */
export type Reached = {
  readonly kind: 'reached'
  readonly side: Side
  readonly seq: number
  readonly text: string
  readonly atNs: string
}

/** A console got an entry again, or after one that it should have had later. */
type Disordered = { readonly kind: 'disordered'; readonly side: Side; readonly seq: number }

export type Told = Connected | Reached | Disordered
