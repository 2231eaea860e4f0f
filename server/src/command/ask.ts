import type { Undo } from '@muster/shared/kernel/command.ts'
import type { Actor, Event } from '@muster/shared/kernel/entry.ts'
import type { Refusal } from '@muster/shared/kernel/refusal.ts'
import type { NotWrittenCode } from '../redis/notWritten.ts'

/**
 * One question to the city. `key` is made by the asker before the first sending (J2) and is unique within `scope`:
 * the actor for people and keys, the feed for what a feed brings, so that a changed key brings nothing twice.
 */
export type Ask = {
  readonly name: string
  readonly input: unknown
  readonly actor: Actor
  readonly key: string
  readonly scope?: string
  /** Refuse where anything that this would touch has changed after this entry: an undo is for what one saw. */
  readonly unchangedSince?: number
}

/** The three answers of J2 (committed, refused, unknown) and the ways in which a question is none. */
export type Verdict =
  | {
      readonly kind: 'committed'
      readonly seq: number
      readonly events: readonly Event[]
      readonly result: Readonly<Record<string, unknown>>
      readonly undo?: Undo
      readonly replayed: boolean
      /** Replicas that hold it, where the journal asks for any. */
      readonly replicas?: number
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'invalid'; readonly at: string; readonly why: string }
  | { readonly kind: 'forbidden'; readonly roles: readonly string[] }
  | { readonly kind: 'otherBody' }
  | { readonly kind: 'noSuchCommand' }
  /** Certainly not written, and not for what was asked: there is no room, or the journal is closed for now. */
  | { readonly kind: 'notWritten'; readonly code: NotWrittenCode; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string }

/** Where commands are asked. Those asked together travel in one append, each with its own verdict. */
export type CommandDesk = {
  readonly ask: (ask: Ask) => Promise<Verdict>
  readonly askAll: (asks: readonly Ask[]) => Promise<readonly Verdict[]>
}

/** The id that the first thing made by a command of this scope and key has: the same for every retry and every hub. */
export type SeedOf = (scope: string, key: string) => string
