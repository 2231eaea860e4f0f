import type { Desk, Order, Plan } from './order.ts'

/**
 * What a verb is followed by. Tokens are told apart by their shape, so their order is free: a number is an incident, `+2 word`
 * a need, `P1` a priority, anything else a call sign. `text`: `reason` only behind `:`; `rest` everything behind the incident. `caller`: who
 * called, `marked` anywhere in the text (`☎415-555-0134`), or the `rest` itself.
 */
export type Takes = {
  readonly incident?: boolean
  /** A second incident; where only one is named, that is the second and the selected one the first. */
  readonly other?: boolean
  readonly units?: boolean
  readonly needs?: boolean
  readonly priority?: boolean
  /** `>S3`: the station to wait at. */
  readonly to?: boolean
  /** A number is a line of the list of proposals, not an incident. */
  readonly nth?: boolean
  readonly text?: 'reason' | 'rest'
  readonly caller?: 'marked' | 'rest'
}

/** One verb of the grammar. From its line in `verbs/index.ts` follow reading, printing, completion and help. */
export type Verb = {
  /** Canonical word, Latin capitals; the words `commandline.verb.<word>` name it and `commandline.help.<word>` shows it used. */
  readonly word: string
  /** Other words for it, Chinese too. */
  readonly aliases: readonly string[]
  readonly takes: Takes
  /** The command behind it, for who may not send it; absent: it only moves the screen. */
  readonly command?: string
  readonly plan: (order: Order, desk: Desk) => Plan
}

/** The order that says nothing but its verb. */
export const bare = (verb: string): Order => ({ verb, units: [], needs: [] })
