import type { Said } from '../order.ts'
import type { Stretch } from '../tokens.ts'

/**
 * One offer under the line. `run`: what ⏎ does with the line as it stands; the others give
 * the line as it would be. `reason` says why it stands where it does; `seconds` until a unit arrives.
 */
export type Completion = {
  readonly kind: 'run' | 'verb' | 'type' | 'place' | 'unit' | 'incident' | 'capability' | 'word'
  /** The line as it would be. */
  readonly line: string
  /** Where the caret would stand. */
  readonly caret: number
  readonly title: Said
  readonly text?: Said
  readonly reason?: Said
  readonly seconds?: number
  /** What should be known before it is sent: a call like it is there. */
  readonly beware?: Said
  /** Taking it sends the line at once: it only looks. */
  readonly sends?: true
  readonly unitId?: string
  readonly incidentId?: string
  /** [longitude, latitude] */
  readonly point?: readonly [number, number]
}

/** What is being typed: the piece of the line that ends at the caret. */
export type Typing = { readonly line: string; readonly piece: Stretch; readonly typed: string }

/** The line with `text` in place of what is being typed, and a space behind it where none follows. */
export function replaced({ line, piece }: Typing, text: string): Pick<Completion, 'line' | 'caret'> {
  const after = line.slice(piece.end)
  const before = line.slice(0, piece.start)
  const gap = before === '' || /[\s;；]$/.test(before) ? '' : ' '
  const space = /^\s/.test(after) ? '' : ' '
  const head = `${before}${gap}${text}${space}`
  return { line: head + after, caret: head.length }
}
