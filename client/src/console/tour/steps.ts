import { getPlace } from '../../desk/place.ts'
import type { Result } from '../../live/commands.ts'

export type Side = 'left' | 'right' | 'above' | 'below'

/** A step of the first minute: the control that it talks of, and what a person does to go on. */
export type Step = {
  readonly id: string
  /** The first of these that is on the screen, and the side of it where the bubble covers nothing of what it tells. */
  readonly beside: readonly (readonly [selector: string, side: Side])[]
  readonly keys: readonly string[]
  /** Whether it was done; `before`: results that were there when the step began. */
  readonly isDone: (results: readonly Result[], before: number) => boolean
}

const wasSent = ({ name, outcome, undoes }: Result): boolean =>
  name === 'incident.dispatch' && outcome.kind === 'done' && undoes === undefined

const BAR = ['.commandbar-place', 'above'] as const

const isOpen = (selector: string): boolean => document.querySelector(selector) !== null

/** In the order of a first call: seen, opened, sent to, perhaps taken back; then where everything else is found. */
export const STEPS: readonly Step[] = [
  {
    id: 'queue',
    beside: [['.queue-grid', 'right'], BAR],
    keys: ['J', '⏎', 'N'],
    isDone: () => getPlace().incident !== undefined,
  },
  {
    id: 'send',
    beside: [['.call-buttons', 'left'], BAR],
    keys: ['A', 'D'],
    isDone: (results) => results.some(wasSent),
  },
  {
    id: 'undo',
    beside: [['.commandbar-results', 'above']],
    keys: ['U'],
    // Done is also who let the ten seconds pass: then the units are on their way.
    isDone: (results) => results.some(wasSent) && !results.some(({ undoUntil = 0 }) => undoUntil > Date.now()),
  },
  {
    id: 'help',
    beside: [['.strip-help', 'below']],
    keys: ['?', 'Ctrl K'],
    isDone: () => isOpen('dialog[open].help, dialog[open].palette'),
  },
  {
    id: 'yours',
    beside: [['.queue-grid', 'right'], BAR],
    keys: ['J', '⏎'],
    isDone: (results, before) => results.length > before,
  },
]
