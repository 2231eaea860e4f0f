import { type PaneId, paneOf } from './panes.ts'
import { SPEEDS, type Speed } from './speeds.ts'

/** What windows of one browser tell each other: what is selected, which panes have a window of their own, and who has. */
export type WindowMessage =
  | { readonly kind: 'selection'; readonly incident?: string; readonly unit?: string }
  /** Told by a pane, its name: every window follows it; by a whole desk: its panes alone. */
  | { readonly kind: 'moment'; readonly at?: string; readonly speed?: Speed; readonly by?: PaneId }
  | { readonly kind: 'pane'; readonly pane: PaneId; readonly isOpen: boolean }
  | { readonly kind: 'who' }

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Reads a message of another window, which may be of another version of this page; nothing where it makes no sense. */
export function messageOf(data: unknown): WindowMessage | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const told: Readonly<Record<string, unknown>> = { ...data }
  if (told.kind === 'who') return { kind: 'who' }
  if (told.kind === 'selection') return { kind: 'selection', incident: textIn(told.incident), unit: textIn(told.unit) }
  if (told.kind === 'moment')
    return {
      kind: 'moment',
      at: textIn(told.at),
      speed: SPEEDS.find((speed) => speed === told.speed),
      by: paneOf(textIn(told.by) ?? null),
    }
  const pane = paneOf(textIn(told.pane) ?? null)
  return told.kind === 'pane' && pane ? { kind: 'pane', pane, isOpen: told.isOpen === true } : undefined
}
