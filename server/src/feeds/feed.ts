import type { City } from '@muster/shared/domain/city.ts'
import type { Static, TSchema } from 'typebox'
import type { Track } from '../tracks/track.ts'

/** Why one item, or a whole body, was not taken: a stable code for programs and a sentence for who mends it. */
export type Rejection = { readonly rejected: string; readonly message: string }

export const reject = (code: string, message: string): Rejection => ({ rejected: code, message })

export const isRejection = (answer: unknown): answer is Rejection =>
  typeof answer === 'object' && answer !== null && 'rejected' in answer

/**
 * Thrown by `parse` for a body that cannot be read at all: answered 400, or 413 where the code is `too_large`, and it is in
 * quarantine.
 */
export class Unreadable extends Error {
  readonly code: 'unreadable' | 'charset' | 'too_large'
  constructor(message: string, code: Unreadable['code'] = 'unreadable') {
    super(message)
    this.code = code
  }
}

/** A question to the city that an item leads to. `key` is the source's own id of it, unique within the feed. */
export type Asking = {
  readonly kind: 'ask'
  readonly name: string
  readonly input: Readonly<Record<string, unknown>>
  readonly key: string
  /** What to do where the source said something else under this key before; without it the item is in conflict. */
  readonly ifChanged?: (city: City) => Asking | Rejection | 'known'
  /** Refusals which mean that the city knew it already. */
  readonly knownAs?: readonly string[]
  /** Whether the answer decides between accepted and duplicate; a refusal of what does not settle is no matter. */
  readonly settles: boolean
}

/** What an item tells: a command, a position on the sheddable lane, or that something was put right in reading it. */
export type Observation =
  | Asking
  | { readonly kind: 'position'; readonly track: Track }
  | { readonly kind: 'remark'; readonly code: string; readonly message: string }

/** What reading an item may know. Times are the city's, epoch ms. */
export type FeedContext = {
  readonly cityNow: number
  readonly timeZone: string
  readonly city: City
  /** [west, south, east, north] of the city, degrees. */
  readonly bounds: readonly [number, number, number, number]
  /** The one unit whose device signed in, where the key is bound to one. */
  readonly deviceId?: string
  /** The id that the first thing made by this command and key will have, or has. */
  readonly idOf: (command: string, key: string) => string
}

/** How a source proves who it is: a key as bearer, as the password of a login, or in the path for phones without headers. */
export type SignIn = 'bearer' | 'basic' | 'token'

type Declared<Item> = {
  readonly id: string
  /** True where keys of one unit's device may speak, because what they say of others is refused. */
  readonly forDevices?: boolean
  /** Content types of its bodies; others are answered 415. */
  readonly contentTypes: readonly string[]
  /** Every way in which its sources may sign in. */
  readonly signIn: readonly SignIn[]
  /** Items of one body; throws Unreadable. Each item is checked against `accepts` as it comes. */
  readonly parse: (bytes: Buffer, contentType: string) => Iterable<unknown>
  /** What one item tells the city. Items of one group are read in their order, each after the one before was answered. */
  readonly toObservations: (item: Item, context: FeedContext) => readonly Observation[] | Rejection
  /** Items about the same thing belong to one group; without it each stands alone. */
  readonly groupOf?: (item: Item) => string
  /** What follows once all items of a group were read. */
  readonly finish?: (items: readonly Item[], context: FeedContext) => readonly Asking[]
  /** One item as a body of its own that this feed reads, of the type in which it came; without it, its JSON. */
  readonly toBody?: (item: Item) => string
  /** What its sources want to hear where it is not the usual answer. */
  readonly reply?: () => unknown
  /** Seconds without a message after which the feed is late; without it, it may be silent as long as it likes. */
  readonly lateAfterSec?: number
}

export type Feed = Declared<never> & { readonly accepts: TSchema }

/** Declares a feed: its folder, and one line in feeds/index.ts. */
export const defineFeed = <S extends TSchema>(feed: Declared<Static<S>> & { readonly accepts: S }): Feed =>
  feed as unknown as Feed
