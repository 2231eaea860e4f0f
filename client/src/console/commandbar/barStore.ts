import type { LineRefusal } from '@muster/shared/commandline/order.ts'
import { readLine } from '@muster/shared/commandline/read.ts'
import { useSyncExternalStore } from 'react'
import { createAnnouncer } from '../../live/announcer.ts'
import { cityNow } from '../../live/clock.ts'

/** A line that was refused before it left this machine; `at`: epoch ms of this machine. */
export type Refused = {
  readonly key: number
  readonly line: string
  readonly refusal: LineRefusal
  readonly at: number
}

/**
 * The bar as it stands. `chosen`: index of the offer that ↑↓ chose, undefined where nobody chose; `offerFor`: the incident
 * whose recommended units an empty line's ⏎ sends, because it was just reported here; `reporting`: a report of this bar is on
 * its way; `wanted`: that ⏎ came before the hub had answered the report.
 */
export type Bar = {
  readonly text: string
  readonly caret: number
  readonly chosen?: number
  readonly offerFor?: string
  readonly reporting: boolean
  readonly wanted: boolean
  /** City time, epoch ms, at which the report on the line was begun: then the call came in. */
  readonly begunAt?: number
  readonly refused: readonly Refused[]
  /** Lines that were sent, newest first; `shown`: which of them ↑ shows. */
  readonly history: readonly string[]
  readonly shown?: number
}

const HISTORY = 50
const REFUSALS_KEPT = 3

const changes = createAnnouncer()
let bar: Bar = { text: '', caret: 0, reporting: false, wanted: false, refused: [], history: [] }
let made = 0

export const getBar = (): Bar => bar
export const useBar = (): Bar => useSyncExternalStore(changes.subscribe, getBar)

/** Changes part of the bar. */
export function setBar(part: Partial<Bar>): void {
  bar = { ...bar, ...part }
  changes.announce()
}

/** True once the line begins to tell of a new call. */
const isReport = (text: string): boolean =>
  readLine(text).some(({ verb, parts }) => verb?.word === 'N' && parts.some(({ kind }) => kind === 'text'))

/** The line as typed, with its caret; a choice among the offers was for the former line. */
export function typeLine(text: string, caret = text.length): void {
  const begunAt = isReport(text) ? (bar.begunAt ?? Math.round(cityNow())) : undefined
  setBar({ text, caret, chosen: undefined, shown: undefined, begunAt })
}

/** Empties the line and remembers it for ↑. */
export function remember(line: string): void {
  const history = [line, ...bar.history.filter((other) => other !== line)].slice(0, HISTORY)
  setBar({ text: '', caret: 0, chosen: undefined, shown: undefined, begunAt: undefined, history })
}

/** Goes through the lines that were sent: shows an older (1) or newer (-1) one again. */
export function showSent(step: 1 | -1): void {
  const at = (bar.shown ?? -1) + step
  const line = at < 0 ? '' : bar.history[at]
  if (line === undefined) return
  setBar({ text: line, caret: line.length, chosen: undefined, shown: at < 0 ? undefined : at })
}

/** Shows a no beside the line. */
export function showRefusal(line: string, refusal: LineRefusal): void {
  made += 1
  const refused = [{ key: made, line, refusal, at: Date.now() }, ...bar.refused].slice(0, REFUSALS_KEPT)
  setBar({ refused })
}

/** Takes a no away. */
export const forgetRefusal = (key: number): void => setBar({ refused: bar.refused.filter((one) => one.key !== key) })
