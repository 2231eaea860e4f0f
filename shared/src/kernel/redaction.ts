import { seesAtLeast, VISIBILITY, type Visibility } from '../access/visibility.ts'
import type { Aggregate } from './aggregate.ts'
import { type Cut, cutFor, whole } from './cut.ts'
import type { ActorMark, Entry, Event } from './entry.ts'
import type { HistoryLine, PlainState } from './state.ts'
import { travels } from './travels.ts'

/** Stands for who acted where a class may not see it. */
export const HIDDEN_ACTOR: ActorMark = { id: '', name: '' }
const HIDDEN_COMMAND = ''
/** Data of an event that cannot be told; no fold reads it. */
const NOTHING = null as unknown as Event['data']

/** Cuts what leaves the hub down to what a class may see (V1). Knows nothing of sockets and nothing of people. */
export type Redaction = {
  /** True where the class may see things of this kind at all. */
  readonly seesAny: (mine: Visibility, aggregate: string) => boolean
  /** A record as the class sees it; undefined where it sees nothing of such things. */
  readonly record: (mine: Visibility, aggregate: string, record: unknown) => unknown
  readonly state: (mine: Visibility, state: PlainState) => PlainState
  /** An entry as the class sees it; undefined where nothing of it is left: then it is counted, and no more. */
  readonly entry: (mine: Visibility, entry: Entry) => Entry | undefined
  readonly history: (mine: Visibility, lines: readonly HistoryLine[]) => readonly HistoryLine[]
}

/**
 * Builds the redaction from the declared aggregates. `lift` brings an event of an older shape up to date, for it is the
 * present names that are declared. Who acted is told from class agency on, what was asked from class field on: the public
 * learns what happens in its city, not who sits at the desk. An event of an unknown aggregate is for `personal` alone.
 */
export function createRedaction(
  aggregates: readonly Aggregate[],
  lift: (event: Event) => Event = (event) => event,
): Redaction {
  const cuts = new Map(
    VISIBILITY.map((mine) => [mine, new Map(aggregates.map(({ name, sees }) => [name, cutFor(sees, mine)]))]),
  )
  const unknownTo = (mine: Visibility): Cut | undefined => (mine === 'personal' ? whole : undefined)
  const cutOf = (mine: Visibility, aggregate: string): Cut | undefined => {
    const known = cuts.get(mine)
    return known?.has(aggregate) ? known.get(aggregate) : unknownTo(mine)
  }

  /** What is left of an event. One that would not arrive as it is goes without data: a fault there as it is here (J12). */
  function event<E extends Event>(mine: Visibility, told: E): E | undefined {
    const { type, id, data } = travels(told) ? lift(told) : { ...told, data: NOTHING }
    const cut = cutOf(mine, type.split('.', 1)[0] ?? '')
    if (!cut) return undefined
    const left = cut(data) as Event['data']
    return left === told.data && type === told.type ? told : { ...told, type, id, data: left }
  }

  const seen = <T>(all: readonly (T | undefined)[]): T[] => all.filter((one) => one !== undefined)
  const actorFor = (mine: Visibility, actor: ActorMark): ActorMark =>
    seesAtLeast(mine, 'agency') ? actor : HIDDEN_ACTOR

  return {
    seesAny: (mine, aggregate) => cutOf(mine, aggregate) !== undefined,
    record: (mine, aggregate, record) => cutOf(mine, aggregate)?.(record),
    state: (mine, state) =>
      Object.fromEntries(
        Object.entries(state).flatMap(([aggregate, things]) => {
          const cut = cutOf(mine, aggregate)
          if (!cut) return []
          if (cut === whole) return [[aggregate, things]]
          return [[aggregate, Object.fromEntries(Object.entries(things).map(([id, record]) => [id, cut(record)]))]]
        }),
      ),
    entry(mine, entry) {
      if (mine === 'personal' && entry.events.every(travels)) return entry
      const events = seen(entry.events.map((one) => event(mine, one)))
      if (events.length === 0) return undefined
      const command = seesAtLeast(mine, 'field') ? entry.command : HIDDEN_COMMAND
      return { ...entry, actor: actorFor(mine, entry.actor), command, events }
    },
    history: (mine, lines) =>
      mine === 'personal'
        ? lines
        : seen(lines.map((line) => event(mine, line))).map((line) => ({ ...line, actor: actorFor(mine, line.actor) })),
  }
}
