import type { LineRefusal } from '@muster/shared/commandline/order.ts'
import { readLine } from '@muster/shared/commandline/read.ts'
import { fold } from '@muster/shared/commandline/spelling.ts'
import { useSyncExternalStore } from 'react'
import { createAnnouncer } from '../../live/announcer.ts'
import { cityNow } from '../../live/clock.ts'
import { getMe, subscribeMe } from '../../live/me.ts'
import { IS_DRILL, WORLD } from '../../live/world.ts'

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
 * its way; `wanted`: that ⏎ came before the hub had answered the report; `no`: why ⏎ did not send the line that stands here.
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
  readonly no?: LineRefusal
  readonly refused: readonly Refused[]
  /** Lines that were sent, newest first; `shown`: which of them ↑ shows, and `sought` what was typed before it. */
  readonly history: readonly string[]
  readonly shown?: number
  readonly sought: string
}

const HISTORY = 50
const REFUSALS_KEPT = 3
const EMPTY: Bar = { text: '', caret: 0, reporting: false, wanted: false, refused: [], history: [], sought: '' }

const changes = createAnnouncer()
let bar = EMPTY
let owner: string | undefined
let made = 0

export const getBar = (): Bar => bar
export const useBar = (): Bar => useSyncExternalStore(changes.subscribe, getBar)

const shelf = (person: string): string => `muster.bar.${person}`

/** What this person typed in this window and this world: a reload or the end of a session loses none of it. */
function kept(person: string): Pick<Bar, 'text' | 'history'> {
  const found: Partial<Bar> = JSON.parse(sessionStorage.getItem(shelf(person)) ?? '{}')
  return { text: found.text ?? '', history: found.history ?? [] }
}

subscribeMe(() => {
  const me = getMe()
  const person = me ? (IS_DRILL ? `${me.id} ${WORLD}` : me.id) : undefined
  if (person === owner) return
  owner = person
  // Nobody sees what another was typing.
  const mine = person === undefined ? undefined : kept(person)
  bar = mine ? { ...EMPTY, ...mine, caret: mine.text.length } : EMPTY
  changes.announce()
})

/** Changes part of the bar. */
export function setBar(part: Partial<Bar>): void {
  const { text, history } = bar
  bar = { ...bar, ...part }
  if (owner !== undefined && (bar.text !== text || bar.history !== history))
    sessionStorage.setItem(shelf(owner), JSON.stringify({ text: bar.text, history: bar.history }))
  changes.announce()
}

/** True once the line begins to tell of a new call. */
const isReport = (text: string): boolean =>
  readLine(text).some(({ verb, parts }) => verb?.word === 'N' && parts.some(({ kind }) => kind === 'text'))

/** The line as typed, with its caret; a choice among the offers, and a no, were for the former line. */
export function typeLine(text: string, caret = text.length): void {
  const begunAt = isReport(text) ? (bar.begunAt ?? Math.round(cityNow())) : undefined
  setBar({ text, caret, chosen: undefined, shown: undefined, no: undefined, begunAt })
}

/** Empties the line and remembers it for ↑. */
export function remember(line: string): void {
  typeLine('')
  setBar({ history: [line, ...bar.history.filter((other) => other !== line)].slice(0, HISTORY) })
}

/**
 * Goes through the lines that were sent and begin with what is typed: shows an older (1) or newer (-1) one, and at the end
 * what was typed again.
 */
export function showSent(step: 1 | -1): void {
  const sought = bar.shown === undefined ? bar.text : bar.sought
  const lines = bar.history.filter((line) => line !== sought && fold(line).startsWith(fold(sought)))
  const at = (bar.shown ?? -1) + step
  const line = at < 0 ? sought : lines[at]
  if (line === undefined) return
  typeLine(line)
  setBar({ shown: at < 0 ? undefined : at, sought })
}

/** Shows a no beside the line. */
export function showRefusal(line: string, refusal: LineRefusal): void {
  made += 1
  const refused = [{ key: made, line, refusal, at: Date.now() }, ...bar.refused].slice(0, REFUSALS_KEPT)
  setBar({ refused })
}

/** Leaves the line where it is, with the caret at the order that cannot be sent. */
export function standAt(line: string, no: LineRefusal): void {
  typeLine(line, no.start ?? line.length)
  setBar({ no })
}

/** Takes a no away. */
export const forgetRefusal = (key: number): void => setBar({ refused: bar.refused.filter((one) => one.key !== key) })
