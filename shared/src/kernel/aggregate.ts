import type { Static, TSchema } from 'typebox'
import type { Sees } from '../access/visibility.ts'
import type { Event, Meta } from './entry.ts'

/** Brings an event's data of an older shape up to date; data of the present shape it leaves as it is. Pure and total. */
export type Lift = {
  /** The fold's version since which no such data is written any more. */
  readonly before: number
  readonly lift: (data: Event['data']) => Event['data']
}

/** How one event changes its own thing. `before` is undefined where the thing is new; the answer replaces it. */
export type EventDeclaration<T, D extends TSchema> = {
  readonly data: D
  /** How older shapes of this event become the present one, oldest first (J12). */
  readonly lifts?: readonly Lift[]
  readonly evolve: (before: T | undefined, data: Static<D>, meta: Meta, id: string) => T | undefined
}

/** How a thing changes when an event of another aggregate concerns it: `concerns` names the ids, `evolve` folds. */
export type FollowDeclaration<T, D = never> = {
  readonly concerns: (data: D, eventId: string) => readonly string[]
  readonly evolve: (before: T, data: D, meta: Meta, eventId: string) => T
}

/** One kind of thing that the city knows. From this declaration the fold, the wire and the audit trail follow. */
export type Aggregate = {
  readonly name: string
  readonly schema: TSchema
  readonly events: Readonly<Record<string, EventDeclaration<never, TSchema>>>
  readonly follows: Readonly<Record<string, FollowDeclaration<never>>>
  /** Whether its history (the events that touched it) is kept as detail, sent to who opens it. */
  readonly history: boolean
  /** Which class sees which fields, of the record and of its events' data (V1). Not declared: from staff on, and all. */
  readonly sees: Sees
}

type Makers<D extends Record<string, TSchema>> = {
  readonly [K in keyof D & string]: (id: string, data: Static<D[K]>) => Event
}

type Askers<D extends Record<string, TSchema>> = {
  readonly [K in keyof D & string]: (event: Pick<Event, 'type'>) => boolean
}

/** `follows` of an event declared by a sibling, with the sibling's data type. */
export const follow = <T, D>(declaration: FollowDeclaration<T, D>): FollowDeclaration<never> =>
  declaration as unknown as FollowDeclaration<never>

/**
 * Declares an aggregate in two steps, because one does not infer with TypeScript 7 and TypeBox 1.4:
 * first what it is, then its events. The answer makes each event, `unit.make.registered(id, data)`, and tells of any
 * whether it is one: `unit.is.registered(event)`; so nobody else need know what it is called.
 */
export const aggregate =
  <S extends TSchema>(name: string, schema: S) =>
  <D extends Record<string, TSchema>>(parts: {
    events: { readonly [K in keyof D]: EventDeclaration<Static<S>, D[K]> }
    follows?: Readonly<Record<string, FollowDeclaration<never>>>
    history?: boolean
    sees?: Sees
  }): Aggregate & { readonly make: Makers<D>; readonly is: Askers<D> } => {
    const verbs: string[] = Object.keys(parts.events)
    const make = Object.fromEntries(
      verbs.map((verb) => [verb, (id: string, data: Event['data']) => ({ type: `${name}.${verb}`, id, data })]),
    )
    const askerOf = (asked: string) => (event: Pick<Event, 'type'>) => event.type === asked
    const is = Object.fromEntries(verbs.map((verb) => [verb, askerOf(`${name}.${verb}`)]))
    return {
      name,
      schema,
      events: parts.events as unknown as Aggregate['events'],
      follows: parts.follows ?? {},
      history: parts.history ?? false,
      sees: parts.sees ?? {},
      make: make as unknown as Makers<D>,
      is: is as unknown as Askers<D>,
    }
  }
