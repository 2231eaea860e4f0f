import type { City } from '../domain/city.ts'
import type { Caller } from '../domain/incident/caller.ts'
import type { LngLat, Term } from '../kernel/measure.ts'
import type { GazetteerIndex } from './gazetteer/gazetteerIndex.ts'

/** `+2 engine`: so many more units that can do this, whichever are nearest. */
export type Need = { readonly count: number; readonly capability: string }

/**
 * One order as it was typed, before the city was asked whether such things exist. `verb` is the verb's canonical word
 * (`D`, `DE`, `ER`); `incident` a number in short (`231`) or full form (`20170104-231`), `other` that of a second incident
 * where the verb is about two; `units` call signs in capitals;
 * `text` what stands behind `:` or behind the last token that the verb knows. Absent: not said.
 */
export type Order = {
  readonly verb: string
  readonly incident?: string
  readonly other?: string
  readonly units: readonly string[]
  readonly needs: readonly Need[]
  readonly priority?: number
  /** The station to wait at, in capitals (`S3`). */
  readonly to?: string
  /** Which line of the list of proposals, from 1. */
  readonly nth?: number
  readonly text?: string
  /** Who called: personal, and so never in a text that is kept (J10). */
  readonly caller?: Caller
}

/** Orders that stood on one line, separated by `;`. */
export type Line = readonly Order[]

/** Values that fill a sentence of the words file. A term is said in the reader's language. */
export type Facts = Readonly<Record<string, string | number | readonly string[] | Term>>

/**
 * A no from the command line itself: the code names a sentence (`commandline.noSuchUnit`) that says what would work.
 * `nearest`: what was perhaps meant, best first; `start` and `end`: the characters of the line that it is about.
 */
export type LineRefusal = {
  readonly refused: string
  readonly facts: Facts
  readonly nearest: readonly string[]
  readonly start?: number
  readonly end?: number
}

/** A command as the hub takes it. */
export type CommandCall = {
  readonly command: string
  readonly input: Readonly<Record<string, unknown>>
  /** How this one alone would be typed, where its line says more. */
  readonly text?: string
}

/** What the queue shows, in the order of its chips: CAD's usual views. */
export const VIEWS = ['all', 'pending', 'active', 'mine', 'available', 'closed'] as const
export type View = (typeof VIEWS)[number]

/** Where a screen should go; a chat or an API has no use for it. */
export type Destination =
  | { readonly kind: 'incident'; readonly id: string }
  | { readonly kind: 'unit'; readonly id: string }
  | { readonly kind: 'place'; readonly point: LngLat; readonly name: string }
  | { readonly kind: 'view'; readonly view: View }
  /** A moment to look back at, city time, epoch ms; none: now. */
  | { readonly kind: 'moment'; readonly cityTime?: number }

/** What an order comes to in this city: commands, a question to the recommender first, a move of the screen, or a no. */
export type Plan =
  | { readonly kind: 'commands'; readonly commands: readonly CommandCall[] }
  | {
      readonly kind: 'needsRecommendation'
      readonly incidentId: string
      /** Empty: the whole recommended set. */
      readonly needs: readonly Need[]
      /** Named by hand, sent beside the recommended ones. */
      readonly unitIds: readonly string[]
      readonly status?: 'enroute' | 'onscene'
    }
  | { readonly kind: 'go'; readonly to: Destination }
  | { readonly kind: 'undo' }
  | ({ readonly kind: 'refused' } & LineRefusal)

/** What the recommender answered, as far as an order needs it: `rank` from 1 in the recommended set, null outside it. */
export type Recommended = {
  /** The entry and the city time that it was worked out at. */
  readonly seq?: number
  readonly time?: string
  readonly units: readonly {
    readonly id: string
    readonly rank: number | null
    /** Until it arrives, turn-out included. */
    readonly seconds: number
    /** The lesser call that it would be taken from. */
    readonly breaksOff?: string
    readonly reasons?: readonly { readonly code: string; readonly facts?: Readonly<Record<string, unknown>> }[]
  }[]
  /** The others; `seconds` where they could go at all. */
  readonly notChosen?: readonly { readonly id: string; readonly seconds?: number }[]
}

/** A unit that should wait elsewhere: where the hub would move it. */
export type ProposedMove = { readonly unitId: string; readonly facilityId: string }

/** What the command line knows of the desk it is typed at. */
export type Desk = {
  readonly city: City
  readonly gazetteer: GazetteerIndex
  /** What is selected there stands in for what is not said. */
  readonly incidentId?: string
  readonly unitId?: string
  /** What the recommender last said of an incident, where it was asked. */
  readonly recommended?: (incidentId: string) => Recommended | undefined
  /** The moves that are proposed on this screen now, as they are listed. */
  readonly proposals?: () => readonly ProposedMove[]
  /** Names of the commands that this person may send; absent: not known, the hub will say. */
  readonly may?: readonly string[]
  /** City time, epoch ms; absent: a call that is being typed is compared with none. */
  readonly now?: () => number
  /** Time of the live city where `now` is that of a past moment. */
  readonly latest?: () => number
  /** The past moment that the desk looks at, as it is told there; from there nothing is sent. */
  readonly past?: () => string | undefined
}

/** Something to be read: words by key, a term of the city, or text that is the same in every language. */
export type Said =
  | { readonly key: string; readonly facts?: Readonly<Record<string, unknown>> }
  | { readonly term: Term }
  | { readonly text: string }

/** Says no from the command line. */
export const refuseLine = (
  refused: string,
  facts: Facts = {},
  nearest: readonly string[] = [],
  at?: { readonly start: number; readonly end: number },
): LineRefusal => ({ refused: `commandline.${refused}`, facts, nearest, ...(at && { start: at.start, end: at.end }) })

/** The same no as the outcome of a plan. */
export const refusePlan = (...args: Parameters<typeof refuseLine>): Plan => ({
  kind: 'refused',
  ...refuseLine(...args),
})

const MISSING = /\.(?:empty|which[A-Z]\w*|textMissing|needWhat)$/

/** True where nothing is wrong with the line but that it is not finished. */
export const isMissing = ({ refused }: LineRefusal): boolean => MISSING.test(refused)

/** True where reading ended with a no. */
export const isLineRefusal = (answer: object): answer is LineRefusal => 'refused' in answer
