import type { Static, TSchema } from 'typebox'
import type { Actor, Event } from './entry.ts'
import type { LngLat } from './measure.ts'
import type { MediaType } from './media.ts'
import type { Refusal } from './refusal.ts'
import type { Sealed } from './sealed.ts'

/** Names the areas that a place lies in; ids of the city pack. */
export type Area = { readonly neighbourhood?: string; readonly battalion?: string }

/** A point, a line or an area as GeoJSON tells it. */
type Drawn =
  | { readonly type: 'Point'; readonly coordinates: readonly number[] }
  | { readonly type: 'LineString'; readonly coordinates: readonly (readonly number[])[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly (readonly number[])[])[] }

/** What a decision wants to know that only the hub can find out. A console may predict without it. */
export type Needs = {
  /** The next incident number of the city day. */
  readonly number?: boolean
  /** The areas around this place. */
  readonly area?: LngLat
  /** Road seconds of each unit to the incident, turn-out included. */
  readonly eta?: { readonly incidentId: string; readonly unitIds: readonly string[] }
  /** Who lives inside this area. */
  readonly residents?: readonly LngLat[]
  /** How many stretches of the city's roads this closes: GeoJSON, and the direction of a line. */
  readonly closes?: { readonly geometry: Drawn; readonly direction?: 'along' | 'against' }
  /** What is personal and enters the journal only sealed (J10). */
  readonly seal?: unknown
  /** The subject under whose key that is sealed, where there is one already. */
  readonly sealAs?: string
  /** The subject whose key is to be deleted before it is said that it was. */
  readonly forget?: string
  /** The incident of this id, which has left live state. */
  readonly archived?: string
  /** How the note stands that was written into a call as this entry. */
  readonly note?: { readonly incidentId: string; readonly noteSeq: number }
  /** The file of this hash, which is to be put on or taken off a call. */
  readonly file?: { readonly incidentId: string; readonly hash: string }
}

/** What the hub filled in; kept in the entry so that the decision can be made again. */
export type Filled = {
  readonly idSeed: string
  readonly number?: string
  readonly area?: Area
  readonly etaSec?: Readonly<Record<string, number>>
  readonly residents?: number
  readonly closes?: number
  readonly sealed?: Sealed
  /** True where there was such a key, and because of this command there is none any more. */
  readonly forgotten?: boolean
  /** The events that bring back what has left live state; absent where the archive does not know it. */
  readonly archived?: readonly Event[]
  /** Absent where that entry wrote no note into that call. */
  readonly note?: 'standing' | 'struck'
  /** Absent where no such file was sent to the hub. */
  readonly file?: { readonly mediaType: MediaType; readonly bytes: number }
}

/** What `decide` may know beside the city's state. */
export type Context = Filled & {
  /** City time of the decision, epoch ms. */
  readonly cityTime: number
  readonly actor: Actor
  /** A fresh id: the first is the seed itself, later ones count up, so that a decision made again gives the same. */
  readonly newId: () => string
  /** True where a supervisor overrules what the rules that the command names as overridable would refuse. */
  readonly overruled?: boolean
}

export const contextOf = (filled: Filled, cityTime: number, actor: Actor): Context => {
  let made = 0
  return {
    ...filled,
    cityTime,
    actor,
    newId: () => {
      made += 1
      return made === 1 ? filled.idSeed : `${filled.idSeed}-${made}`
    },
  }
}

/** A command that takes back another. */
export type Undo = { readonly command: string; readonly input: Readonly<Record<string, unknown>> }

/** Whose thing a command is about: the agencies that own it, or work on it. */
export type Owned = { readonly aggregate: string; readonly id: string; readonly agencyIds: readonly string[] }

/**
 * A question to the city, answered by a pure function. From this declaration follow the HTTP route, the OpenAPI page,
 * the role check, the palette entry and the audit text (words of the same name).
 */
export type Command<View, I extends TSchema = TSchema> = {
  readonly name: string
  readonly input: I
  /** Roles that may send it; empty: the hub alone. */
  readonly roles: readonly string[]
  /** Whose thing this is about: to a role that is bound to an agency the things of others are not there (404). */
  readonly owner?: (input: Static<I>, city: View) => Owned
  /** Fields of the input that the entry does not keep: they are in the journal only sealed (J10). */
  readonly personal?: readonly string[]
  readonly needs?: (input: Static<I>, city: View) => Needs
  /** Answers with events or a refusal. No I/O, no clock, no random number. */
  readonly decide: (city: View, input: Static<I>, context: Context) => readonly Event[] | Refusal
  /** Codes of refusals that a supervisor may overrule, with a reason that is kept in the events. */
  readonly overridable?: readonly string[]
  /** What the sender is told beside the events. */
  readonly result?: (events: readonly Event[]) => Readonly<Record<string, unknown>>
  /** The command that takes this one back, computed before it happens; absent where it cannot be undone. */
  readonly undo?: (city: View, input: Static<I>, events: readonly Event[]) => Undo | undefined
}

export type AnyCommand<View> = Omit<Command<View>, 'needs' | 'owner' | 'decide' | 'undo'> & {
  readonly owner?: (input: never, city: View) => Owned
  readonly needs?: (input: never, city: View) => Needs
  readonly decide: (city: View, input: never, context: Context) => readonly Event[] | Refusal
  readonly undo?: (city: View, input: never, events: readonly Event[]) => Undo | undefined
}
